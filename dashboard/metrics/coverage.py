"""How many libraries reported, of how many that had to?"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlmodel import Session, col

from dashboard.filters import Filters, add_months
from dashboard.store.tables import Attendance, Closure, Library, Venue


@dataclass(frozen=True, slots=True)
class Reported:
    """The newest finished month with figures: libraries that reported, of those that were open."""

    month: date
    reported: int
    expected: int


def latest_month(session: Session, filters: Filters) -> date | None:
    """The newest finished month of the selection in which any library reported visits."""
    month = col(Attendance.month)
    statement = select(func.max(month)).where(*filters.where(month=month), month <= filters.last_finished_month)
    newest: date | None = session.execute(statement).scalar()
    return newest


def reported(session: Session, filters: Filters) -> Reported | None:
    """Who reported in the newest finished month; None while nobody ever did."""
    month = latest_month(session, filters)
    if month is None:
        return None
    places = filters.where(library=col(Library.venue_code), district=col(Venue.district_code))
    sent = select(col(Attendance.venue_code)).where(col(Attendance.month) == month)
    libraries = (
        select(func.count()).select_from(Library).join(Venue, col(Venue.code) == col(Library.venue_code)).where(*places)
    )
    did = col(Library.venue_code).in_(sent)
    return Reported(
        month,
        session.execute(libraries.where(did)).scalar_one(),
        session.execute(libraries.where(or_(did, open_in(month)))).scalar_one(),
    )


def open_in(month: date) -> ColumnElement[bool]:
    """Condition on ``library``: it was open on at least one day of the month."""
    last_day_before_next = add_months(month, 1)
    closed = select(col(Closure.venue_code)).where(
        col(Closure.starts_on) <= month,
        or_(col(Closure.ends_on).is_(None), col(Closure.ends_on) >= _last_day(month)),
    )
    opened = or_(col(Library.opened_on).is_(None), col(Library.opened_on) < last_day_before_next)
    return and_(opened, col(Library.venue_code).not_in(closed))


def _last_day(month: date) -> date:
    return date.fromordinal(add_months(month, 1).toordinal() - 1)
