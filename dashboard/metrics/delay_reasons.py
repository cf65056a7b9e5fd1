"""Why did dates move? What the announcements themselves give as the reason, and how often they give none."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pandas as pd
from sqlmodel import Session

from dashboard.filters import Filters
from dashboard.metrics.frames import CODE, COUNT
from dashboard.metrics.project_course import days_between, judged, overtaken, promises
from dashboard.metrics.promises import Statement, statements
from dashboard.rules import DelayReason, Milestone

NOT_GIVEN = "not_given"
ORDER = [*(reason.value for reason in DelayReason), NOT_GIVEN]
REASONS = {"delay_reason": CODE, "projects": COUNT, "statements": COUNT, "moves": COUNT, "days": COUNT}


def delay_reasons(session: Session, filters: Filters) -> pd.DataFrame:
    """Statements that give a reason, and moves to a later date by the reason that was given for them.

    Grain: reason, in the order of ``rules.DelayReason``; ``not_given`` last.

    Columns:
        delay_reason (str): code.
        projects (int64): projects it concerns. statements (int64): announcements that name it.
        moves (int64): times a date moved to a later day for it. days (int64): by how many days in all.

    A move is explained only by the announcement that made it: a reason given at another time explains no move.

    Source: table ``milestone_report``.
    """
    found = [line for code, said in statements(session, filters).items() for line in _lines(code, said)]
    lines = pd.DataFrame.from_records(found, columns=["project", *(name for name in REASONS if name != "projects")])
    grouped = lines.groupby("delay_reason").agg(
        projects=("project", "nunique"), statements=("statements", "sum"), moves=("moves", "sum"), days=("days", "sum")
    )
    ordered = grouped.reindex([reason for reason in ORDER if reason in grouped.index]).reset_index()
    return ordered[list(REASONS)].astype(REASONS)


def _lines(project: str, said: Sequence[Statement]) -> Iterator[tuple[str, str, int, int, int]]:
    yield from ((project, one.delay_reason, 1, 0, 0) for one in said if one.delay_reason)
    milestone = Milestone.WORKS_FINISH if overtaken(said) else judged(said)
    for earlier, later in pairwise(promises(said, milestone)):
        days = days_between(earlier.date_value, later.date_value) or 0
        if days > 0:
            yield project, later.delay_reason or NOT_GIVEN, 0, 1, days
