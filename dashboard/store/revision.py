"""Has anything changed since? A number that grows with every write."""

from sqlalchemy import select, update
from sqlmodel import Session, col

from dashboard.store.tables import Revision


def revision(session: Session) -> int:
    """The number of the store's present state; 0 before the first write."""
    number: int = session.execute(select(col(Revision.number))).scalar_one()
    return number


def bump_revision(session: Session) -> None:
    """Count one more write. Called inside the transaction that writes."""
    session.execute(update(Revision).values(number=col(Revision.number) + 1))
