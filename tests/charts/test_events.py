"""Do pictures of events show what is there, and only that?"""

import math
from datetime import date

import plotly.graph_objects as go
import pytest

from dashboard import store
from dashboard.charts import events as charts
from dashboard.filters import Filters
from dashboard.i18n import Translator
from dashboard.look import LOOKS
from dashboard.metrics import events as metrics
from dashboard.reading import read_as_of
from tests.metrics import monthly_store as city

AS_OF = date(2026, 11, 10)


@pytest.fixture
def drawn(store_url: str):
    city.fill(store_url)

    def draw(metric, chart, **chosen) -> go.Figure:
        with store.reading(store_url) as session:
            frame = read_as_of(metric(session, Filters(AS_OF, **chosen)), AS_OF)
        return chart(frame, Translator("ru"), LOOKS["dark"])

    return draw


def test_no_type_is_red(drawn) -> None:
    chart = drawn(metrics.events_by_type, charts.events_stacked)
    bars = [trace for trace in chart.data if trace.type == "bar"]
    assert [bar.name for bar in bars] == ["мастер-классы", "лекции"]
    assert LOOKS["dark"].named["red"] not in {bar.marker.color for bar in bars}


def test_each_type_carries_its_change(drawn) -> None:
    chart = drawn(metrics.participants_per_event, charts.types_across)
    assert len(chart.layout.annotations) == len(chart.data[0].y) == 2
    assert all(note.text[0] in "+−0" for note in chart.layout.annotations)


def test_the_calendar_has_a_row_a_year_and_marks_gaps(drawn) -> None:
    chart = drawn(metrics.events_by_month, charts.calendar, libraries=("LIB-B",))
    cells, *marks = chart.data
    assert list(cells.y) == ["2026", "2025", "2024"]
    assert len(cells.x) == 12
    assert {mark.marker.symbol for mark in marks} == {"x-thin", "circle-open"}


def test_cells_of_libraries_hold_their_numbers(drawn) -> None:
    chart = drawn(metrics.events_by_library, charts.library_types)
    cells, numbers = chart.data[:2]
    assert len(cells.y) == len(city.PLACES)
    shown = dict(zip(zip(numbers.x, numbers.y, strict=True), numbers.text, strict=True))
    held = {
        (column, row): f"{value:.0f}"
        for row, values in zip(cells.y, cells.z, strict=True)
        for column, value in zip(cells.x, values, strict=True)
        if value is not None and not math.isnan(value)
    }
    assert shown == held
    assert numbers.mode == "text"
    assert set(numbers.textfont.color) <= {"#FFFFFF", "#000000"}


def test_a_cell_that_is_pointed_at_names_its_type_in_one_line_and_headings_turn_where_they_have_no_room(drawn) -> None:
    chart = drawn(metrics.events_by_library, charts.library_types)
    assert not [column for column in chart.data[0].x if "<br>" in column]
    assert [text.replace("<br>", " ") for text in chart.layout.xaxis.ticktext] == list(chart.data[0].x)
    assert list(chart.layout.xaxis.autotickangles) == [0, -90]
