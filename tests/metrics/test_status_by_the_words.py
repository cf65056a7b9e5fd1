"""Does the status follow from the published words of the rule, whatever is announced? Random ledgers, two judges.

The second judge is written from the words alone and reads plain rows: nothing of ours is called for it but the store.
Rows of one project name different speakers: what counts as one statement retold has tests of its own.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete
from sqlmodel import Session

from dashboard import store
from dashboard.filters import Filters
from dashboard.metrics import projects
from dashboard.rules import Milestone
from dashboard.store.tables import Batch, MilestoneReport, Project, Venue
from tests.changing import changing
from tests.stores import new_store

BEGAN = date(2025, 1, 1)
PROJECTS = tuple("ABCDEF")
NUMBERS = ("status", "slippage_days", "times_moved", "days_since_report")
FROM: dict[str, Any] = {"batch_id": 1, "line": 2}
STAGES = tuple(milestone.value for milestone in Milestone)
GATES = ("design", "expertise", "tender", "works_start")
PERIODS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Row:
    """One line of a ledger."""

    milestone: str
    kind: str
    named: date
    precision: str
    reported: date
    denied: bool


def last_day(named: date, precision: str) -> date:
    """A coarse date counts by its last day."""
    if precision == "day":
        return named
    months = PERIODS[precision]
    month = (named.month - 1) // months * months + months
    return date(named.year, month, monthrange(named.year, month)[1])


def by_the_words(ledger: list[Row], on: date) -> tuple[str, int | None, int, int | None]:
    """Status, slippage, how often the date moved, days without a report."""
    known = sorted((row for row in ledger if row.reported <= on), key=lambda row: row.reported)
    silent = (on - known[-1].reported).days if known else None
    said = [row for row in known if not row.denied]
    reached = {row.milestone: last_day(row.named, row.precision) for row in said if row.kind == "actual"}
    last = "opening" if any(row.milestone == "opening" for row in said) else "works_finish"
    dates = [last_day(row.named, row.precision) for row in said if row.milestone == last and row.kind != "actual"]
    moved = len([1 for one, other in pairwise(dates) if one != other])
    if last in reached:
        return "done", (reached[last] - dates[0]).days if dates else None, moved, silent
    suspended = "suspended" in reached and not any(
        row.milestone == "resumed" and row.kind == "actual" and row.reported >= when_suspended(said) for row in said
    )
    if not dates:
        return "late" if suspended else "unknown", None, moved, silent
    slipped = (dates[-1] - dates[0]).days
    if slipped > 90 or dates[-1] < on or suspended:
        return "late", slipped, moved, silent
    if slipped >= 1 or (soon(said, on) and gate_open(reached)) or silent is None or silent > 120:
        return "at_risk", slipped, moved, silent
    return "on_track", slipped, moved, silent


def when_suspended(said: list[Row]) -> date:
    """The day on which works were last reported as suspended."""
    return max(row.reported for row in said if row.milestone == "suspended" and row.kind == "actual")


def soon(said: list[Row], on: date) -> bool:
    """Whether a finish or an opening is announced for the next 180 days."""
    for end in ("works_finish", "opening"):
        dates = [last_day(row.named, row.precision) for row in said if row.milestone == end and row.kind != "actual"]
        if dates and on <= dates[-1] <= on + timedelta(days=180):
            return True
    return False


def gate_open(reached: dict[str, date]) -> bool:
    """Whether a gate before the works' end has no actual, its own or one of a later stage."""
    return any(not any(later in reached for later in STAGES[STAGES.index(gate) :]) for gate in GATES)


days = st.integers(0, 900).map(lambda n: BEGAN + timedelta(days=n))
telling = st.sampled_from(
    ("opening", "opening", "works_finish", "works_start", "suspended", "resumed", "tender", "facade")
)
rows = st.builds(
    Row,
    milestone=telling,
    kind=st.sampled_from(("forecast", "forecast", "actual")),
    named=days,
    precision=st.sampled_from(("day", "day", "month", "quarter", "year")),
    reported=days,
    denied=st.sampled_from((False,) * 6 + (True,)),
)
# One report a day: which of two contradicting words of one day counts, the rule does not say.
ledgers = st.lists(rows, max_size=9, unique_by=lambda row: row.reported)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    address = new_store(tmp_path_factory.mktemp("by-the-words"))
    with changing(address) as session:
        made = datetime(2026, 11, 1, tzinfo=UTC)
        session.add(
            Batch(id=1, kind="milestones", file_name="m.csv", sha256="-", source="upload", author="-", created_at=made)
        )
        session.flush()
        session.add_all(Venue(code=code, kind="building", name_kk="П", name_ru="П", **FROM) for code in PROJECTS)
        session.flush()
        session.add_all(Project(code=code, venue_code=code, kind="construction", **FROM) for code in PROJECTS)
    return address


def tell(session: Session, code: str, ledger: list[Row]) -> None:
    """Put the lines into the store, each said by somebody else."""
    for place, row in enumerate(ledger):
        session.add(
            MilestoneReport(
                statement=f"{code}-{place}",
                project_code=code,
                milestone_code=row.milestone,
                reported_on=row.reported,
                reported_precision="day",
                date_kind=row.kind,
                date_value=row.named,
                date_precision=row.precision,
                denied=row.denied,
                statement_by_ru=f"{place}",
                **FROM,
            )
        )


def known(value: object) -> object:
    """A missing number as None."""
    return None if pd.isna(value) else value  # type: ignore[call-overload]  # any scalar


@settings(max_examples=40, deadline=None)
@given(
    told=st.lists(ledgers, min_size=len(PROJECTS), max_size=len(PROJECTS)), asked=st.lists(days, min_size=3, max_size=3)
)
def test_any_ledger_is_judged_as_the_words_say(url: str, told: list[list[Row]], asked: list[date]) -> None:
    with changing(url) as session:
        session.execute(delete(MilestoneReport))
        for code, ledger in zip(PROJECTS, told, strict=True):
            tell(session, code, ledger)
    with store.reading(url) as session:
        for on in asked:
            found = projects.status(session, Filters(on)).set_index("project")
            for code, ledger in zip(PROJECTS, told, strict=True):
                ours = tuple(known(found.loc[code, name]) for name in NUMBERS)
                assert ours == by_the_words(ledger, on), (on, ledger)
