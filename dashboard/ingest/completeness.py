"""Which library sent which month, late or in time, and who still owes what?"""

import calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from sqlalchemy import Select, String, Table, cast, func, select
from sqlmodel import Session, col

from dashboard.ingest.images import table
from dashboard.rules import REPORT_DUE_DAY, BatchSource
from dashboard.store.tables import Batch, Change, Closure, Library

DUE_DAY = REPORT_DUE_DAY
"""A month's figures are due on this day of the next month."""

TABLES = {"attendance": "attendance", "events": "event_count"}


class State(StrEnum):
    """What became of one month of one library."""

    SENT = "sent"
    LATE = "late"
    """Sent after the due day."""
    MISSING = "missing"
    DUE = "due"
    """Not sent, and the due day has not passed."""
    CLOSED = "closed"
    """Closed the whole month: owes nothing."""
    NOT_YET_OPEN = "not_yet_open"


@dataclass(frozen=True, slots=True)
class Slot:
    """One month of one library."""

    library: str
    month: date
    state: State


@dataclass(frozen=True, slots=True)
class _Days:
    """When a library was there to be visited."""

    opened_on: date | None
    closures: Sequence[tuple[date, date]]

    def closed(self, month: date) -> bool:
        """Closed on every day of the month, by one closure or several in a row."""
        day, end = month, last_day(month)
        for starts, ends in sorted(self.closures):
            if starts <= day <= ends:
                day = ends + timedelta(days=1) if ends < date.max else date.max
        return day > end


def board(
    session: Session,
    months: Iterable[date],
    today: date,
    kind: str = "attendance",
    begun: Mapping[str, date] = MappingProxyType({}),
) -> tuple[Slot, ...]:
    """Month × library, library by library. ``kind``: ``attendance`` or ``events``.

    ``begun``: the first report of each library. One whose opening day nobody knows owes nothing before it, as wherever
    reports are counted.
    """
    wanted = tuple(months)
    sent = _sent(session, kind, wanted)
    return tuple(
        Slot(code, month, _state(replace(days, opened_on=days.opened_on or begun.get(code)), month, today, came))
        for code, days in sorted(_libraries(session).items())
        for month, came in ((month, sent.get((code, month))) for month in wanted)
    )


def owed(slots: Iterable[Slot]) -> Mapping[str, tuple[date, ...]]:
    """Missing months by library; only libraries that owe something."""
    found: dict[str, tuple[date, ...]] = {}
    for slot in slots:
        if slot.state is State.MISSING:
            found[slot.library] = (*found.get(slot.library, ()), slot.month)
    return found


def reported(slots: Iterable[Slot]) -> tuple[int, int]:
    """How many slots are filled, of how many that should be: "26 of 28 libraries reported"."""
    states = [slot.state for slot in slots]
    filled = sum(state in {State.SENT, State.LATE} for state in states)
    return filled, filled + sum(state in {State.MISSING, State.DUE} for state in states)


def last_day(month: date) -> date:
    """The last day of a month."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def due_on(month: date) -> date:
    """The day on which a month's figures are due."""
    return (last_day(month) + timedelta(days=1)).replace(day=DUE_DAY)


def _state(days: _Days, month: date, today: date, arrived: date | None) -> State:
    if arrived is not None:
        return State.LATE if arrived > due_on(month) else State.SENT
    if days.opened_on is not None and days.opened_on > last_day(month):
        return State.NOT_YET_OPEN
    if days.closed(month):
        return State.CLOSED
    return State.MISSING if today > due_on(month) else State.DUE


def _sent(session: Session, kind: str, months: Sequence[date]) -> dict[tuple[str, date], date]:
    """Library and month → day on which the figures first came; the month itself where nobody uploaded them."""
    rows = table(TABLES[kind])
    # Published and demo figures were never sent by anybody: they cannot be late.
    there = session.execute(select(rows.c.venue_code, rows.c.month).where(rows.c.month.in_(months)).distinct())
    found: dict[tuple[str, date], date] = {(code, month): month for code, month in there}
    for code, month, at in session.execute(_uploads(rows).where(rows.c.month.in_(months))):
        found[code, month] = at.date()
    return found


def _uploads(rows: Table) -> Select[str, date, datetime]:
    """First upload that wrote any row of a library's month: a later correction does not make it late."""
    key = [cast(column, String) for column in rows.primary_key]
    row_key = key[0] + "|" + key[1] + "|" + key[2]
    touched = rows.join(Change, (col(Change.table_name) == rows.name) & (col(Change.row_key) == row_key)).join(Batch)
    held = (col(Batch.source) == BatchSource.UPLOAD.value, col(Batch.action) == "import", col(Batch.state) == "applied")
    came = select(rows.c.venue_code, rows.c.month, func.min(col(Batch.created_at))).select_from(touched).where(*held)
    return came.group_by(rows.c.venue_code, rows.c.month)


def _libraries(session: Session) -> dict[str, _Days]:
    closures: dict[str, list[tuple[date, date]]] = {}
    for row in session.execute(select(Closure)).scalars():
        closures.setdefault(row.venue_code, []).append((row.starts_on, row.ends_on or date.max))
    opened = session.execute(select(col(Library.venue_code), col(Library.opened_on)))
    return {code: _Days(opened_on, closures.get(code, [])) for code, opened_on in opened}


def months_between(first: date, last: date) -> Iterator[date]:
    """First days of the months from one to another, both included."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = last_day(month) + timedelta(days=1)
