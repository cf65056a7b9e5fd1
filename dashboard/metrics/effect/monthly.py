"""What did each library count, month by month, and in which months were its doors open all the time?"""

from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session, col

from dashboard.filters import MONTHS, Filters, add_months, first_of_month
from dashboard.metrics.frames import CODE, COUNT, MONTH, frame
from dashboard.store.tables import Attendance, Closure, EventCount, Library

MEASURES = ("visits", "events")


@dataclass(frozen=True, slots=True)
class Monthly:
    """Two tables, library × month (first days, none left out).

    ``reported`` is as it came; ``whole`` is without the months that had a closed day.
    """

    reported: pd.DataFrame
    whole: pd.DataFrame

    def place(self, day: date, *, whole: bool) -> int:
        """Where a day's month stands among the months; ``whole``: the first month wholly on or after the day."""
        month = add_months(first_of_month(day), 1) if whole and day.day > 1 else first_of_month(day)
        first = pd.DatetimeIndex(self.whole.columns)[0]
        return (month.year - first.year) * MONTHS + month.month - first.month


def monthly(session: Session, measure: str, filters: Filters) -> Monthly:
    """Finished months of every library of the city, up to the end of the period; its beginning does not count."""
    libraries = session.execute(select(col(Library.venue_code)).order_by(col(Library.venue_code))).scalars().all()
    found = _visits(session, filters) if measure == "visits" else _events(session, filters)
    table = _every_month(found.pivot(index="library", columns="month", values="value")).reindex(list(libraries))
    return Monthly(table, table.mask(_not_whole(session, table, filters.as_of)))


def _visits(session: Session, filters: Filters) -> pd.DataFrame:
    library, month = col(Attendance.venue_code), col(Attendance.month)
    chosen = filters.where(age_group=col(Attendance.age_group))
    statement = (
        select(library, month, func.sum(col(Attendance.visits)))
        .where(month <= filters.last_finished_month, *chosen)
        .group_by(library, month)
    )
    return frame(session, statement, {"library": CODE, "month": MONTH, "value": COUNT})


def _events(session: Session, filters: Filters) -> pd.DataFrame:
    library, month = col(EventCount.venue_code), col(EventCount.month)
    statement = (
        select(library, month, func.sum(col(EventCount.events)))
        .where(month <= filters.last_finished_month)
        .group_by(library, month)
    )
    return frame(session, statement, {"library": CODE, "month": MONTH, "value": COUNT})


def _every_month(table: pd.DataFrame) -> pd.DataFrame:
    if table.empty:
        return pd.DataFrame(columns=pd.DatetimeIndex([], name="month"), dtype="float64")
    months = pd.date_range(table.columns.min(), table.columns.max(), freq="MS", name="month")
    return table.reindex(columns=months).astype("float64")


def _not_whole(session: Session, table: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """True where a library was closed on any day of the month, or opened in the course of it."""
    marked = pd.DataFrame(data=False, index=table.index, columns=table.columns)
    spans = select(col(Closure.venue_code), col(Closure.starts_on), col(Closure.ends_on))
    for code, starts, ends in session.execute(spans).all():
        marked.loc[code, pd.Timestamp(first_of_month(starts)) : pd.Timestamp(ends or as_of)] = True
    for code, opened in session.execute(select(col(Library.venue_code), col(Library.opened_on))).all():
        if opened and opened.day > 1:
            marked.loc[code, : pd.Timestamp(opened)] = True
    return marked
