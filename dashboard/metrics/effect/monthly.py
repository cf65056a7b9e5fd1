"""What did each library count, month by month, and what would that be for a month with its doors open every day?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.filters import MONTHS, Filters, add_months, first_of_month
from dashboard.metrics.counted import NOBODY, Cells, Places, Table, counted
from dashboard.metrics.doors import number, register
from dashboard.metrics.kept import kept
from dashboard.store.tables import Attendance, Closure, EventCount, Library

MEASURES = ("visits", "events")
COUNTED: dict[str, Table] = {"visits": Attendance, "events": EventCount}
Span = tuple[date, date]
"""First and last day."""
DAY = timedelta(days=1)
ENOUGH_OPEN = 0.5
"""Share of a month's days that a library must have been open for the month to count."""


@dataclass(frozen=True, slots=True)
class Monthly:
    """Three tables, library × month (first days, none left out).

    ``reported`` is as it came; ``whole`` is without the months that had a closed day. ``full`` is without the closed
    days: a month's figure per day open, times its days; missing where fewer than half of the days were open.
    """

    reported: pd.DataFrame
    whole: pd.DataFrame
    full: pd.DataFrame

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
    ages = filters.age_groups if measure == "visits" else ()
    reports = dict(counted(session, COUNTED[measure], filters.last_finished_month, ages))
    months = pd.date_range(min(reports), max(reports), freq="MS") if reports else pd.DatetimeIndex([])
    cells, places = np.full((len(known.codes), len(months)), np.nan), Places(known.place)
    for across, month in enumerate(months):
        came = reports.get(month.date(), NOBODY)
        cells[places.of(came.codes), across] = came.values
    table = pd.DataFrame(cells, index=pd.Index(known.codes, name="library"), columns=months.rename("month"))
    shut = _closed_days(session, table, filters.as_of)
    days = pd.DatetimeIndex(table.columns).days_in_month.to_numpy()[None, :]
    opened = np.where(shut > days * (1 - ENOUGH_OPEN), np.nan, days - shut)
    return Monthly(table, table.mask(shut > 0), table.mul(days / opened))


def _closed_days(session: Session, table: pd.DataFrame, as_of: date) -> Cells:
    """Days of each month on which a library was closed or not open yet; a day told twice counts once."""
    shut, known = np.zeros(table.shape, dtype=np.int64), register(session)
    months = [month.date() for month in pd.DatetimeIndex(table.columns)]
    if not months:
        return shut
    first, last = months[0], add_months(months[-1], 1) - DAY
    for code, spans in _spans(session, as_of).items():
        for starts, ends in _joined(spans):
            day, end = max(starts, first), min(ends, last)
            while day <= end:
                next_month = add_months(first_of_month(day), 1)
                until = min(end + DAY, next_month)
                shut[known.place[code], number(day) - number(first)] += (until - day).days
                day = until
    return shut


def _spans(session: Session, as_of: date) -> dict[str, list[Span]]:
    """Closures of each library, and the time before it opened."""
    found: dict[str, list[Span]] = defaultdict(list)
    closures = select(col(Closure.venue_code), col(Closure.starts_on), col(Closure.ends_on))
    for code, starts, ends in session.execute(closures):
        found[code].append((starts, ends or as_of))
    opened = select(col(Library.venue_code), col(Library.opened_on)).where(col(Library.opened_on).is_not(None))
    for code, day in session.execute(opened):
        found[code].append((date.min, day - DAY))
    return found


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The same days as spans that do not overlap, in order."""
    begun: Span | None = None
    for starts, ends in sorted(spans):
        if begun and starts <= begun[1]:
            begun = (begun[0], max(begun[1], ends))
        else:
            if begun:
                yield begun
            begun = (starts, ends)
    if begun:
        yield begun
