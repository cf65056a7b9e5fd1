"""Does every row of every table know the stored rows it stands on, and are they all of them and no others?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Float, func, select
from sqlmodel import col

from dashboard import store
from dashboard.filters import Filters
from dashboard.metrics.behind import Line
from dashboard.panels import PANELS, Prepared, Snapshot
from dashboard.panels.origins import origins_of
from dashboard.panels.prepared import numbers
from dashboard.store.tables import Attendance, EventCount

AS_OF = date(2026, 11, 10)
SELECTIONS = {
    "all": Filters(AS_OF),
    "one district since May": Filters(AS_OF, date(2026, 5, 1), districts=("almaly",)),
    "one library": Filters(AS_OF, libraries=("LIB-001",), library="LIB-001"),
    "one age group": Filters(AS_OF, age_groups=("children",)),
    "one project": Filters(AS_OF, project="SATS"),
    "a walk": Filters(AS_OF, stops=("LIB-001", "NATIONAL-LIBRARY")),
}
NOBODY_REPORTED = {"missing", "due", "not_yet_open", "closed"}
SUMS = {
    "attendance.by_age": ("visits", Attendance.visits),
    "attendance.heat_map": ("visits", Attendance.visits),
    "attendance.year_on_year": ("visits", Attendance.visits),
    "attendance.rolling_12": ("visits_12_months", Attendance.visits),
    "attendance.per_1000": ("visits", Attendance.visits),
    "map.libraries": ("visits", Attendance.visits),
    "map.districts": ("visits", Attendance.visits),
    "events.by_type": ("events", EventCount.events),
    "events.library_by_type": ("participants", EventCount.participants),
    "events.calendar": ("events", EventCount.events),
}
"""Panels whose figure is the sum of the stored rows behind it."""


def some(prepared: Prepared) -> Sequence[int]:
    """Rows from the first to the last of a frame, about a dozen."""
    return range(0, len(prepared.frame), max(1, len(prepared.frame) // 12))


@pytest.mark.parametrize("panel_id", PANELS)
@pytest.mark.parametrize("selection", SELECTIONS)
def test_every_row_with_a_figure_leads_to_a_batch(panel_id: str, selection: str, full: Snapshot) -> None:
    prepared = numbers(panel_id, SELECTIONS[selection], "ru", full)
    for number in some(prepared):
        cells = Line.of(prepared.frame, number, SELECTIONS[selection]).cells
        reported = not NOBODY_REPORTED & {cells.get("state"), cells.get("report")}
        silent = "unusual" in cells and cells.get("visits", cells.get("events")) is None
        found = origins_of(prepared, number)
        assert found or not reported or silent, cells
        assert all(one.count >= len(one.rows) >= 1 and one.file_name for one in found)


@pytest.mark.parametrize("panel_id", SUMS)
@pytest.mark.parametrize("selection", ["all", "one district since May", "one age group"])
def test_the_rows_behind_a_total_add_up_to_it(panel_id: str, selection: str, full: Snapshot) -> None:
    column, stored = SUMS[panel_id]
    filters = SELECTIONS[selection]
    prepared = numbers(panel_id, filters, "ru", full)
    assert len(prepared.frame)
    with store.reading(full.url) as session:
        for number in some(prepared):
            line = Line.of(prepared.frame, number, filters)
            own = [rows for rows in prepared.panel.stands_on(line) if issubclass(rows.table, stored.class_)]  # type: ignore[attr-defined]  # a table class
            total = session.execute(select(func.sum(col(stored)).cast(Float)).where(*own[0].conditions)).scalar()
            assert total == line[column], line.cells


def test_rows_that_are_told_one_by_one_are_those_of_the_figure(full: Snapshot) -> None:
    prepared = numbers("attendance.heat_map", Filters(AS_OF, libraries=("LIB-001",)), "ru", full)
    number = int(prepared.frame["month"].searchsorted(prepared.frame["month"].max()))
    (origin,) = [one for one in origins_of(prepared, number) if one.table == "attendance"]
    assert sum(int(str(row["visits"])) for row in origin.rows) == prepared.frame["visits"].iloc[number]
    assert {(row["venue_code"], str(row["month"])) for row in origin.rows} == {("LIB-001", "2026-10-01")}
    assert (origin.file_name, origin.source, origin.count) == ("attendance.csv", "demo", 3)


def test_a_ledger_line_leads_to_its_own_statement_only(full: Snapshot) -> None:
    prepared = numbers("projects.ledger", Filters(AS_OF), "ru", full)
    for number in range(len(prepared.frame)):
        (origin,) = origins_of(prepared, number)
        assert origin.count <= max(1, int(prepared.frame["sources"].iloc[number]))
        assert {row["milestone_code"] for row in origin.rows} == {prepared.frame["milestone"].iloc[number]}


def test_a_row_out_of_range_and_a_frame_from_elsewhere_lead_nowhere(full: Snapshot, empty: Snapshot) -> None:
    prepared = numbers("attendance.by_age", Filters(AS_OF), "ru", full)
    assert origins_of(prepared, len(prepared.frame)) == ()
    assert origins_of(replace(prepared, filters=None), 0) == ()
    assert origins_of(numbers("attendance.by_age", Filters(AS_OF), "ru", empty), 0) == ()
