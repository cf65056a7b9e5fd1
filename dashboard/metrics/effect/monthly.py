"""What did each library count, month by month, and in which months were its doors open all the time?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np
import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session, col

from dashboard.filters import MONTHS, Filters, add_months, first_of_month
from dashboard.metrics.doors import Cells, Table, number, register
from dashboard.metrics.kept import kept, of_month, written
from dashboard.store.tables import Attendance, Closure, EventCount, Library

MEASURES = ("visits", "events")
COUNTED: dict[str, Table] = {"visits": Attendance, "events": EventCount}
Column = tuple[tuple[str, ...], Cells]
"""Libraries that reported a month, and what they counted."""


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
    key = ("monthly", measure, filters.age_groups, filters.last_finished_month, filters.as_of)
    return kept(session, key, lambda: _monthly(session, measure, filters))


def _monthly(session: Session, measure: str, filters: Filters) -> Monthly:
    known = register(session)
    counted = {month: column for month, column in _columns(session, measure, filters) if len(column[0])}
    months = pd.date_range(min(counted), max(counted), freq="MS") if counted else pd.DatetimeIndex([])
    cells = np.full((len(known.codes), len(months)), np.nan)
    for place, month in enumerate(months):
        codes, values = counted.get(month.date(), ((), ()))
        cells[[known.place[code] for code in codes], place] = values
    table = pd.DataFrame(cells, index=pd.Index(known.codes, name="library"), columns=months.rename("month"))
    return Monthly(table, table.mask(_not_whole(session, table, filters.as_of)))


def _columns(session: Session, measure: str, filters: Filters) -> Iterator[tuple[date, Column]]:
    """What the libraries counted in each month, as long as nobody writes that month."""
    table = COUNTED[measure]
    for month, batch in written(session, str(table.__tablename__)).items():
        if month <= filters.last_finished_month:
            key, read = (month, measure, filters.age_groups), partial(_column, session, measure, month, filters)
            yield month, of_month(session, "counted", key, batch, read)


def _column(session: Session, measure: str, month: date, filters: Filters) -> Column:
    table = COUNTED[measure]
    library = col(table.venue_code)
    ages = filters.where(age_group=col(Attendance.age_group)) if table is Attendance else []
    counted = func.sum(col(getattr(table, measure)))
    found = session.execute(select(library, counted).where(col(table.month) == month, *ages).group_by(library)).all()
    return tuple(row[0] for row in found), np.array([row[1] for row in found], dtype=np.float64)


def _not_whole(session: Session, table: pd.DataFrame, as_of: date) -> Cells:
    """True where a library was closed on any day of the month, or opened in the course of it."""
    marked, known = np.zeros(table.shape, dtype=bool), register(session)
    numbers = np.array([number(month) for month in pd.DatetimeIndex(table.columns)], dtype=np.int64)
    spans = select(col(Closure.venue_code), col(Closure.starts_on), col(Closure.ends_on))
    for code, starts, ends in session.execute(spans).all():
        marked[known.place[code], (numbers >= number(starts)) & (numbers <= number(ends or as_of))] = True
    opened = select(col(Library.venue_code), col(Library.opened_on)).where(col(Library.opened_on).is_not(None))
    for code, day in session.execute(opened).all():
        if day.day > 1:
            marked[known.place[code], numbers <= number(day)] = True
    return marked
