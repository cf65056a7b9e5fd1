"""Which files brought these rows? Batch, person, day, number of lines, the first of them; few statements a table."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from dashboard.ingest.explanations import remark_keys
from dashboard.ingest.images import Image, key_columns, row_key, table
from dashboard.ingest.stored import KEYS_A_QUERY, chunks
from dashboard.store.stored_rows import StoredRows
from dashboard.store.tables import Batch, Remark

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
    remarks: tuple[str, ...] = ()
    """What people wrote about those."""


def origins(session: Session, behind: Sequence[StoredRows], first: int = FIRST) -> list[Origin]:
    """The batches behind the rows, table by table, newest batch first."""
    return [origin for rows in behind for origin in _origins(session, rows, first)]


def _origins(session: Session, rows: StoredRows, first: int) -> Iterator[Origin]:
    name = str(rows.table.__tablename__)
    found = [dict(row) for row in session.execute(_statement(rows, name, first)).mappings()]
    columns = table(name).columns.keys()
    said = _remarks(session, name, [row_key(name, row) for row in found])
    for batch_id, of_batch in groupby(found, key=lambda row: row["batch_id"]):
        own = list(of_batch)
        told = own[0]
        yield Origin(
            batch_id, told["file_name"], told["author"], told["created_at"], told["source"], name, told["rows_in_all"],
            tuple({column: row[column] for column in columns} for row in own),
            tuple(dict.fromkeys(text for row in own for text in said.get(row_key(name, row), ()))),
        )  # fmt: skip


def _remarks(session: Session, name: str, keys: Sequence[str]) -> Mapping[str, list[str]]:
    """What people wrote about rows, by key, oldest first."""
    wider = {key: remark_keys(name, key) for key in keys}
    texts = defaultdict[str, list[str]](list)
    for some in chunks(sorted({one for all_of in wider.values() for one in all_of}), KEYS_A_QUERY):
        of_rows = select(col(Remark.row_key), col(Remark.text)).where(col(Remark.row_key).in_(some))
        for key, text in session.execute(of_rows.where(col(Remark.table_name) == name).order_by(col(Remark.id))):
            texts[key].append(text)
    return {key: [text for one in all_of for text in texts.get(one, ())] for key, all_of in wider.items()}


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
