"""Do the pictures draw what the frames hold, and nothing across a gap?"""

import pandas as pd
import pytest

from dashboard.charts import effect
from dashboard.i18n import translator
from dashboard.look import LIGHT

T = translator("en")
DAY = pd.Timestamp("2020-05-01")


def pairs(*changes: float | None) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "library": [f"LIB-{number:03d}" for number in range(len(changes))],
            "began_on": DAY,
            "after_from": DAY,
            "before": [None if change is None else 1000.0 for change in changes],
            "after": [None if change is None else 1000.0 * (1 + change) for change in changes],
            "change": changes,
            "months_compared": 12,
            "state": ["too_few_months" if change is None else "estimated" for change in changes],
        }
    )


def study(gap: bool = True) -> pd.DataFrame:
    months = [-2, -1, *range(2 if gap else 0, 5)]
    rows = [(month, f"LIB-{library}", 100.0 + month, 5, 95.0, 100.0, 105.0) for month in months for library in range(5)]
    columns = ["months_since", "library", "index", "libraries", "low_quartile", "median", "high_quartile"]
    return pd.DataFrame(rows, columns=columns)


def test_a_ring_and_a_dot_for_each_library_that_can_be_compared() -> None:
    chart = effect.before_after_pairs(pairs(0.5, None, -0.2), T, LIGHT)
    dots = [trace for trace in chart.data if trace.mode == "markers"]
    assert [list(trace.x) for trace in dots] == [[1000.0, 1000.0], [1500.0, 800.0]]
    labels = {note.text: note.font.color for note in chart.layout.annotations}
    assert labels["+50%"] == LIGHT.named["blue"]
    assert labels["−20%"] == LIGHT.named["red"]


def test_where_nothing_can_be_compared_a_sentence_stands_in_its_place() -> None:
    chart = effect.before_after_pairs(pairs(None, None), T, LIGHT)
    assert not chart.data
    assert chart.layout.annotations[0].text == "Nothing to compare yet"


def test_the_median_and_the_band_break_at_the_works() -> None:
    chart = effect.index_band(study(), T, LIGHT)
    areas = [trace for trace in chart.data if trace.fill == "toself"]
    assert [max(trace.x) for trace in areas] == [-1, 4]
    median = chart.data[-1]
    assert median.connectgaps is False
    assert pd.isna(median.y[list(median.x).index(0)])
    assert len([trace for trace in chart.data if trace.line.width == 1]) == 5


def test_a_band_of_too_few_libraries_leaves_only_the_thin_lines() -> None:
    frame = study().assign(low_quartile=float("nan"), median=float("nan"), high_quartile=float("nan"))
    chart = effect.index_band(frame, T, LIGHT)
    assert not [trace for trace in chart.data if trace.fill == "toself"]


@pytest.mark.parametrize("state", ["effect_shown", "no_effect_shown", "not_enough"])
def test_an_interval_has_a_colour_only_where_an_effect_is_shown(state: str) -> None:
    numbers = (None, None, None) if state == "not_enough" else (0.1, 0.05 if state == "effect_shown" else -0.05, 0.2)
    columns = ["intervention", "measure", "state", "effect", "low", "high"]
    frame = pd.DataFrame([("modernisation", "visits", state, *numbers)], columns=columns)
    chart = effect.estimate_intervals(frame.astype({"effect": float, "low": float, "high": float}), T, LIGHT)
    assert len(chart.data) == (0 if state == "not_enough" else 2)
    colors = {trace.line.color for trace in chart.data if trace.mode == "lines"}
    assert (
        colors == {"effect_shown": {LIGHT.named["blue"]}, "no_effect_shown": {LIGHT.muted}, "not_enough": set()}[state]
    )
    assert ("+10%" in chart.layout.annotations[0].text) == (state == "effect_shown")
