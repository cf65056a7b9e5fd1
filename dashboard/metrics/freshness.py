"""How far can a figure be trusted? The newest data behind it, and whether any of it is synthetic."""

from datetime import date

from sqlalchemy import Executable, func, select
from sqlmodel import Session, col

from dashboard.filters import Filters
from dashboard.rules import BatchSource
from dashboard.store.tables import Attendance, Batch, EventCount, Library, MilestoneReport, Population, PublishedFigure


def data_as_of(session: Session, basis: str, filters: Filters) -> date | None:
    """The newest month (monthly tables) or report day (dated statements) not after the as-of day."""
    newest: date | None = session.execute(_newest(basis, filters)).scalar()
    return newest


def _newest(basis: str, filters: Filters) -> Executable:
    if basis in {"attendance", "event_count"}:
        month = col(Attendance.month if basis == "attendance" else EventCount.month)
        return select(func.max(month)).where(*filters.where(month=month))
    if basis == "milestone_report":
        column = col(MilestoneReport.reported_on)
    elif basis == "library":
        column = col(Library.modernised_on)
    elif basis == "population":
        column = col(Population.month)
    else:
        column = col(PublishedFigure.reported_on)
    return select(func.max(column)).where(column <= filters.as_of)


def has_demo(session: Session) -> bool:
    """Whether any synthetic batch is in the store."""
    demo = select(col(Batch.id)).where(
        col(Batch.source) == BatchSource.DEMO.value,
        col(Batch.state) == "applied",
        col(Batch.action) == "import",
    )
    return session.execute(demo.limit(1)).first() is not None
