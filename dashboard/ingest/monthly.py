"""Which months does a file bring, what does the store hold of the same libraries, and when were they shut?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, select
from sqlmodel import Session, col

from dashboard import rules
from dashboard.filters import MONTHS, add_months, first_of_month
from dashboard.ingest.checked import CheckedRow
from dashboard.ingest.images import table
from dashboard.ingest.likely import Measures
from dashboard.store.tables import Closure, Library

Slot = tuple[str, date]
"""A library and a month."""

Months = dict[Slot, dict[str, tuple[int, ...]]]

YEARS_OPEN = 30
"""A closure without an end is taken to last so long."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A kind of monthly file: its table, the column of its parts, what it counts."""

    table: str
    part: str
    measures: Measures


COUNTED: Mapping[str, Counted] = {
    "attendance": Counted(
        "attendance", "age_group", Measures({"visits": 50}, by_part=True, parts=len(rules.AgeGroup))
    ),
    "events": Counted("event_count", "event_type", Measures({"events": 10, "participants": 50})),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Closed:
    """Months with days on which a library was shut, and those in which it was shut on all days."""

    partly: frozenset[Slot]
    wholly: frozenset[Slot]


def rows_of(rows: Sequence[CheckedRow]) -> dict[Slot, list[CheckedRow]]:
    """The rows of a file by library and month."""
    found: dict[Slot, list[CheckedRow]] = {}
    for row in rows:
        month = row.values["month"]
        if isinstance(month, date):
            found.setdefault((str(row.values["library_code"]), month), []).append(row)
    return found


def brought(rows: Sequence[CheckedRow], counted: Counted) -> Months:
    """The figures of a file."""
    names = list(counted.measures.least)
    return {
        slot: {str(row.values[counted.part]): tuple(int(str(row.values[name])) for name in names) for row in some}
        for slot, some in rows_of(rows).items()
    }


def stored(session: Session, came: Mapping[Slot, object], counted: Counted) -> Months:
    """What the store holds of these libraries, from thirteen months before the first month that came."""
    found: Months = {}
    if came:
        for code, month, part, *values in session.execute(_wanted(came, counted)):
            found.setdefault((code, month), {})[part] = tuple(values)
    return found


def _wanted(came: Iterable[Slot], counted: Counted) -> Select[tuple[str, date, str]]:
    source, libraries, months = table(counted.table).c, {library for library, _ in came}, [day for _, day in came]
    return select(
        source.venue_code, source.month, source[counted.part], *(source[name] for name in counted.measures.least)
    ).where(
        source.venue_code.in_(libraries),
        source.month >= add_months(min(months), -MONTHS - 1),
        source.month <= max(months),
    )  # fmt: skip


def closed(session: Session, libraries: set[str]) -> Closed:
    """Months with days closed, or in which a library opened: they have their reason, and are no measure for others."""
    partly, wholly = set[Slot](), set[Slot]()
    for closure in session.execute(select(Closure).where(col(Closure.venue_code).in_(libraries))).scalars():
        end = closure.ends_on or date(rules.OLDEST_MONTH.year + YEARS_OPEN, 1, 1)
        month = first_of_month(closure.starts_on)
        while month <= end:
            partly.add((closure.venue_code, month))
            if closure.starts_on <= month and end >= add_months(month, 1) - timedelta(days=1):
                wholly.add((closure.venue_code, month))
            month = add_months(month, 1)
    opened = select(col(Library.venue_code), col(Library.opened_on)).where(col(Library.venue_code).in_(libraries))
    partly |= {(code, first_of_month(day)) for code, day in session.execute(opened) if day}
    return Closed(frozenset(partly), frozenset(wholly))
