"""Is it more than last year? Visits beside the same months of earlier years, and twelve-month totals."""

from datetime import date

import pandas as pd
from sqlmodel import Session

from dashboard.filters import MONTHS, Filters, add_months
from dashboard.metrics import reports
from dashboard.metrics.anomalies import unusual_figures
from dashboard.metrics.frames import COUNT, MONTH, frame
from dashboard.metrics.sums import visits
from dashboard.reading import ALL, with_notes

YEARS = 3
"""Years laid over each other: this one, the last, the one before."""


def visits_by_year(session: Session, filters: Filters) -> pd.DataFrame:
    """Visits per month in the newest year of the period and the two before it, whatever the period's start.

    Grain: month that has data, oldest first.

    Columns:
        month (datetime64[s]): first day of the month.
        visits (int64): entries counted, not persons (ISO 2789, visits).

    Notes: ``coverage`` and ``coverage_before`` of the finished months of the newest year and of the same months
    a year earlier; ``reports_by_month``; ``unusual`` months of the whole selection, see ``anomalies``.

    Source: table ``attendance``.
    """
    by_month = _by_month(session, filters)
    if by_month.empty:
        return by_month
    newest = by_month["month"].max().year
    shown = by_month[by_month["month"].dt.year > newest - YEARS].reset_index(drop=True)
    span = date(newest, 1, 1), min(filters.last_finished_month, date(newest, MONTHS, 1))
    counts = reports.report_counts(session, filters.all_time())
    whole = tuple(one for one in unusual_figures(session, filters.all_time(), "visits") if one.whose == ALL)
    return with_notes(
        shown,
        unusual=whole,
        reports_by_month=reports.by_month(counts),
        coverage=reports.coverage(counts, span),
        coverage_before=reports.coverage(counts, reports.year_before(span)),
    )


def twelve_month_totals(session: Session, filters: Filters) -> pd.DataFrame:
    """Visits of the twelve months up to and including each finished month.

    The twelve months reach back before the period's start. A total with a month without figures is left out.

    Grain: finished month of the period whose twelve months all have data, oldest first.

    Columns:
        month (datetime64[s]): first day of the last of the twelve months.
        visits_12_months (int64): entries counted, not persons (ISO 2789, visits).

    Notes: ``coverage`` of the newest total; ``coverage_before``: a year earlier; ``reports_by_month`` of every total.

    Source: table ``attendance``.
    """
    by_month = _by_month(session, filters).set_index("month")["visits"]
    finished = by_month[by_month.index <= pd.Timestamp(filters.last_finished_month)]
    totals = finished.asfreq("MS").rolling(MONTHS).sum().dropna().rename("visits_12_months")
    shown = totals[totals.index >= pd.Timestamp(filters.start)] if filters.start else totals
    made = shown.rename_axis("month").reset_index().astype({"month": MONTH, "visits_12_months": COUNT})
    if made.empty:
        return made
    last = made["month"].max().date()
    span, counts = (add_months(last, 1 - MONTHS), last), reports.report_counts(session, filters.all_time())
    return with_notes(
        made,
        coverage=reports.coverage(counts, span),
        coverage_before=reports.coverage(counts, reports.year_before(span)),
        summed_months=MONTHS,
        reports_by_month=reports.by_month(counts, MONTHS),
    )


def _by_month(session: Session, filters: Filters) -> pd.DataFrame:
    statement = visits(filters.all_time(), "month")
    return frame(session, statement, {"month": MONTH, "visits": COUNT})
