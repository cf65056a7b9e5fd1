"""Which monthly rows does a figure add up? Visits and events of the selection, of the months that a row names."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlmodel import col

from dashboard.filters import MONTHS, Filters, ModelColumn, add_months
from dashboard.metrics import monthly_history, plan_counts
from dashboard.metrics.behind.line import Behind, Line, Span
from dashboard.metrics.reports import Table
from dashboard.store.stored_rows import StoredRows
from dashboard.store.tables import Attendance, Closure, EventCount, Library, Target, Venue
from dashboard.store.tables.figures import CITY

Rows = tuple[StoredRows, ...]
NOT_OPEN = frozenset({"not_open", "not_yet_open"})


def counted(table: Table, line: Line, *spans: Span) -> StoredRows:
    """Rows of the spans that the line counts: its own library, district, group or type, else those selected."""
    month, library = col(table.month), col(table.venue_code)
    inside = or_(*(_between(month, span) for span in spans)) if spans else true()
    own = [*_of_place(library, line), *_of_group(table, line)]
    return StoredRows(table, (month <= line.filters.last_month, inside, *own))


def of_month(table: Table) -> Behind:
    """The month of the line; the whole period where it names none; and what kept a library from reporting."""

    def behind(line: Line) -> Rows:
        month = line["month"]
        span = (month, month) if month else (line.filters.start, line.filters.last_month)
        return counted(table, line, span), *_why_not(line, span)

    return behind


def of_group_months(line: Line) -> Rows:
    """A share is of all groups of the month."""
    month = line["month"]
    everything = Line({}, line.filters, line.notes)
    return (counted(Attendance, everything, (month, month)),)


def of_totals(table: Table) -> Behind:
    """The twelve months of the totals, and those a year earlier."""
    return lambda line: (counted(table, line, *line.spans),)


def twelve_months(line: Line) -> Rows:
    """The month of the line and the eleven before it."""
    return (counted(Attendance, line, (add_months(line["month"], 1 - MONTHS), line["month"])),)


def projected(line: Line) -> Rows:
    """An actual total stands on the months since January; a projected one on all months on record."""
    month = line["month"]
    last = line.filters.last_finished_month
    return (counted(Attendance, line, (month.replace(month=1), month) if line["kind"] == "actual" else (None, last)),)


def planned(line: Line) -> Rows:
    """The plan, and the year's months so far; of all ages, as plans are."""
    table = Attendance if line["measure"] == "visits" else EventCount
    scope, year = line["scope"], int(line["year"])
    where = {"library": None if scope == CITY else scope}
    own = Line(where, _all_ages(line.filters), line.notes)
    named = (col(Target.measure) == line["measure"], col(Target.scope) == scope, col(Target.year) == year)
    if line["measure"] in plan_counts.MEASURES:
        # Every library that opened by now stands behind how many are new.
        counts = plan_counts.counted(line["measure"], date.min, line.filters.as_of)
        return StoredRows(Target, named), StoredRows(Library, (*counts, *_of_place(col(Library.venue_code), own)))
    if line["measure"] not in monthly_history.COUNTED:
        return (StoredRows(Target, named),)
    so_far = (date(year, 1, 1), line.filters.last_finished_month)
    return StoredRows(Target, named), counted(table, own, so_far)


def owed(line: Line) -> Rows:
    """The report of a library for a month, and what closed it then."""
    return of_month(EventCount if line.filters.measure == "events" else Attendance)(line)


def closed(line: Line, span: Span) -> StoredRows:
    """Closures of the line's library, else of those selected, in a span of months."""
    starts, ends, library = col(Closure.starts_on), col(Closure.ends_on), col(Closure.venue_code)
    first, last = span
    touching = [*_of_place(library, line), starts < add_months(last or line.filters.last_month, 1)]
    if first:
        touching.append(or_(ends.is_(None), ends >= first))
    return StoredRows(Closure, tuple(touching))


def _why_not(line: Line, span: Span) -> Rows:
    """The day on which the library opened, where it was not open yet; else its closures."""
    state = line["state"] or line["report"]
    if state in NOT_OPEN and line.library:
        return (StoredRows(Library, (col(Library.venue_code) == line.library,)),)
    return (closed(line, span),) if line.library or state == "closed" else ()


def in_districts(library: ModelColumn, districts: tuple[str, ...]) -> ColumnElement[bool]:
    """A library's code is of a library in one of the districts."""
    return library.in_(select(col(Venue.code)).where(col(Venue.district_code).in_(districts)))


def _of_place(library: ModelColumn, line: Line) -> list[ColumnElement[bool]]:
    if line.library:
        return [library == line.library]
    district = line["district"]
    found = list(line.filters.where(library=library)) if district is None else []
    districts = (district,) if district else line.filters.districts
    return [*found, in_districts(library, districts)] if districts else found


def _of_group(table: Table, line: Line) -> list[ColumnElement[bool]]:
    if table is EventCount:
        return [col(EventCount.event_type) == line["event_type"]] if line["event_type"] else []
    group = col(Attendance.age_group)
    return [group == line["age_group"]] if line["age_group"] else line.filters.where(age_group=group)


def _between(column: Any, span: Span) -> ColumnElement[bool]:
    first, last = span
    return and_(true() if first is None else column >= first, true() if last is None else column <= last)


def _all_ages(filters: Filters) -> Filters:
    return Filters(filters.as_of, filters.start, filters.end, filters.districts, filters.libraries)
