"""Has a jump in a library's figures its reason? A closure that just ended, a change, what a person wrote."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard import rules
from dashboard.filters import Filters, add_months, first_of_month
from dashboard.metrics.kept import kept
from dashboard.metrics.remarks import remarks
from dashboard.store.tables import Closure, Library

Dates = dict[str, dict[date, str]]


@dataclass(frozen=True, slots=True)
class Reasons:
    """By library and month: explained, after_change or after_closure."""

    said: Dates = field(default_factory=dict)
    dates: Dates = field(default_factory=dict)
    """What follows from dates alone, the same whatever is selected."""

    def of(self, whose: str) -> Mapping[date, str]:
        """The reasons of one library, by month."""
        return {**self.dates.get(whose, {}), **self.said.get(whose, {})}


def known_reasons(session: Session, filters: Filters, table: str) -> Reasons:
    """The reasons that the store knows; a closure stands above a change, what a person wrote above both."""
    said: Dates = defaultdict(dict)
    for remark in remarks(session, {table}, filters):
        said[remark.whose][remark.month] = "explained"
    return Reasons(dict(said), kept(session, "reasons of dates", lambda: _of_dates(session)))


def _of_dates(session: Session) -> Dates:
    found: Dates = defaultdict(dict)
    for column in (Library.opened_on, Library.modernised_on, Library.open_24_7_since):
        turned = select(col(Library.venue_code), col(column)).where(col(column).is_not(None))
        _mark(found, session.execute(turned), rules.CHANGED_MONTHS, "after_change")
    ended = select(col(Closure.venue_code), col(Closure.ends_on)).where(col(Closure.ends_on).is_not(None))
    _mark(found, session.execute(ended), rules.REOPENED_MONTHS, "after_closure")
    return dict(found)


def _mark(found: Dates, days: Iterable[Any], months: int, reason: str) -> None:
    """The month of the day, and so many after it."""
    for library, day in days:
        for later in range(months + 1):
            found[library][add_months(first_of_month(day), later)] = reason
