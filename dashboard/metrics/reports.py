"""Which monthly reports came, which are missing, and which were never due?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session, col

from dashboard.filters import MONTHS, Filters, add_months
from dashboard.metrics.frames import CODE, MONTH
from dashboard.reading import Coverage
from dashboard.store.tables import Attendance, Closure, EventCount, Library, Venue

State = Literal["reported", "missing", "closed", "not_open"]
Table = type[Attendance] | type[EventCount]
Span = tuple[date, date]
"""First and last month, both included."""


@dataclass(frozen=True, slots=True)
class Doors:
    """When a library's doors were open: since when, its first report, its closures (no end = closed still)."""

    opened_on: date | None
    first_report: date | None
    closures: tuple[tuple[date, date | None], ...]

    def state(self, month: date) -> State:
        """What a month without a report means. A month open on a single day owes a report.

        A library whose opening day is not known owes none before its first.
        """
        after = add_months(month, 1)
        opened = self.opened_on or self.first_report
        if opened and opened >= after:
            return "not_open"
        whole = any(start <= month and (end is None or (after - end).days <= 1) for start, end in self.closures)
        return "closed" if whole else "missing"


def report_states(session: Session, filters: Filters, table: Table = Attendance) -> pd.DataFrame:
    """What is known of each library in each month.

    Grain: month × library, from the first to the newest month that any library of the city reported. In the month
    still running nothing is missing yet: it holds only libraries that reported, are closed or not yet open.

    Columns:
        month (datetime64[s]): first day of the month.
        library (str): code.
        state (str): reported, missing, closed or not_open.

    Source: tables ``attendance`` or ``event_count``, ``library``, ``closure``.
    """
    came, doors = _came(session, filters, table), _doors(session, filters, table)
    rows = []
    for month in _months(session, filters, table):
        for library, door in doors.items():
            state = "reported" if (library, month) in came else door.state(month)
            if state != "missing" or month < filters.unfinished_month:
                rows.append((month, library, state))
    made = pd.DataFrame.from_records(rows, columns=["month", "library", "state"])
    return made.astype({"month": MONTH, "library": CODE, "state": CODE})


def newest_month(session: Session, filters: Filters, table: Table = Attendance) -> date | None:
    """The newest finished month, up to the end of the period, in which any library of the city reported."""
    month = col(table.month)
    newest: date | None = session.execute(select(func.max(month)).where(month <= filters.last_finished_month)).scalar()
    return newest


def last_year(session: Session, filters: Filters, table: Table = Attendance) -> Span | None:
    """The last twelve finished months: the newest with reports and the eleven before it."""
    last = newest_month(session, filters, table)
    return (add_months(last, 1 - MONTHS), last) if last else None


def year_before(span: Span) -> Span:
    """The same months a year earlier."""
    return add_months(span[0], -MONTHS), add_months(span[1], -MONTHS)


def coverage(states: pd.DataFrame, span: Span) -> Coverage:
    """Reports that came, of those that were due, in a span of months."""
    first, last = span
    inside = states[(states["month"] >= pd.Timestamp(first)) & (states["month"] <= pd.Timestamp(last))]
    counted = inside["state"].value_counts()
    came = int(counted.get("reported", 0))
    return Coverage(first, last, came, came + int(counted.get("missing", 0)))


def owing(session: Session, filters: Filters, month: date, table: Table = Attendance) -> tuple[str, ...]:
    """Libraries that owe the report of a month that nobody reported yet: those open on a day of it."""
    doors = _doors(session, filters, table)
    return tuple(code for code, door in doors.items() if door.state(month) == "missing")


def newest_coverage(session: Session, filters: Filters, table: Table = Attendance) -> Coverage | None:
    """Reports that came for the newest finished month of the period."""
    last = newest_month(session, filters, table)
    if last is None or (filters.start and last < filters.start):
        return None
    return coverage(report_states(session, replace(filters, start=last), table), (last, last))


def _came(session: Session, filters: Filters, table: Table) -> set[tuple[str, date]]:
    library, month = col(table.venue_code), col(table.month)
    found = session.execute(select(library, month).where(*filters.where(month=month, library=library)).distinct())
    return {(code, day) for code, day in found}


def _doors(session: Session, filters: Filters, table: Table) -> dict[str, Doors]:
    library, reporter = col(Library.venue_code), col(table.venue_code)
    reports = session.execute(select(reporter, func.min(col(table.month))).group_by(reporter))
    first: dict[str, date] = {code: month for code, month in reports}  # noqa: C416  a row is no pair for the types
    known = (
        select(library, col(Library.opened_on))
        .join(Venue, col(Venue.code) == library)
        .where(*filters.where(library=library, district=col(Venue.district_code)))
        .order_by(library)
    )
    closed = session.execute(select(col(Closure.venue_code), col(Closure.starts_on), col(Closure.ends_on))).all()
    return {
        code: Doors(opened, first.get(code), tuple((start, end) for place, start, end in closed if place == code))
        for code, opened in session.execute(known)
    }


def _months(session: Session, filters: Filters, table: Table) -> Iterable[date]:
    month = col(table.month)
    first, last = session.execute(select(func.min(month), func.max(month)).where(*filters.where(month=month))).one()
    while first and first <= last:
        yield first
        first = add_months(first, 1)
