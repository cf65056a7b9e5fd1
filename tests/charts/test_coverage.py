"""What does the chart of walking distance show?"""

import pandas as pd

from dashboard.charts.coverage import coverage_across
from dashboard.i18n import Translator
from dashboard.look import LIGHT
from dashboard.reading import with_notes

NAMES = ["district", "residents", "within_15_min", "share", "basis"]


def drawn(*shares: float, city: float | None = 0.26) -> object:
    rows = [(f"d{index}", 1000, round(share * 1000), share, "modelled") for index, share in enumerate(shares)]
    frame = with_notes(pd.DataFrame(rows, columns=NAMES), city=city)
    return coverage_across(frame, Translator("ru"), LIGHT)


def test_every_district_has_its_bar_and_the_last_below_the_city_is_red() -> None:
    bars = drawn(0.5, 0.3, 0.05).data[0]  # type: ignore[attr-defined]  # a figure: Plotly ships no types
    assert list(bars.x) == [0.5, 0.3, 0.05]
    assert list(bars.marker.color) == [LIGHT.named["blue"], LIGHT.named["blue"], LIGHT.named["red"]]
    assert "модель" in bars.customdata[0]


def test_a_single_district_is_never_red() -> None:
    assert list(drawn(0.05).data[0].marker.color) == [LIGHT.named["blue"]]  # type: ignore[attr-defined]  # a figure: Plotly ships no types


def test_the_city_stands_where_it_is() -> None:
    chart = drawn(0.5, 0.05)
    assert chart.layout.shapes[0].x0 == 0.26  # type: ignore[attr-defined]  # a figure: Plotly ships no types
    assert "26" in chart.layout.annotations[-1].text  # type: ignore[attr-defined]  # a figure: Plotly ships no types
