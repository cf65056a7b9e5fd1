"""What was counted in all, month by month, as far as nearly all reports came? The history behind a year's end."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session, col

from dashboard.filters import Filters, ModelColumn, add_months
from dashboard.metrics import reports
from dashboard.metrics.frames import MONTH, SHARE, frame
from dashboard.store.tables import Attendance, EventCount, Venue

OLDEST_START = 6
"""Months that the newest report may lie back: from older figures no year's end is told."""

COUNTED: dict[str, tuple[reports.Table, Any]] = {
    "visits": (Attendance, Attendance.visits),
    "events": (EventCount, EventCount.events),
    "participants": (EventCount, EventCount.participants),
}
"""Measures that reports are added up of: table and column."""


def history(session: Session, measure: str, filters: Filters) -> "pd.Series[float] | None":
    """Totals of finished months up to the newest with nearly all reports; None where that lies too far back."""
    table, value = COUNTED[measure]
    month, library = col(table.month), col(table.venue_code)
    ages: ModelColumn | None = col(Attendance.age_group) if table is Attendance else None
    chosen = filters.where(month=month, library=library, district=col(Venue.district_code), age_group=ages)
    statement = (
        select(month, func.sum(value))
        .join(Venue, col(Venue.code) == library)
        .where(*chosen, month <= filters.last_finished_month)
        .group_by(month)
        .order_by(month)
    )
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
    states = reports.report_states(session, replace(filters, start=recent[0]), table)
    whole = (month for month in reversed(recent) if reports.coverage(states, (month, month)).enough)
    return next(whole, None)
