"""What belongs to a batch beside its rows? How many changes it made, which remarks came with it, what took it back."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from dashboard.ingest.explanations import remark_keys
from dashboard.store.tables import Batch, Change, Remark


def batch(session: Session, batch_id: int) -> Batch | None:
    """A batch that stays readable after the session."""
    found = session.get(Batch, batch_id)
    if found is not None:
        session.expunge(found)
    return found


def count_changes(session: Session, batch_id: int) -> int:
    """How many rows of tables a batch touched."""
    count: int = session.execute(
        select(func.count()).select_from(Change).where(col(Change.batch_id) == batch_id)
    ).scalar_one()
    return count


def remarks(session: Session, batch_id: int) -> Sequence[Remark]:
    """Explanations that came with a batch, or were written of its file later, and still hold."""
    asked = aliased(Batch)
    of_file = select(Remark).join(Batch, col(Batch.id) == col(Remark.batch_id)).join(
        asked, (col(asked.sha256) == col(Batch.sha256)) & (col(asked.kind) == col(Batch.kind))
    )  # fmt: skip
    wanted = of_file.where(col(asked.id) == batch_id, col(asked.action) == "import")
    return session.execute(wanted.order_by(col(Remark.id))).scalars().all()


def remarks_on(session: Session, table_name: str, row_key: str) -> Sequence[Remark]:
    """Explanations of one row of a table, oldest first."""
    of_row = select(Remark).where(
        col(Remark.table_name) == table_name, col(Remark.row_key).in_(remark_keys(table_name, row_key))
    )
    return session.execute(of_row.order_by(col(Remark.id))).scalars().all()


def undone_by(session: Session, batch_id: int) -> int | None:
    """The undo that holds and takes the batch back."""
    undo = select(col(Batch.id)).where(col(Batch.undoes) == batch_id, col(Batch.state) == "applied")
    return session.execute(undo.order_by(col(Batch.id).desc()).limit(1)).scalar_one_or_none()
