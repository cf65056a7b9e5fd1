"""Do pictures of visits show what is there, and only that?"""

import csv
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import store
from dashboard.charts import attendance as charts
from dashboard.filters import Filters
from dashboard.i18n import LANGUAGES, Translator
from dashboard.look import LOOKS
from dashboard.metrics import attendance as metrics
from dashboard.reading import read_as_of
from dashboard.settings import ROOT
from dashboard.store import Names
from tests.metrics import monthly_store as city

AS_OF = date(2026, 11, 10)
LIGHT = LOOKS["light"]
T = Translator("en")


@pytest.fixture
def drawn(store_url: str):
    city.fill(store_url)

    def draw(metric, chart, **chosen) -> go.Figure:
        filters = Filters(AS_OF, **chosen)
        with store.reading(store_url) as session:
            return chart(read_as_of(metric(session, filters), AS_OF), T, LIGHT)

    return draw


def texts(chart: go.Figure) -> list[str]:
    return [note.text for note in chart.layout.annotations]


def test_only_the_running_month_is_hatched(drawn) -> None:
    chart = drawn(metrics.visits_by_age, charts.visits_stacked)
    bars = [trace for trace in chart.data if trace.type == "bar"]
    for bar in bars:
        assert list(bar.marker.pattern.shape) == [""] * (len(bar.x) - 1) + ["/"]
    assert [bar.name for bar in bars] == ["adults 35+", "youth 14–34", "children 0–13"]
    assert "so far" in texts(chart)


def test_a_single_library_shows_its_moments(drawn) -> None:
    one = drawn(metrics.visits_by_age, charts.visits_stacked, libraries=("LIB-B",))
    all_of_them = drawn(metrics.visits_by_age, charts.visits_stacked)
    assert {"closed for works: 01.02.2025", "reopened: 16.04.2025"} <= set(texts(one))
    assert len(one.layout.shapes) == 2
    assert not all_of_them.layout.shapes


def test_an_age_group_that_is_chosen_alone_is_no_share_of_all(drawn) -> None:
    alone = drawn(metrics.visits_by_age, charts.visits_stacked, age_groups=("children",))
    together = drawn(metrics.visits_by_age, charts.visits_stacked)
    assert "<b>children 0–13</b>" in texts(alone)
    assert any(text.startswith("<b>children 0–13</b><br>") for text in texts(together))


def test_moments_outside_the_period_are_not_drawn(drawn) -> None:
    chart = drawn(metrics.visits_by_age, charts.visits_stacked, libraries=("LIB-B",), start=date(2026, 1, 1))
    assert not chart.layout.shapes


def test_lines_break_at_a_month_without_figures(drawn) -> None:
    chart = drawn(metrics.visits_by_year, charts.year_lines, libraries=("LIB-A",))
    last_year = next(line for line in chart.data if line.name == "2025")
    assert last_year.y[5] != last_year.y[5]
    assert last_year.connectgaps is False


def test_the_running_month_is_dotted_to_a_hollow_point(drawn) -> None:
    chart = drawn(metrics.visits_by_year, charts.year_lines, libraries=("LIB-A",))
    dotted = [line for line in chart.data if line.line.dash == "dot"]
    assert list(dotted[0].x) == ["October", "November"]
    this_year = next(line for line in chart.data if line.name == "2026")
    assert this_year.y[10] != this_year.y[10]
    assert "November not over" in texts(chart)


def test_gaps_are_marks_and_never_cells(drawn) -> None:
    chart = drawn(metrics.visits_by_library, charts.library_months)
    cells, *marks = chart.data
    assert {mark.marker.symbol for mark in marks} == {"x-thin", "circle-open", "line-ew"}
    row = list(cells.y).index("LIB-B")
    for month in ("February 2025", "March 2025", "October 2026"):
        assert cells.z[row][list(cells.x).index(month)] is None


def test_the_last_district_is_red_and_the_city_dotted(drawn) -> None:
    chart = drawn(metrics.visits_per_1000, charts.districts_across)
    assert list(chart.data[0].marker.color) == [LIGHT.named["blue"], LIGHT.named["red"]]
    assert any(text.startswith("city average: ") for text in texts(chart))


@pytest.mark.parametrize(("own", "colors"), [("medeu", ["blue", "stone"]), ("almaly", ["stone", "red"])])
def test_the_own_district_is_looked_at_among_paler_ones(drawn, own: str, colors: list[str]) -> None:
    chart = drawn(metrics.visits_per_1000, charts.districts_across, own_district=own)
    assert list(chart.data[0].marker.color) == [LIGHT.named[color] for color in colors]


def test_libraries_of_one_name_stay_two_rows() -> None:
    from dashboard.charts.heat_map import row_names

    name = Names(full={"en": "Same"}, short={"en": "Same"})
    twins = Translator("en", {"LIB-A": name, "LIB-B": name})
    assert row_names(["LIB-A", "LIB-B"], twins) == ["Same · LIB-A", "Same · LIB-B"]


def test_the_names_of_the_citys_libraries_stand_whole_beside_their_rows() -> None:
    from dashboard.charts.heat_map import row_names

    with (ROOT / "data" / "published" / "libraries.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for language in LANGUAGES:
        names = {row["library_code"]: Names({}, {language: row[f"short_{language}"]}) for row in rows}
        shown = row_names(list(names), Translator(language, names))
        assert [name for name in shown if name.endswith("…")] == []


def test_labels_of_close_marks_are_pushed_apart() -> None:
    from dashboard.charts.template import LINE, Label, figure, labels_at_right

    chart = figure(LIGHT, 300)
    labels_at_right(chart, [Label(50.0, "2025", "red"), Label(50.5, "2024", "red")], highest=100.0, plot_height=200)
    low, high = sorted(note.y for note in chart.layout.annotations)
    assert (high - low) * 2 >= LINE


def test_a_gap_in_the_newest_month_is_drawn_whole_and_dashes_stay_apart() -> None:
    months = pd.date_range("2024-12-01", periods=24, freq="MS")
    frame = pd.DataFrame({"month": months, "library": "A", "visits": 1.0, "state": "reported"})
    frame.loc[:9, ["visits", "state"]] = [None, "not_open"]
    frame.loc[23, ["visits", "state"]] = [None, "missing"]
    chart = charts.library_months(read_as_of(frame, AS_OF), T, LIGHT)
    sizes = {trace.marker.symbol: trace.marker.size for trace in chart.data if trace.type == "scatter"}
    assert sizes["line-ew"] * 1.4 < 135 / 24 - 1  # Plotly's dash is 1.4 times its size; the months of a phone
    assert sizes["circle-open"] > sizes["line-ew"]
    assert not any(trace.cliponaxis for trace in chart.data if trace.type == "scatter")
