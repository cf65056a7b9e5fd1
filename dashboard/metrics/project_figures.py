"""How do the projects stand, at a glance? How many have which status, how far they slipped, what they cost."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
from sqlmodel import Session

from dashboard.filters import Filters
from dashboard.metrics.frames import CODE, COUNT, SHARE
from dashboard.metrics.project_cost import cost
from dashboard.metrics.projects import URGENCY, as_drawn, made, status

FIGURES = {"project_figure": CODE, "value": SHARE, "of_projects": COUNT, "project": CODE}
Figure = tuple[str, float | None, int, str | None]


def figures(session: Session, filters: Filters) -> pd.DataFrame:
    """The figures of the selected projects.

    Grain: figure; none while there is no project.

    Columns:
        project_figure (str): late, at_risk, on_track, done, unknown (projects); slippage (mean days, those of the
            completion where it has overtaken the opening); spent (tenge); growth (share).
        value (float64): the figure; missing where nothing was published. of_projects (int64): projects it is made from.
        project (str): the one with the most of it: slippage, spending, growth; missing for a number of projects.

    Source: tables ``milestone_report``, ``project``.
    """
    table = status(session, filters)
    if table.empty:
        return made((), FIGURES)
    return made([*_counts(table), _slippage(as_drawn(table)), *_money(cost(session, filters))], FIGURES)


def _counts(table: pd.DataFrame) -> Iterator[Figure]:
    found = table["status"].value_counts()
    yield from ((code.value, float(found.get(code.value, 0)), len(table), None) for code in URGENCY)


def _slippage(table: pd.DataFrame) -> Figure:
    days = table.set_index("project")["slippage_days"].dropna()
    return "slippage", float(days.mean()) if len(days) else None, len(days), _most(days)


def _money(table: pd.DataFrame) -> Iterator[Figure]:
    costs = table.set_index("project")
    spent = costs["spent_kzt"].dropna()
    yield "spent", float(spent.sum()) if len(spent) else None, len(spent), _most(spent)
    priced = costs.dropna(subset=["first_kzt", "current_kzt"])
    first, current = float(priced["first_kzt"].sum()), float(priced["current_kzt"].sum())
    yield "growth", current / first - 1 if first else None, len(priced), _most(priced["growth"].dropna())


def _most(values: "pd.Series[Any]") -> str | None:
    return str(values.idxmax()) if len(values) and values.max() > 0 else None
