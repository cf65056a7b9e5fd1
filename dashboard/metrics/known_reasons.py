"""Has a jump in a library's figures its reason? A closure that just ended, a change, what a person wrote."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard import rules
from dashboard.filters import Filters, add_months, first_of_month
from dashboard.metrics.remarks import remarks
from dashboard.store.tables import Closure, Library

Reasons = dict[tuple[str, date], str]
"""By library and month: explained, after_change or after_closure."""


def known_reasons(session: Session, filters: Filters, table: str) -> Reasons:
    """The reasons that the store knows; a closure stands above a change, what a person wrote above both."""
    found: Reasons = {}
    for column in (Library.opened_on, Library.modernised_on, Library.open_24_7_since):
        turned = select(col(Library.venue_code), col(column)).where(col(column).is_not(None))
        _mark(found, session.execute(turned), rules.CHANGED_MONTHS, "after_change")
    ended = select(col(Closure.venue_code), col(Closure.ends_on)).where(col(Closure.ends_on).is_not(None))
    _mark(found, session.execute(ended), rules.REOPENED_MONTHS, "after_closure")
    for remark in remarks(session, {table}, filters):
        found[remark.whose, remark.month] = "explained"
    return found


def _mark(found: Reasons, days: Iterable[Any], months: int, reason: str) -> None:
    """The month of the day, and so many after it."""
    for library, day in days:
        for later in range(months + 1):
            if day is not None:
                found[library, add_months(first_of_month(day), later)] = reason
