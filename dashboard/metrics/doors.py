"""What is known of each library in each month: reported, missing, closed, or not yet open?

Library × month as one array of the whole city, worked out once for a state of the store; a selection is a part of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.filters import MONTHS, Filters, add_months
from dashboard.metrics.counted import Cells, Places, Table, counted
from dashboard.metrics.kept import kept
from dashboard.store.tables import Closure, Library, Venue

STATES = ("not_open", "closed", "missing", "reported")
NOT_OPEN, CLOSED, MISSING, REPORTED = range(len(STATES))


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """The libraries by code, their districts, and when they opened (months since year 0; -1 = not known)."""

    codes: tuple[str, ...]
    districts: Cells
    opened: Cells
    place: dict[str, int]

    def chosen(self, filters: Filters) -> Cells:
        """Places of the libraries of a selection."""
        inside = np.ones(len(self.codes), dtype=bool)
        if filters.districts:
            inside &= np.isin(self.districts, filters.districts)
        if filters.libraries:
            wanted = np.zeros(len(self.codes), dtype=bool)
            wanted[[self.place[code] for code in filters.libraries if code in self.place]] = True
            inside &= wanted
        return np.flatnonzero(inside)


@dataclass(frozen=True, slots=True, eq=False)
class Doors:
    """The state of every library (down) in every month (across), from the first to the newest with a report."""

    register: Register
    months: tuple[date, ...]
    states: Cells
    came: Cells
    """True for the months in which any library reported."""

    def span(self, filters: Filters) -> slice:
        """The months of the period, from the first to the newest in which any library of the city reported."""
        first = filters.start or date.min
        inside = [
            place
            for place, month in enumerate(self.months)
            if self.came[place] and first <= month <= filters.last_month
        ]
        return slice(inside[0], inside[-1] + 1) if inside else slice(0, 0)


def number(month: date) -> int:
    """Months since year 0."""
    return month.year * MONTHS + month.month - 1


def register(session: Session) -> Register:
    """The libraries of the city."""
    return kept(session, "register", lambda: _register(session))


def doors(session: Session, table: Table) -> Doors:
    """What is known by this table's reports."""
    return kept(session, ("doors", table.__tablename__), lambda: _doors(session, table))


def states_in(session: Session, table: Table, month: date) -> Cells:
    """What a month without reports would mean, for each library of the register."""
    known = doors(session, table)
    return _without_reports(session, known.register, (month,), _first_reports(known))[:, 0]


def _register(session: Session) -> Register:
    code = col(Library.venue_code)
    known = select(code, col(Venue.district_code), col(Library.opened_on)).join(Venue, col(Venue.code) == code)
    rows = session.execute(known.order_by(code)).all()
    codes = tuple(row[0] for row in rows)
    opened = np.array([number(row[2]) if row[2] else -1 for row in rows], dtype=np.int64)
    districts = np.array([row[1] or "" for row in rows], dtype=object)
    return Register(codes, districts, opened, {one: place for place, one in enumerate(codes)})


def _doors(session: Session, table: Table) -> Doors:
    known = register(session)
    reports, places = dict(counted(session, table)), Places(known.place)
    months = tuple(_every_month(reports))
    came = np.zeros((len(known.codes), len(months)), dtype=bool)
    for across, month in enumerate(months):
        if month in reports:
            came[places.of(reports[month].codes), across] = True
    states = _without_reports(session, known, months, _first(came, months))
    states[came] = REPORTED
    return Doors(known, months, states, np.asarray(came.any(axis=0)))


def _every_month(reports: Iterable[date]) -> Iterator[date]:
    known = list(reports)
    if known:
        first, last = min(known), max(known)
        while first <= last:
            yield first
            first = add_months(first, 1)


def _first_reports(known: Doors) -> Cells:
    return _first(known.states == REPORTED, known.months)


def _first(came: Cells, months: Sequence[date]) -> Cells:
    """The month of each library's first report; -1 where there is none."""
    if not months:
        return np.full(len(came), -1)
    return np.where(came.any(axis=1), number(months[0]) + came.argmax(axis=1), -1)


def _without_reports(session: Session, known: Register, months: Sequence[date], first: Cells) -> Cells:
    """A month open on a single day owes a report.

    A library whose opening day is not known owes none before its first.
    """
    numbers = np.array([number(month) for month in months], dtype=np.int64)
    opened = np.where(known.opened >= 0, known.opened, first)
    states = np.where(numbers[None, :] < opened[:, None], NOT_OPEN, MISSING).astype(np.int8)
    for code, starts, ends in session.execute(_closures()).all():
        place = known.place.get(code)
        if place is not None:
            shut = [starts <= month and (ends is None or (add_months(month, 1) - ends).days <= 1) for month in months]
            row = states[place]
            row[np.array(shut, dtype=bool) & (row == MISSING)] = CLOSED
    return states


def _closures() -> Any:
    return select(col(Closure.venue_code), col(Closure.starts_on), col(Closure.ends_on))
