"""Who comes, and how many? Visits by month and age group, the year in one sentence."""

import pandas as pd
from sqlmodel import Session

from dashboard.filters import MONTHS, Filters
from dashboard.metrics import reports
from dashboard.metrics.anomalies import unusual_figures
from dashboard.metrics.frames import CODE, COUNT, MONTH, SHARE, frame
from dashboard.metrics.kept import of_selection
from dashboard.metrics.moments import moments
from dashboard.metrics.per_resident import visits_per_1000
from dashboard.metrics.sums import visits
from dashboard.metrics.visits_by_library import visits_by_library
from dashboard.metrics.visits_by_year import twelve_month_totals, visits_by_year
from dashboard.reading import with_notes

__all__ = [
    "age_shares",
    "last_year_by_age",
    "twelve_month_totals",
    "visits_by_age",
    "visits_by_library",
    "visits_by_year",
    "visits_per_1000",
]


def visits_by_age(session: Session, filters: Filters) -> pd.DataFrame:
    """Visits per month and age group.

    Grain: month × age group that has data, oldest first.

    Columns:
        month (datetime64[s]): first day of the month.
        age_group (str): code, see ``rules.AgeGroup``.
        visits (int64): entries counted, not persons (ISO 2789, visits).

    Notes: ``coverage`` of the newest finished month; ``reports_by_month``; ``moments`` of the library, where one is
    chosen; ``unusual`` months, see ``anomalies``.

    Source: table ``attendance``. Shared by all who ask: never changed.
    """
    return of_selection(session, ("visits by age", filters), lambda: _visits_by_age(session, filters))


def _visits_by_age(session: Session, filters: Filters) -> pd.DataFrame:
    statement = visits(filters, "month", "age_group")
    found = frame(session, statement, {"month": MONTH, "age_group": CODE, "visits": COUNT})
    return with_notes(
        found,
        coverage=reports.newest_coverage(session, filters),
        moments=moments(session, filters),
        unusual=unusual_figures(session, filters, "visits"),
        reports_by_month=reports.by_month(reports.report_counts(session, filters)),
    )


def age_shares(session: Session, filters: Filters) -> pd.DataFrame:
    """Share of each age group in the visits of a month.

    Grain: month × age group that has data, oldest first.

    Columns: those of ``visits_by_age``, and
        share (float64): 0…1 of the month's visits of the groups selected; missing in a month of zero visits.

    Source: table ``attendance``.
    """
    found = visits_by_age(session, filters)
    total = found.groupby("month")["visits"].transform("sum")
    return found.assign(share=found["visits"] / total.where(total > 0)).astype({"share": SHARE})


def last_year_by_age(session: Session, filters: Filters) -> pd.DataFrame:
    """Visits of the last twelve finished months and of the twelve before, whatever the start of the period.

    Grain: age group that has data in either year.

    Columns:
        age_group (str): code, see ``rules.AgeGroup``.
        visits (int64): in the twelve months up to the newest finished one with reports.
        visits_before (int64): in the same months a year earlier.

    Notes: ``coverage``, ``coverage_before``; ``comparable``: every month of both years has figures.

    Source: table ``attendance``.
    """
    columns = {"age_group": CODE, "visits": COUNT, "visits_before": COUNT}
    span = reports.last_year(session, filters)
    if span is None:
        return pd.DataFrame(columns=list(columns)).astype(columns)
    before = reports.year_before(span)
    grain = {"month": MONTH, "age_group": CODE, "visits": COUNT}
    years = [frame(session, visits(filters, "month", "age_group", span=each), grain) for each in (span, before)]
    sums = [year.groupby("age_group")["visits"].sum() for year in years]
    table = pd.DataFrame({"visits": sums[0], "visits_before": sums[1]}).fillna(0).rename_axis("age_group")
    counts = reports.report_counts(session, filters.all_time())
    return with_notes(
        table.reset_index().astype(columns),
        coverage=reports.coverage(counts, span),
        coverage_before=reports.coverage(counts, before),
        comparable=all(year["month"].nunique() == MONTHS for year in years),
        months=years[0]["month"].nunique(),
    )
