"""Does a milestone go back? Percent done and money spent of a status beside the newest before it in the store."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.ingest.checked import Checked, CheckedRow, Notice
from dashboard.store.tables import MilestoneReport

MEASURES = {"percent": "percent", "spent": "spent_kzt"}
"""Column of a monthly status → column of the ledger: what only grows."""

Subject = tuple[str, str]
Told = tuple[date, Decimal]


def fallen(session: Session, checked: Checked) -> Iterator[Notice]:
    """A warning for each percent and sum of a monthly status below the newest of an earlier day; else none."""
    if checked.kind.table != "milestone_report" or "date_kind" in checked.rows[0].values:
        return
    subjects = {_subject(row) for row in checked.rows}
    for column, name in MEASURES.items():
        before = _newest(session, name, checked.as_of, {project for project, _ in subjects})
        for row in checked.rows:
            value, earlier = row.values.get(column), before.get(_subject(row))
            if isinstance(value, Decimal) and earlier and value < earlier[1]:
                yield _notice(row, column, value, earlier)


def _subject(row: CheckedRow) -> Subject:
    return str(row.values["project_code"]), str(row.values["milestone_code"])


def _newest(session: Session, name: str, as_of: date, projects: set[str]) -> dict[Subject, Told]:
    """The newest value of each milestone told before a day."""
    said, value = MilestoneReport, getattr(MilestoneReport, name)
    asked = (
        select(col(said.project_code), col(said.milestone_code), col(said.reported_on), value)
        .where(col(said.project_code).in_(projects), value.is_not(None), col(said.reported_on) < as_of)
        .order_by(col(said.reported_on))
    )
    found = session.execute(asked)
    return {(project, milestone): (day, Decimal(str(told))) for project, milestone, day, told in found}


def _notice(row: CheckedRow, column: str, value: Decimal, earlier: Told) -> Notice:
    day, told = earlier
    shown = f"{value.normalize():f}"
    words = {"total": shown, "base": f"{told.normalize():f}", "day": f"{day:%d.%m.%Y}"}
    return Notice("w.fell_back", row.row, row.line, column, row.cell(column), shown, shown, words)
