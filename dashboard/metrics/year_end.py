"""Where will the year end? Figures so far, and a projection of the months to come."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from sqlmodel import Session

from dashboard.filters import MONTHS, Filters
from dashboard.metrics import monthly_history, reports
from dashboard.metrics.frames import CODE, MONTH, SHARE
from dashboard.metrics.projection import Ahead, project
from dashboard.reading import Coverage, with_notes
from dashboard.store.tables import Attendance

PROJECTED = {
    "month": MONTH,
    "kind": CODE,
    "visits": SHARE,
    "low": SHARE,
    "high": SHARE,
    "year_total": SHARE,
    "year_low": SHARE,
    "year_high": SHARE,
}


@dataclass(frozen=True, slots=True)
class Year:
    """The figures of a year so far, those of the year before, and the months to come (none: not projected)."""

    history: "pd.Series[float]"
    first: pd.Timestamp
    ahead: tuple[Ahead, ...] = ()
    rest: Ahead | None = None

    @property
    def so_far(self) -> "pd.Series[float]":
        """Finished months of the year."""
        return self.history[self.history.index >= self.first]

    @property
    def done(self) -> float:
        """Their sum."""
        return float(self.so_far.sum())

    def end(self) -> tuple[float, float, float]:
        """The projected total of the year and its interval; NaN where there is none."""
        if self.rest is None:
            known = self.done if len(self.so_far) == MONTHS else np.nan
            return known, known, known
        return self.done + self.rest.value, self.done + self.rest.low, self.done + self.rest.high


def year_end(session: Session, filters: Filters) -> pd.DataFrame:
    """Visits of last year and this one, month by month, and a projection of the months to come until December.

    The newest finished month of which at least nine in ten reports came is the last actual one. The beginning of the
    period does not count.

    Grain: month, oldest first; empty where nothing can be projected.

    Columns:
        month (datetime64[s]): first day of the month.
        kind (str): actual or projected.
        visits (float64): entries counted, or to be expected.
        low, high (float64): ends of the 95 % interval of a projected month.
        year_total (float64): sum since January.
        year_low, year_high (float64): ends of the 95 % interval of the year's total, in its last month.

    Notes: ``coverage`` of the months since January; ``reports_by_month``.

    Source: table ``attendance``.
    """
    year = year_of(session, "visits", filters)
    rows = list(_rows(year)) if year and year.ahead else []
    made = pd.DataFrame.from_records(rows, columns=list(PROJECTED)[:5])
    made = made.reindex(columns=list(PROJECTED)).astype(PROJECTED)
    made["year_total"] = made.groupby(made["month"].dt.year)["visits"].cumsum()
    if year and rows:
        made.loc[made.index[-1], ["year_low", "year_high"]] = year.end()[1:]
    return with_notes(
        made,
        coverage=reported(session, filters, year, Attendance) if year and rows else None,
        reports_by_month=reports.by_month(reports.report_counts(session, filters.all_time())),
    )


def reported(session: Session, filters: Filters, year: Year, table: reports.Table) -> Coverage | None:
    """The reports of the year's finished months."""
    if year.so_far.empty:
        return None
    span = (year.first.date(), year.history.index[-1].date())
    return reports.coverage(reports.report_counts(session, filters.all_time(), table), span)


def _rows(year: Year) -> Iterator[tuple[object, ...]]:
    for month, visits in year.history[year.history.index >= year.first - pd.DateOffset(years=1)].items():
        yield month, "actual", visits, np.nan, np.nan
    start = year.history.index[-1]
    for number, ahead in enumerate(year.ahead, start=1):
        yield start + pd.DateOffset(months=number), "projected", ahead.value, ahead.low, ahead.high


def year_of(session: Session, measure: str, filters: Filters) -> Year | None:
    """The year of the newest finished month but one of a measure; None without a history. Source: its table."""
    history = monthly_history.history(session, measure, filters.all_time())
    if history is None:
        return None
    to_come = history.index[-1] + pd.DateOffset(months=1)
    first = pd.Timestamp(to_come.year, 1, 1)
    found = project(history, MONTHS + 1 - to_come.month)
    return Year(history, first, tuple(found[0]), found[1]) if found else Year(history, first)
