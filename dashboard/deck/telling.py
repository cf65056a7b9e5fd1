"""Which month does a deck tell of, and what was known then? Month and day, from what a person asked for.

A deck of October is what lies on the table at the meeting about October: monthly figures up to October, statements on
projects up to the day when October's reports are due (``rules.REPORT_DUE_DAY`` of November), today if that is earlier.
Without a month it tells of the newest finished month that anybody reported for.
"""

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard import rules
from dashboard.deck.errors import BadMonth, MonthAhead, MonthBeforeAll, MonthWithoutData, NoMonthYet
from dashboard.deck.model import Deck
from dashboard.filters import Filters, add_months, first_of_month
from dashboard.metrics import reports
from dashboard.panels import PANELS
from dashboard.store.tables import Attendance, EventCount

WRITTEN = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
MONTHLY = frozenset({"attendance", "event_count"})


@dataclass(frozen=True, slots=True)
class Told:
    """The month a deck tells of (its first day), and the day as of which its numbers are read."""

    month: date
    as_of: date


def month_of(text: str) -> date:
    """``2026-10`` as its first day. Raises ``BadMonth``, and ``MonthBeforeAll`` for one that no report can be about."""
    written = WRITTEN.fullmatch(text.strip())
    if not written:
        raise BadMonth(text=text)
    if int(written[1]) < rules.OLDEST_MONTH.year:
        raise MonthBeforeAll(month=written[0], oldest=_written(rules.OLDEST_MONTH))
    return date(int(written[1]), int(written[2]), 1)


def told(session: Session, deck: Deck, month: date | None, today: date) -> Told:
    """What a deck tells when it is shown today. Raises ``MonthAhead``, ``MonthWithoutData`` and ``NoMonthYet``."""
    newest = newest_month(session, today)
    if month is None:
        return _told(newest or add_months(first_of_month(today), -1), today)
    if month > first_of_month(today):
        raise MonthAhead(month=_written(month))
    if _tells_of_months(deck) and not _reported(session, month):
        if newest is None:
            raise NoMonthYet(month=_written(month))
        raise MonthWithoutData(month=_written(month), newest=_written(newest))
    return _told(first_of_month(month), today)


def newest_month(session: Session, today: date) -> date | None:
    """The newest finished month in which any library reported visits or events."""
    found = [reports.newest_month(session, Filters(today), table) for table in (Attendance, EventCount)]
    return max((month for month in found if month), default=None)


def months_reported(session: Session, today: date) -> tuple[date, ...]:
    """Months up to the newest finished one that any library reported, newest first."""
    months = set[date]()
    for table in (Attendance, EventCount):
        months |= set(session.execute(select(col(table.month)).distinct()).scalars())
    return tuple(sorted((month for month in months if month < first_of_month(today)), reverse=True))


def _told(month: date, today: date) -> Told:
    due = add_months(month, 1).replace(day=rules.REPORT_DUE_DAY)
    return Told(month, min(today, due))


def _tells_of_months(deck: Deck) -> bool:
    shown = [slide.panel for slide in deck.slides if slide.panel not in {None, "overview.attention"}]
    return any(PANELS[panel].basis in MONTHLY for panel in shown if panel in PANELS and not panel.startswith("map."))


def _reported(session: Session, month: date) -> bool:
    tables = (Attendance, EventCount)
    return any(
        session.execute(select(col(table.month)).where(col(table.month) == month).limit(1)).first() for table in tables
    )


def _written(month: date) -> str:
    return f"{month:%Y-%m}"
