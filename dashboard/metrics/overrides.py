"""What does a person say against the rule? Statuses set by people, while they hold."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.store.tables import StatusOverride


@dataclass(frozen=True, slots=True)
class Override:
    """A status that a person set beside the rule's."""

    project: str
    status: str
    reason: str
    decided_by: str
    decided_on: date
    until: date


def in_force(session: Session, on: date) -> dict[str, Override]:
    """Overrides by project that hold on a day, both ends included; of several the newest decision."""
    held = select(StatusOverride).where(col(StatusOverride.decided_on) <= on, col(StatusOverride.until) >= on)
    rows = session.execute(held.order_by(col(StatusOverride.decided_on))).scalars()
    return {
        row.project_code: Override(row.project_code, row.status, row.reason, row.decided_by, row.decided_on, row.until)
        for row in rows
    }
