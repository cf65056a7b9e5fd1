"""Which monthly figures look like a slip of the pen? Far from last year, and from what the library usually has."""

from dataclasses import replace
from datetime import date

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from dashboard import rules
from dashboard.filters import MONTHS, Filters, add_months
from dashboard.metrics import reports
from dashboard.metrics.frames import CODE, COUNT, MONTH, frame
from dashboard.metrics.visits import visits_in
from dashboard.store.tables import Attendance, Closure

COLUMNS = {"library": CODE, "month": MONTH, "visits": COUNT, "year_ago": COUNT}


def unusual_months(session: Session, filters: Filters) -> pd.DataFrame:
    """Library-months of the last year at least twice, or at most half, of the same month a year ago.

    A month must also be 1.5 times away from what is usual for the library at that time of year, else last year was
    the odd one. Usual is the library's own median month times the season: the median, over all libraries, of a month
    against the own median month. Months with days closed, then or now, are left out: they have their reason.

    Grain: library × month, newest first.

    Columns:
        library (str): code.
        month (datetime64[s]): first day of the month.
        visits, year_ago (int64): entries, all ages, in the month and in the same month a year earlier.

    Source: tables ``attendance``, ``closure``.
    """
    span = reports.last_year(session, filters)
    if span is None:
        return pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
    everyone = replace(filters, age_groups=())
    by = (col(Attendance.venue_code), col(Attendance.month))
    years = [
        frame(session, visits_in(each, everyone, *by), {"library": CODE, "month": MONTH, "visits": COUNT})
        for each in (span, reports.year_before(span))
    ]
    years[1]["month"] = years[1]["month"] + pd.DateOffset(years=1)
    both = years[0].merge(years[1].rename(columns={"visits": "year_ago"}), on=["library", "month"])
    far = _far(both["visits"], both["year_ago"], rules.UNUSUAL_RATIO)
    far &= _far(both["visits"], _usual(years[0], both), rules.UNUSUAL_FROM_USUAL)
    shut = _shut(session)
    open_then = [_open(shut, library, month.date()) for library, month in zip(both["library"], both["month"])]  # noqa: B905
    found = both[far & pd.Series(open_then, index=both.index, dtype=bool)]
    return found.sort_values(["month", "library"], ascending=[False, True], ignore_index=True).astype(COLUMNS)


def _usual(year: pd.DataFrame, asked: pd.DataFrame) -> "pd.Series[float]":
    own = year.groupby("library")["visits"].median()
    season = (year["visits"] / year["library"].map(own)).groupby(year["month"]).median()
    return asked["library"].map(own) * asked["month"].map(season)


def _far(value: "pd.Series[float]", base: "pd.Series[float]", times: float) -> "pd.Series[bool]":
    return (value >= times * base) | (value * times <= base)


def _shut(session: Session) -> dict[str, list[tuple[date, date]]]:
    found: dict[str, list[tuple[date, date]]] = {}
    closed = select(col(Closure.venue_code), col(Closure.starts_on), col(Closure.ends_on))
    for library, start, end in session.execute(closed):
        found.setdefault(library, []).append((start, end or date.max))
    return found


def _open(shut: dict[str, list[tuple[date, date]]], library: str, month: date) -> bool:
    months = (month, add_months(month, -MONTHS))
    return not any(
        start < add_months(first, 1) and end >= first for start, end in shut.get(library, ()) for first in months
    )
