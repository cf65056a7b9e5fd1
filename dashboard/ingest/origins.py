"""Which files brought these rows? Batch, person, day, number of lines and the first of them; one statement a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from dashboard.ingest.images import Image, key_columns, table
from dashboard.store.stored_rows import StoredRows
from dashboard.store.tables import Batch

FIRST = 5
"""Rows of a batch that are told one by one."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What one batch brought of the rows that were asked for."""

    batch_id: int
    file_name: str
    author: str
    created_at: datetime
    source: str
    table: str
    count: int
    rows: tuple[Image, ...]
    """The first of them in the order of their lines, whole."""


def origins(session: Session, behind: Sequence[StoredRows], first: int = FIRST) -> list[Origin]:
    """The batches behind the rows, table by table, newest batch first."""
    return [origin for rows in behind for origin in _origins(session, rows, first)]


def _origins(session: Session, rows: StoredRows, first: int) -> Iterator[Origin]:
    name = str(rows.table.__tablename__)
    found = session.execute(_statement(rows, name, first)).mappings().all()
    columns = table(name).columns.keys()
    for batch_id in dict.fromkeys(row["batch_id"] for row in found):
        own = [row for row in found if row["batch_id"] == batch_id]
        told = own[0]
        yield Origin(
            batch_id, told["file_name"], told["author"], told["created_at"], told["source"], name, told["rows_in_all"],
            tuple({column: row[column] for column in columns} for row in own),
        )  # fmt: skip


def _statement(rows: StoredRows, name: str, first: int) -> Select[Any]:
    source = table(name)
    order = (source.c.line, *(source.c[column] for column in key_columns(name)))
    number = func.row_number().over(partition_by=source.c.batch_id, order_by=order).label("number_in_batch")
    count = func.count().over(partition_by=source.c.batch_id).label("rows_in_all")
    numbered = select(source, number, count).where(*rows.conditions).subquery()
    return (
        select(numbered, col(Batch.file_name), col(Batch.author), col(Batch.created_at), col(Batch.source))
        .join(Batch, col(Batch.id) == numbered.c.batch_id)
        .where(numbered.c.number_in_batch <= first)
        .order_by(numbered.c.batch_id.desc(), numbered.c.number_in_batch)
    )
