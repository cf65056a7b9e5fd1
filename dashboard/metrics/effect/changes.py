"""When did a library change? The last day before its modernisation, or before the nights, and the first day after.

A date known only to its month, quarter or year counts by its last day; what lies inside that span is neither before
nor after.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.rules import ClosureReason, DatePrecision
from dashboard.store.tables import Closure, Library

Intervention = Literal["modernisation", "open_24_7"]
Span = tuple[date, date | None]
"""First and last day; no last day: closed still."""

NEAR = timedelta(days=183)
"""Works that end farther from a modernisation are other works."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Change:
    """``began_on``: first day that is no longer before; ``after_from``: first day after, None while works go on."""

    began_on: date
    after_from: date | None


def changes(session: Session, intervention: Intervention, as_of: date) -> dict[str, Change | None]:
    """Every library of the city, by code; None for one that has not changed by that day."""
    on, precision = {
        "modernisation": (col(Library.modernised_on), col(Library.modernised_precision)),
        "open_24_7": (col(Library.open_24_7_since), col(Library.open_24_7_precision)),
    }[intervention]
    known = session.execute(select(col(Library.venue_code), on, precision).order_by(col(Library.venue_code)))
    works = _works(session, as_of) if intervention == "modernisation" else {}
    return {code: change_of(day, known_to, works.get(code, ()), as_of) for code, day, known_to in known}


def _works(session: Session, as_of: date) -> Mapping[str, list[Span]]:
    days = (col(Closure.starts_on), col(Closure.ends_on))
    statement = select(col(Closure.venue_code), *days).where(
        col(Closure.reason) == ClosureReason.WORKS.value, days[0] <= as_of
    )
    found: dict[str, list[Span]] = {}
    for code, starts, ends in session.execute(statement):
        found.setdefault(code, []).append((starts, ends))
    return found


def change_of(on: date | None, precision: str | None, works: Iterable[Span], as_of: date) -> Change | None:
    """From a date, its precision and the library's works. None: not changed by ``as_of``."""
    if on is None:
        return None
    first = span_begins(on, precision)
    closure = nearest(works, first, on)
    if closure is None:
        after = on if first == on else on + DAY
        return Change(first, after if after <= as_of else None) if first <= as_of else None
    starts, ends = closure
    return Change(starts, ends + DAY if ends and ends < as_of else None)


def nearest(works: Iterable[Span], first: date, last: date) -> Span | None:
    """The works that end nearest to a modernisation somewhere between two days; works still going on are near."""

    def distance(span: Span) -> tuple[timedelta, timedelta]:
        ends = span[1] or max(last, span[0])
        return max(first - ends, ends - last, timedelta()), abs(last - ends)

    near = [span for span in works if distance(span)[0] <= NEAR]
    return min(near, key=distance, default=None)


def span_begins(on: date, precision: str | None) -> date:
    """The first day that a date stored as the last day of its span may mean."""
    begins = {
        DatePrecision.MONTH.value: on.replace(day=1),
        DatePrecision.QUARTER.value: date(on.year, on.month - (on.month - 1) % 3, 1),
        DatePrecision.YEAR.value: date(on.year, 1, 1),
    }
    return begins.get(precision or "", on)
