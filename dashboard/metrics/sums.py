"""How are monthly figures added up? The one query behind every total of visits and events.

Whole districts are read from the totals that every import keeps: a few rows, whatever the number of libraries.
Where libraries are chosen, or are what is told apart, their own rows are read.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import col

from dashboard.filters import Filters, ModelColumn
from dashboard.metrics.reports import Span, Table
from dashboard.store.tables import Attendance, AttendanceTotal, EventCount, EventTotal, Venue
from dashboard.store.tables.totals import NOWHERE

TOTALS: Mapping[Table, tuple[type[AttendanceTotal] | type[EventTotal], str]] = {
    Attendance: (AttendanceTotal, "age_group"),
    EventCount: (EventTotal, "event_type"),
}
"""The totals of a monthly table, and what they tell apart beside month and district."""


def sums(table: Table, measures: tuple[str, ...], filters: Filters, *by: str, span: Span | None = None) -> Select[Any]:
    """Measures of the selection added up by month, library, district, age_group or event_type, in that order.

    ``span``: first and last month, in place of the beginning of the period.
    """
    asked = filters.all_time() if span else filters
    columns = _of_rows(table) if filters.libraries or "library" in by else _of_totals(table)
    chosen = asked.where(**{name: columns.get(name) for name in ("month", "library", "district", "age_group")})
    grain = [columns[name] for name in by]
    found = select(*grain, *(func.sum(columns[name]) for name in measures)).where(*chosen)
    if "library" in columns:
        found = found.join(Venue, col(Venue.code) == columns["library"])
    return (found.where(columns["month"].between(*span)) if span else found).group_by(*grain).order_by(*grain)


def visits(filters: Filters, *by: str, span: Span | None = None) -> Select[Any]:
    """Visits of the selection, see :func:`sums`."""
    return sums(Attendance, ("visits",), filters, *by, span=span)


def events(filters: Filters, *by: str, span: Span | None = None) -> Select[Any]:
    """Events of the selection, and the people who took part, see :func:`sums`."""
    return sums(EventCount, ("events", "participants"), filters, *by, span=span)


def _of_rows(table: Table) -> dict[str, ModelColumn]:
    own = {name: col(getattr(table, name)) for name in _named(table)}
    return {**own, "library": col(table.venue_code), "district": col(Venue.district_code)}


def _of_totals(table: Table) -> dict[str, ModelColumn]:
    totals = TOTALS[table][0]
    own = {name: col(getattr(totals, name)) for name in _named(table)}
    return {**own, "district": func.nullif(col(totals.district_code), NOWHERE)}


def _named(table: Table) -> tuple[str, ...]:
    measures = ("visits",) if table is Attendance else ("events", "participants")
    return ("month", TOTALS[table][1], *measures)
