"""Which figures need somebody? Reports that did not come, plans that will not be met, unusual figures."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
from sqlmodel import Session

from dashboard import rules
from dashboard.filters import MONTHS, Filters, add_months
from dashboard.metrics import plan_counts, reports, year_plans
from dashboard.metrics.anomalies import unusual_figures
from dashboard.metrics.projects import JOINT
from dashboard.reading import ALL
from dashboard.store.tables import Attendance, EventCount

Item = dict[str, Any]
TABLES: tuple[tuple[str, reports.Table], ...] = (("visits", Attendance), ("events", EventCount))
OUT_OF_REACH = frozenset({"behind", "unlikely"})
LAST_QUARTER = 3
"""Months before the end of the year in which a number of libraries that is not reached yet asks for a look."""


def items(session: Session, filters: Filters) -> list[Item]:
    """Missing reports, newest month first; plans, the city first, then the farthest; unusual figures, newest first."""
    behind = sorted(_behind(session, filters), key=lambda item: (item["place"] is not None, _reached(item)))
    return [*_missing(session, filters), *behind, *_unusual(session, filters)]


def _reached(item: Item) -> float:
    projected = item.get("projected")
    return float(item["value"] if projected is None or pd.isna(projected) else projected) / float(item["plan"])


def missing_reports(session: Session, filters: Filters) -> tuple[pd.Timestamp | None, Sequence[str]]:
    """The newest finished month with reports of visits, and the libraries that sent none for it."""
    newest = reports.newest_month(session, filters)
    if newest is None:
        return None, ()
    month = pd.Timestamp(newest)
    return month, _silent(session, filters, Attendance).get(month, ())


def _silent(session: Session, filters: Filters, table: reports.Table) -> dict[pd.Timestamp, tuple[str, ...]]:
    """Libraries that owe a report, by month of the last twelve with reports."""
    span = reports.last_year(session, filters, table)
    if span is None:
        return {}
    owed = {pd.Timestamp(month): silent for month, silent in reports.silent(session, filters, table, span).items()}
    return owed | {month: silent for month, silent in _nobody(session, filters, table, span[1]) if silent}


def _nobody(
    session: Session, filters: Filters, table: reports.Table, newest: date
) -> Iterator[tuple[pd.Timestamp, tuple[str, ...]]]:
    """Months after the newest reported one that are due: everybody who was open owes them."""
    month = add_months(newest, 1)
    while month <= filters.last_finished_month and due_on(month) < filters.as_of:
        yield pd.Timestamp(month), reports.owing(session, filters, month, table)
        month = add_months(month, 1)


def due_on(month: date) -> date:
    """The day on which a month's reports are due."""
    return add_months(month, 1).replace(day=rules.REPORT_DUE_DAY)


def _missing(session: Session, filters: Filters) -> Iterator[Item]:
    """A row a month; reports of visits and events are one row where the same libraries owe both."""
    owed: dict[pd.Timestamp, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for measure, table in TABLES:
        for month, silent in _silent(session, filters, table).items():
            owed[month][measure] = silent
    for month in sorted(owed, reverse=True):
        both = len(set(owed[month].values())) == 1 and len(owed[month]) == len(TABLES)
        for measure, silent in owed[month].items():
            if not both or measure == "visits":
                named = None if both else measure
                yield {"attention": "missing", "month": month, "measure": named, "missing": JOINT.join(silent)}


def _behind(session: Session, filters: Filters) -> Iterator[Item]:
    plans = year_plans.plan_and_actual(session, filters)
    for row in plans.to_dict("records"):
        unknown = row["state"] == "unknown" and row["pace"] < row["pace_needed"]
        if row["state"] in OUT_OF_REACH or unknown:
            own = {name: row[name] for name in ("measure", "year", "plan", "projected", "pace", "pace_needed")}
            place = None if row["scope"] == "city" else row["scope"]
            yield {"attention": "behind", "place": place, "value": row["actual"], **own}
        elif row["measure"] in plan_counts.MEASURES and row["state"] != "met" and row["months_left"] <= LAST_QUARTER:
            own = {name: row[name] for name in ("measure", "year", "plan", "pace_needed")}
            yield {"attention": "behind", "place": None, "value": row["actual"], **own}


def _unusual(session: Session, filters: Filters) -> list[Item]:
    """Figures of the last twelve finished months that nobody and nothing explains."""
    last = filters.last_finished_month
    year = replace(filters, start=add_months(last, 1 - MONTHS))
    found = [
        (measure, one) for measure, _ in TABLES for one in unusual_figures(session, year, measure) if one.reason is None
    ]
    found.sort(key=lambda each: (-each[1].month.toordinal(), each[1].whose))
    return [
        {
            "attention": "unusual",
            "place": _place(one.whose, filters),
            "month": pd.Timestamp(one.month),
            "measure": measure,
            "value": one.value,
            "usual": one.usual,
        }
        for measure, one in found
    ]


def _place(whose: str, filters: Filters) -> str | None:
    if whose != ALL:
        return whose
    return filters.libraries[0] if len(filters.libraries) == 1 else None
