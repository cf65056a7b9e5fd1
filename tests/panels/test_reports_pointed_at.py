"""Does every chart of totals over libraries say, on pointing, how many of them had reported for that very point?"""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.charts.rests import CLEAR
from dashboard.filters import Filters
from dashboard.i18n import LANGUAGES
from dashboard.panels import PANELS, Snapshot, prepare
from dashboard.panels.rests import reports_by_row

TODAY = date(2026, 11, 10)
WORDS = {"ru": "сообщили библиотеки: ", "kk": "есеп берген кітапханалар: ", "en": " libraries reported"}
TOTALS = (
    "attendance.by_age", "attendance.per_1000", "attendance.year_on_year", "attendance.age_share",
    "attendance.rolling_12", "attendance.anomalies", "events.anomalies", "attendance.projection", "overview.plan",
    "events.by_type", "events.participants_per_event", "events.calendar",
)  # fmt: skip
MAPS = {"map.places", "map.reach", "map.next_sites", "map.guests"}
"""Drawn by deck.gl: tooltips of districts are held by ``test_reports_of_totals``."""
NO_TOTALS = {
    "overview.reported": "it is itself the list of who reported",
    "upload.completeness": "the same month by month",
    "libraries.modernised": "counted in the register, not in reports",
    "libraries.spaces": "of the register",
    "libraries.effect_estimate": "an estimate with its own number of libraries",
    "libraries.event_study": "each line is one library, the median has no sum",
    "libraries.effect": "a row a library",
    "libraries.effect_24_7": "a row a library",
    "attendance.heat_map": "a cell a library",
    "events.library_by_type": "a cell a library",
    "projects.gantt": "dates of projects",
    "projects.slippage": "days of projects",
    "projects.trend": "dates of projects",
    "map.coverage": "residents, counted from places",
}


def drawn(silent: Snapshot, panel: str, language: str = "ru", **chosen: Any) -> Any:
    return prepare(panel, Filters(TODAY, **chosen), language, "light", silent)


def told(figure: Any) -> set[tuple[int, int]]:
    """The numbers that the points of a figure bring to their words."""
    return {pair for trace in figure.data for pair in of_trace(trace) if pair}


def of_trace(trace: Any) -> list[tuple[int, ...]]:
    if trace.customdata is None or "customdata[1]" not in str(trace.hovertemplate):
        return []
    rows = trace.customdata if trace.type == "heatmap" else [trace.customdata]
    return [tuple(point) for row in rows for point in row]


def values(trace: Any) -> list[float]:
    if trace.type == "heatmap":
        return [np.nan if cell is None else cell for row in trace.z for cell in row]
    return list(trace.x if trace.orientation == "h" else trace.y)


def test_every_drawn_panel_is_one_of_totals_or_says_why_not(silent: Snapshot) -> None:
    figures = {panel for panel in PANELS if PANELS[panel].draw} - MAPS
    assert figures == set(TOTALS) | set(NO_TOTALS)
    assert {panel for panel in figures if any(reports_by_row(drawn(silent, panel).frame))} == set(TOTALS)
    assert {panel for panel in figures if told(drawn(silent, panel).drawing)} == set(TOTALS)


@pytest.mark.parametrize("panel", TOTALS)
def test_what_is_pointed_at_is_what_the_table_says(panel: str, silent: Snapshot) -> None:
    prepared = drawn(silent, panel)
    rows = {rests for rests in reports_by_row(prepared.frame) if rests}
    # Of years laid over each other three are drawn, of a record all of it.
    assert told(prepared.drawing) == rows if panel != "attendance.year_on_year" else told(prepared.drawing) <= rows
    if prepared.panel.id not in {"attendance.per_1000"}:
        assert any(came < due for came, due in told(prepared.drawing))


@pytest.mark.parametrize("panel", TOTALS)
def test_no_total_is_shown_without_its_reports(panel: str, silent: Snapshot) -> None:
    figure, months = drawn(silent, panel).drawing, set[Any]()
    for trace in figure.data:
        pairs = of_trace(trace)
        drawn_as = trace.to_plotly_json()
        if pairs and drawn_as.get("marker", {}).get("color") == CLEAR:
            months = set(trace.x)  # one line tells it for all the parts of a month
        elif pairs and drawn_as.get("line", {}).get("dash") != "dot":  # months to come have no reports
            assert all(pair for pair, value in zip(pairs, values(trace), strict=True) if pd.notna(value))
    bars = {month for trace in figure.data if trace.type == "bar" and months for month in trace.x}
    assert bars <= months


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_the_readers_language(language: str, silent: Snapshot) -> None:
    for panel in ("attendance.by_age", "attendance.year_on_year", "events.calendar"):
        texts = [str(trace.hovertemplate).lower() for trace in drawn(silent, panel, language).drawing.data]
        assert any(WORDS[language] in text for text in texts)


def test_one_library_alone_says_nothing(silent: Snapshot) -> None:
    one = {"libraries": ("LIB-014",), "library": "LIB-014"}
    for panel in set(TOTALS) - {"attendance.per_1000"}:  # of the whole city whatever is chosen
        figure = drawn(silent, panel, **one).drawing
        texts = [] if figure is None else [str(trace.hovertemplate).lower() for trace in figure.data]
        assert not any(WORDS["ru"] in text for text in texts)


def test_a_marked_cell_that_hides_its_total_tells_the_reports_itself(silent: Snapshot) -> None:
    figure = drawn(silent, "events.calendar").drawing
    marks = [text for trace in figure.data if trace.text is not None for text in trace.text]
    assert marks
    assert all(WORDS["ru"] in text for text in marks)
