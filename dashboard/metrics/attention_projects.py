"""Which projects need somebody? Those that are late or at risk, and decisions about a status that end or differ."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from sqlmodel import Session

from dashboard.filters import Filters
from dashboard.metrics import overrides, projects
from dashboard.rules import Status

Item = dict[str, Any]
URGENT = (Status.LATE.value, Status.AT_RISK.value)
OF_PROJECT = (
    "status",
    "reasons",
    "milestone",
    "slippage_days",
    "promised_on",
    "promised_precision",
    "forecast_on",
    "forecast_precision",
    "days_since_report",
    "override",
    "override_by",
    "override_until",
)


def items(session: Session, filters: Filters) -> list[Item]:
    """Projects by the status that holds, longest slippage first.

    A person's status stands for the rule's: late or at risk makes an item of its own kind, a milder one than the
    rule's is an item of the kind ``override``, and so is a decision that ends or has ended lately.
    """
    table = projects.as_drawn(projects.status(session, filters))
    found = [item for row in table.to_dict("records") for item in _of_status(row)]
    found.sort(key=lambda item: -(0 if pd.isna(item["slippage_days"]) else item["slippage_days"]))
    rows = {str(row["project"]): row for row in table.to_dict("records")}
    return [*found, *_ending(session, filters, rows, {item["place"] for item in found if "override_state" in item})]


def _of_status(row: Mapping[Any, Any]) -> Iterator[Item]:
    own = {"place": row["project"], **{name: row[name] for name in OF_PROJECT}}
    holds = row["override"] if pd.notna(row["override"]) else row["status"]
    if holds in URGENT:
        yield {"attention": holds, **own}
    elif row["status"] in URGENT:
        yield {"attention": "override", **own, "override_state": "differs"}


def _ending(session: Session, filters: Filters, rows: Mapping[str, Mapping[Any, Any]], told: set[str]) -> list[Item]:
    return [
        {
            "attention": "override",
            "place": held.project,
            **{name: rows[held.project][name] for name in OF_PROJECT},
            "override": held.status,
            "override_by": held.decided_by,
            "override_until": pd.Timestamp(held.until),
            "override_state": "expiring" if held.until >= filters.as_of else "expired",
        }
        for held in overrides.ending(session, filters.as_of)
        if held.project in rows and held.project not in told and rows[held.project]["status"] != Status.DONE.value
    ]
