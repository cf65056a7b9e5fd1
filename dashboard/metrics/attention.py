"""What needs somebody? Late projects, missing reports, figures that look like a slip, worst first."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from sqlmodel import Session

from dashboard.filters import Filters
from dashboard.metrics import projects, reports
from dashboard.metrics.frames import CODE, MONTH, SHARE
from dashboard.metrics.unusual import unusual_months
from dashboard.reading import with_notes
from dashboard.rules import Status

SHOWN = 6
PROJECTS_AT_MOST = 3
"""Rows kept for projects while anything else needs somebody."""

COLUMNS = {
    "attention": CODE,
    "place": CODE,
    "reasons": CODE,
    "slippage_days": "Int64",
    "promised_on": MONTH,
    "promised_precision": CODE,
    "forecast_on": MONTH,
    "forecast_precision": CODE,
    "days_since_report": "Int64",
    "month": MONTH,
    "visits": SHARE,
    "year_ago": SHARE,
    "missing": CODE,
}
OF_PROJECT = list(COLUMNS)[1:9]


def attention(session: Session, filters: Filters) -> pd.DataFrame:
    """At most six things that need somebody, worst first.

    Late projects come first, then those at risk; the missing reports of the newest month are one row; then the
    library-months that look like a slip. Projects leave room for the others.

    Grain: project, month without reports, or library-month.

    Columns:
        attention (str): late, at_risk, missing or unusual.
        place (str): code of the project or library; missing for reports.
        reasons, slippage_days, promised_…, forecast_…, days_since_report: of a project, see ``projects.status``.
        month (datetime64[s]): of missing reports and of library-months.
        visits, year_ago (float64): of a library-month, and of the same month a year earlier.
        missing (str): codes of libraries without a report, joined by ``;``.

    Notes: ``counts``: how many there are in all, by kind; ``total``.

    Source: tables ``milestone_report``, ``attendance``, ``library``, ``closure``.
    """
    urgent, missing, unusual = _projects(session, filters), _missing(session, filters), _unusual(session, filters)
    others = [*missing, *unusual]
    room = max(PROJECTS_AT_MOST, SHOWN - len(others))
    chosen = [*urgent[:room], *others][:SHOWN]
    counts = {kind: sum(one["attention"] == kind for one in urgent) for kind in ("late", "at_risk")}
    counts["missing"] = len(str(missing[0]["missing"]).split(projects.JOINT)) if missing else 0
    counts["unusual"] = len(unusual)
    made = pd.DataFrame(chosen, columns=list(COLUMNS)).astype(COLUMNS)
    return with_notes(made, counts=counts, total=sum(counts.values()))


def missing_reports(session: Session, filters: Filters) -> tuple[pd.Timestamp | None, Sequence[str]]:
    """The newest finished month with reports, and the libraries that sent none for it."""
    newest = reports.newest_month(session, filters)
    if newest is None:
        return None, ()
    states = reports.report_states(session, filters.all_time())
    month = pd.Timestamp(newest)
    silent = states[(states["month"] == month) & (states["state"] == "missing")]
    return month, list(silent["library"])


def _projects(session: Session, filters: Filters) -> list[dict[Any, Any]]:
    table = projects.status(session, filters).rename(columns={"project": "place"})
    urgent = table[table["status"].isin([Status.LATE.value, Status.AT_RISK.value])]
    return [
        {"attention": status, **row}
        for status, row in zip(urgent["status"], urgent[OF_PROJECT].to_dict("records"), strict=True)
    ]


def _missing(session: Session, filters: Filters) -> list[dict[Any, Any]]:
    month, silent = missing_reports(session, filters)
    return [{"attention": "missing", "month": month, "missing": projects.JOINT.join(silent)}] if silent else []


def _unusual(session: Session, filters: Filters) -> list[dict[Any, Any]]:
    found = unusual_months(session, filters).rename(columns={"library": "place"})
    return [{"attention": "unusual", **row} for row in found.to_dict("records")]
