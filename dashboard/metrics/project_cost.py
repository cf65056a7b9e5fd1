"""What does it cost? The first published price, the newest one, and how much it grew."""

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

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

    A project without a budget of its own has no published price: what statements name then is the price of a
    package of several projects, or of the design alone.

    Source: tables ``project`` (first amount) and ``milestone_report`` (current, spent).
    """
    known = session.execute(select(col(Project.code), col(Project.budget_kzt)))
    budgets: dict[str, int | None] = {row.code: row.budget_kzt for row in known}
    said = statements(session, filters)
    found = made((_line(code, budgets[code], group) for code, group in said.items()), COST)
    return found.sort_values(["current_kzt", "project"], ascending=[False, True], ignore_index=True)


def _line(code: str, budget: int | None, said: Sequence[Statement]) -> tuple[object, ...]:
    spent = next((one.spent_kzt for one in reversed(said) if one.spent_kzt is not None), None)
    if budget is None:
        return code, "not_published", None, None, spent, None
    named = [one.cost_kzt for one in said if one.cost_kzt is not None and one.milestone != Milestone.DESIGN]
    current = named[-1] if named else budget
    return code, "published", budget, current, spent, (current - budget) / budget if budget else None
