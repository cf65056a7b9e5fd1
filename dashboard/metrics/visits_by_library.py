"""Which library was visited when? Visits by month and library, with what is known of each gap."""

from dataclasses import replace

import pandas as pd
from sqlmodel import Session

from dashboard.filters import Filters
from dashboard.metrics import reports
from dashboard.metrics.anomalies import unusual_figures
from dashboard.metrics.effect.by_library import selected
from dashboard.metrics.effect.monthly import monthly
from dashboard.metrics.frames import CODE, COUNT, MONTH, frame
from dashboard.metrics.sums import visits
from dashboard.reading import TOLD_APART, with_notes

COUNT_OR_MISSING = "Int64"


def visits_by_library(session: Session, filters: Filters) -> pd.DataFrame:
    """Visits per month and library; a gap tells why it is one.

    Of more than sixty libraries the sixty with most visits are told apart: more rows nobody reads.

    Grain: month × library, from the first to the newest month of the period that any library reported; sorted by
    the mean of the months reported, largest first, then by month.

    Columns:
        month (datetime64[s]): first day of the month.
        library (str): code.
        visits (Int64): entries counted, not persons; missing unless reported.
        state (str): reported, missing, closed or not_open.

    Notes: ``coverage`` of the newest finished month; ``unusual`` months, see ``anomalies``; ``left_out``: how many
    libraries of the selection are not among those told apart.

    Source: tables ``attendance``, ``library``, ``closure``.
    """
    chosen = selected(session, filters)
    told = _largest(session, filters, chosen)
    filters = replace(filters, libraries=tuple(told)) if len(told) < len(chosen) else filters
    states = reports.report_states(session, filters)
    statement = visits(filters, "month", "library")
    counted = frame(session, statement, {"month": MONTH, "library": CODE, "visits": COUNT})
    found = states.merge(counted, how="left", on=["month", "library"]).astype({"visits": COUNT_OR_MISSING})
    return with_notes(
        _largest_first(found)[["month", "library", "visits", "state"]],
        coverage=reports.newest_coverage(session, filters),
        unusual=unusual_figures(session, filters, "visits"),
        left_out=len(chosen) - len(told),
    )


def _largest(session: Session, filters: Filters, chosen: list[str]) -> list[str]:
    """The libraries with most visits a month reported in the period."""
    if len(chosen) <= TOLD_APART:
        return chosen
    reported = monthly(session, "visits", filters).reported.loc[chosen].T
    months = pd.DatetimeIndex(reported.index)
    inside = reported[months >= pd.Timestamp(filters.start)] if filters.start else reported
    size = inside.mean().fillna(-1.0)
    return list(size.sort_values(ascending=False, kind="stable").index[:TOLD_APART])


def _largest_first(found: pd.DataFrame) -> pd.DataFrame:
    size = found.groupby("library")["visits"].mean().astype("float64").fillna(-1.0)
    ordered = found.assign(size=found["library"].map(size).astype("float64"))
    by = ["size", "library", "month"]
    return ordered.sort_values(by, ascending=[False, True, True], ignore_index=True)
