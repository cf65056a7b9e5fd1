"""What was counted in all, month by month, as far as nearly all reports came? The history behind a year's end."""

from dataclasses import replace
from datetime import date

import pandas as pd
from sqlmodel import Session

from dashboard.filters import Filters, add_months
from dashboard.metrics import reports
from dashboard.metrics.frames import MONTH, SHARE, frame
from dashboard.metrics.sums import sums
from dashboard.store.tables import Attendance, EventCount

OLDEST_START = 6
"""Months that the newest report may lie back: from older figures no year's end is told."""

COUNTED: dict[str, reports.Table] = {"visits": Attendance, "events": EventCount, "participants": EventCount}
"""Measures that reports are added up of, and their table."""


def history(session: Session, measure: str, filters: Filters) -> "pd.Series[float] | None":
    """Totals of finished months up to the newest with nearly all reports; None where that lies too far back."""
    table = COUNTED[measure]
    statement = sums(table, (measure,), replace(filters, end=filters.last_finished_month), "month")
    found = frame(session, statement, {"month": MONTH, "value": SHARE})
    last = _newest_whole(session, filters, [day.date() for day in found["month"]], table)
    if last is None or last < add_months(filters.last_finished_month, -OLDEST_START):
        return None
    totals = found.set_index("month")["value"]
    return totals.reindex(pd.date_range(totals.index[0], pd.Timestamp(last), freq="MS"))


def _newest_whole(session: Session, filters: Filters, months: list[date], table: reports.Table) -> date | None:
    recent = months[-OLDEST_START - 1 :]
    if not recent:
        return None
    counts = reports.report_counts(session, replace(filters, start=recent[0]), table)
    whole = (month for month in reversed(recent) if reports.coverage(counts, (month, month)).enough)
    return next(whole, None)
