"""What does it cost? The first published price, the newest one, and how much it grew."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from dashboard import rules
from dashboard.filters import Filters
from dashboard.metrics.frames import CODE, SHARE
from dashboard.metrics.projects import made
from dashboard.metrics.promises import Statement, statements
from dashboard.rules import Milestone
from dashboard.store.tables import Project

MONEY = "Int64"
COST = {
    "project": CODE,
    "price": CODE,
    "first_kzt": MONEY,
    "current_kzt": MONEY,
    "spent_kzt": MONEY,
    "growth": SHARE,
}


def cost(session: Session, filters: Filters) -> pd.DataFrame:
    """First published, current and spent money of each project; unpublished prices are a row too.

    Grain: project, dearest first.

    Columns:
        project (str): code. price (str): 'published' or 'not_published'.
        first_kzt, current_kzt, spent_kzt (Int64): whole tenge. growth (float64): share of the first amount, 0.1 = 10 %.

    The first amount is the budget of the register, from the day on which anybody is known to have named a sum; where
    the register holds none, the first sum that a statement names. The price of the design alone, or of a package of
    several projects (``rules.PACKAGE_SUMS``), is no price of the project.

    Source: tables ``project`` (first amount) and ``milestone_report`` (first where the register has none, current,
    spent).
    """
    known = session.execute(select(col(Project.code), col(Project.budget_kzt)))
    budgets: dict[str, int | None] = {row.code: row.budget_kzt for row in known}
    ever = statements(session, replace(filters, as_of=date.max))
    said = statements(session, filters)
    found = made((_line(code, budgets[code], group, ever[code]) for code, group in said.items()), COST)
    return found.sort_values(["current_kzt", "project"], ascending=[False, True], ignore_index=True)


def _line(code: str, budget: int | None, said: Sequence[Statement], ever: Sequence[Statement]) -> tuple[object, ...]:
    spent = next((one.spent_kzt for one in reversed(said) if one.spent_kzt is not None), None)
    named = _sums(code, said)
    # A budget whose sum was first named in public later than the day asked about was not published then.
    first = budget if budget is not None and (named or not _sums(code, ever)) else next(iter(named), None)
    if first is None:
        return code, "not_published", None, None, spent, None
    current = named[-1] if named else first
    return code, "published", first, current, spent, (current - first) / first if first else None


def _sums(code: str, said: Sequence[Statement]) -> list[int]:
    """Sums named for the whole project, in the order in which they were."""
    return [
        one.cost_kzt
        for one in said
        if one.cost_kzt is not None
        and one.milestone != Milestone.DESIGN
        and (code, one.cost_kzt) not in rules.PACKAGE_SUMS
    ]
