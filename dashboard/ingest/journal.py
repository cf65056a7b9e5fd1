"""Who brought which figure, when, and from which line of which file?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from dashboard.ingest.images import key_columns, table
from dashboard.store.tables import Batch, BatchFile, Change


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a row of a table comes from."""

    batch_id: int
    file_name: str
    line: int
    author: str
    kind: str
    source: str


def batches(session: Session, limit: int = 500) -> Sequence[Batch]:
    """Imports and undos, newest first."""
    return session.execute(select(Batch).order_by(col(Batch.id).desc()).limit(limit)).scalars().all()


def changes(session: Session, batch_id: int, limit: int = 200, offset: int = 0) -> Sequence[Change]:
    """Rows that a batch touched, in the order in which it did."""
    of_batch = select(Change).where(col(Change.batch_id) == batch_id).order_by(col(Change.id))
    return session.execute(of_batch.offset(offset).limit(limit)).scalars().all()


def content(session: Session, batch_id: int) -> bytes | None:
    """The bytes of a batch's file as they came; None for an undo and a bulk import."""
    held = select(col(BatchFile.content)).where(col(BatchFile.batch_id) == batch_id)
    return session.execute(held).scalar_one_or_none()


def origin(session: Session, table_name: str, row_key: str) -> Provenance | None:
    """Batch, file, line and author of a row as it stands; None where there is no such row."""
    source = table(table_name)
    row = session.execute(
        select(source.c.batch_id, source.c.line).where(*_is(table_name, row_key.split("|")))
    ).one_or_none()
    batch = session.get(Batch, row.batch_id) if row else None
    if row is None or batch is None:
        return None
    return Provenance(row.batch_id, batch.file_name, row.line, batch.author, batch.kind, batch.source)


def history(session: Session, table_name: str, row_key: str) -> Sequence[Change]:
    """Everything that happened to a row, newest first."""
    of_row = select(Change).where(col(Change.table_name) == table_name, col(Change.row_key) == row_key)
    return session.execute(of_row.order_by(col(Change.id).desc())).scalars().all()


def _is(name: str, parts: Sequence[str]) -> list[ColumnElement[bool]]:
    columns = [table(name).c[column] for column in key_columns(name)]
    # A statement is one text with bars in it.
    values = ["|".join(parts)] if len(columns) == 1 else parts
    return [column == _typed(column.type.python_type, value) for column, value in zip(columns, values, strict=True)]


def _typed(kind: type, value: str) -> object:
    # SQLModel's text columns do not name their Python type.
    return date.fromisoformat(value) if kind is date else int(value) if kind is int else value
