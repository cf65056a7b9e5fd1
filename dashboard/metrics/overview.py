"""How are we doing, and what needs attention? The page in one row, and who reported."""

from dataclasses import replace
from datetime import date

import pandas as pd
from sqlmodel import Session

from dashboard.filters import MONTHS, Filters
from dashboard.metrics import projects, reports
from dashboard.metrics.attention import attention, missing_reports
from dashboard.metrics.frames import CODE, COUNT, MONTH, frame
from dashboard.metrics.key_figures import key_figures
from dashboard.metrics.sums import visits
from dashboard.reading import Coverage, with_notes
from dashboard.rules import Status

__all__ = ["answer", "attention", "key_figures", "reported"]

ANSWER = {
    "since": MONTH,
    "until": MONTH,
    "visits": "Int64",
    "visits_before": "Int64",
    "months_compared": "Int64",
    "late": COUNT,
    "at_risk": COUNT,
    "missing": COUNT,
}


def answer(session: Session, filters: Filters) -> pd.DataFrame:
    """Visits since January against the same months of last year, and what needs somebody.

    Grain: one row; none while the store holds neither visits nor projects.

    Columns:
        since, until (datetime64[s]): January, or the first month on record after it, and the newest finished month
            that anybody of the selection reported.
        visits (Int64): entries in those months.
        visits_before (Int64): a year earlier, in those of them that have figures now; missing where reports are too
            few to compare, or last year had no figures for one of them.
        months_compared (Int64): how many of them have figures: all libraries may have been closed in the others.
        late, at_risk (int64): projects by status.
        missing (int64): libraries without a report for the newest month.

    Notes: ``coverage`` of the months since January, up to the newest that was due.

    Source: tables ``attendance``, ``milestone_report``.
    """
    status = projects.status(session, filters)["status"]
    month, silent = missing_reports(session, filters)
    counts = tuple(int((status == one.value).sum()) for one in (Status.LATE, Status.AT_RISK))
    year, covered = _since_january(session, filters, month.date()) if month is not None else ((None,) * 5, None)
    rows = [(*year, *counts, len(silent))] if month is not None or len(status) else []
    return with_notes(pd.DataFrame.from_records(rows, columns=list(ANSWER)).astype(ANSWER), coverage=covered)


def _since_january(session: Session, filters: Filters, newest: date) -> tuple[tuple[object, ...], Coverage]:
    counts = reports.report_counts(session, filters.all_time())
    told = counts.index[counts["reported"] > 0]
    # A record that begins in October is none of January to October; nor is one that ends in September.
    last = min(newest, told.max().date()) if len(told) else newest
    first = max(last.replace(month=1), told.min().date()) if len(told) else last
    span, due = (min(first, last), last), (min(first, last), newest)
    this, before = _by_month(session, filters, span), _by_month(session, filters, reports.year_before(span))
    same: list[int] = [before.get(month - pd.DateOffset(months=MONTHS), 0) for month in this.index]
    covered = reports.coverage(counts, due)
    comparable = covered.enough and reports.coverage(counts, reports.year_before(span)).enough and all(same)
    return (*span, int(this.sum()), sum(same) if comparable and same else None, len(same)), covered


def _by_month(session: Session, filters: Filters, span: reports.Span) -> "pd.Series[int]":
    return frame(session, visits(filters, "month", span=span), {"month": MONTH, "visits": COUNT}).set_index("month")[
        "visits"
    ]


def reported(session: Session, filters: Filters) -> pd.DataFrame:
    """Which libraries reported visits for the newest finished month.

    Grain: library, by code.

    Columns:
        month (datetime64[s]): first day of the month.
        library (str): code.
        state (str): reported, missing, closed or not_open.

    Source: tables ``attendance``, ``library``, ``closure``.
    """
    newest = reports.newest_month(session, filters)
    asked = replace(filters, start=newest or filters.start, end=newest or filters.end)
    states = reports.report_states(session, asked)
    found = states[states["month"] == (pd.Timestamp(newest) if newest else pd.NaT)]
    return (
        found[["month", "library", "state"]]
        .astype({"month": MONTH, "library": CODE, "state": CODE})
        .reset_index(drop=True)
    )
