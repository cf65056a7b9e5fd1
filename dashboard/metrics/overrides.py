"""What does a person say against the rule? Statuses set by people, while they hold."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard import rules
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
    return _newest(session, on, until=on)


def ending(session: Session, on: date) -> list[Override]:
    """Newest decisions that end within thirty days, or ended so many days ago, soonest end first."""
    near = timedelta(days=rules.OVERRIDE_ENDS_DAYS)
    newest = _newest(session, on, until=on - near).values()
    return sorted((held for held in newest if held.until <= on + near), key=lambda held: (held.until, held.project))


def _newest(session: Session, on: date, until: date) -> dict[str, Override]:
    """The newest decision on each project that was taken by a day and holds until another one at least."""
    held = select(StatusOverride).where(col(StatusOverride.decided_on) <= on, col(StatusOverride.until) >= until)
    rows = session.execute(held.order_by(col(StatusOverride.decided_on))).scalars()
    return {
        row.project_code: Override(row.project_code, row.status, row.reason, row.decided_by, row.decided_on, row.until)
        for row in rows
    }
