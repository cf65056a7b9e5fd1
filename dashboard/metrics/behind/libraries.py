"""Which stored rows say what a library is, and what its renewal changed? Register, closures, statements."""

from sqlalchemy import ColumnElement, or_
from sqlmodel import col

from dashboard.filters import ModelColumn
from dashboard.metrics.behind.line import Line
from dashboard.metrics.behind.months import Rows, closed, counted, in_districts
from dashboard.metrics.plan import MEASURE, PUBLISHED
from dashboard.store.stored_rows import StoredRows
from dashboard.store.tables import Attendance, Closure, EventCount, Library, PublishedFigure, Target, Venue
from dashboard.store.tables.figures import CITY

STEPS = {
    "modernised": Library.modernised_on,
    "all_libraries": Library.opened_on,
    "new_libraries": Library.opened_on,
}
"""The day of the register that each counted series is made of."""


def registered(line: Line) -> Rows:
    """The library's line of the register and its place; all selected libraries where the line names none."""
    return (
        StoredRows(Library, _chosen(col(Library.venue_code), line)),
        StoredRows(Venue, (*_chosen(col(Venue.code), line), col(Venue.kind) == "library")),
    )


def steps(line: Line) -> Rows:
    """Libraries that had opened or were modernised by the day; or the plan, or the figure that was published."""
    series, on = line["series"], line["on"]
    if series in STEPS:
        day = col(STEPS[series])
        by_then = or_(day.is_(None), day <= on) if series == "all_libraries" else day <= on
        return (StoredRows(Library, (by_then, *_chosen(col(Library.venue_code), line))),)
    if series == "plan_new_libraries":
        return (StoredRows(Target, (col(Target.measure) == MEASURE, col(Target.scope) == CITY)),)
    indicators = [indicator for indicator, name in PUBLISHED.items() if name == series]
    said = (col(PublishedFigure.indicator).in_(indicators), col(PublishedFigure.reported_on) == on)
    return (StoredRows(PublishedFigure, (*said, col(PublishedFigure.value) == line["value"])),)


def closure(line: Line) -> Rows:
    """The closure itself."""
    named = (col(Closure.venue_code) == line.library, col(Closure.starts_on) == line["starts_on"])
    return (StoredRows(Closure, (*named, col(Closure.reason) == line["reason"])),)


def published(line: Line) -> Rows:
    """The statement itself; what differs only in its outlet is told apart by it."""
    columns = ("indicator", "period", "publisher", "source_url", "reported_on")
    same = tuple(_holds(col(getattr(PublishedFigure, name)), line[name]) for name in columns)
    return (StoredRows(PublishedFigure, (col(PublishedFigure.venue_code) == line.library, *same)),)


def before_and_after(line: Line) -> Rows:
    """All months on record of the library, its closures, and the date of its renewal."""
    span = (None, line.filters.last_finished_month)
    register = StoredRows(Library, (col(Library.venue_code) == line.library,))
    own = Line({"library": line.library}, line.filters, line.notes)
    return register, closed(own, span), counted(Attendance, own, span), counted(EventCount, own, span)


def around_reopening(line: Line) -> Rows:
    """The months of the library from its first to the one shown, its closures, and the date of its renewal."""
    span = (None, line["month"])
    register = StoredRows(Library, (col(Library.venue_code) == line.library,))
    return register, closed(line, span), counted(Attendance, line, span)


def estimated(line: Line) -> Rows:
    """All months on record of changed libraries and of those they are compared with, closures, dates."""
    table = Attendance if line["measure"] == "visits" else EventCount
    library = col(Library.venue_code)
    return (
        StoredRows(Library, _chosen(library, line)),
        StoredRows(Closure, _chosen(col(Closure.venue_code), line)),
        counted(table, Line({}, line.filters, line.notes), (None, line.filters.last_finished_month)),
    )


def _chosen(library: ModelColumn, line: Line) -> tuple[ColumnElement[bool], ...]:
    if line.library:
        return (library == line.library,)
    districts = line.filters.districts
    found = tuple(line.filters.where(library=library))
    return (*found, in_districts(library, districts)) if districts else found


def _holds(column: ModelColumn, value: object) -> ColumnElement[bool]:
    return column.is_(None) if value is None else column == value
