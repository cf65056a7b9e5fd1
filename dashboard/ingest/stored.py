"""What does the store hold for these keys? Many rows in few queries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import ColumnElement, Table, select, tuple_
from sqlmodel import Session

from dashboard.ingest.images import Image, key_columns, row_key, table

KEYS_A_QUERY = 1000
"""SQLite takes 32 766 parameters a statement; keys have up to three columns."""

Key = tuple[object, ...]
T = TypeVar("T")


def stored_rows(session: Session, name: str, wanted: Iterable[Mapping[str, object]]) -> dict[str, Image]:
    """Rows of a table that have the primary keys of the wanted ones, by key."""
    columns = key_columns(name)
    keys = {tuple(values[column] for column in columns) for values in wanted}
    return {row_key(name, row): row for row in rows_where(session, name, columns, keys)}


def rows_where(session: Session, name: str, columns: Sequence[str], keys: Iterable[Key]) -> Iterator[Image]:
    """Rows of a table whose columns hold one of the value tuples."""
    source = table(name)
    for some in chunks(sorted(keys, key=str), KEYS_A_QUERY):
        found = session.execute(select(source).where(_one_of(source, columns, some)))
        yield from (dict(row) for row in found.mappings())


def chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The items in portions of at most ``size``."""
    return (items[start : start + size] for start in range(0, len(items), size))


def _one_of(source: Table, columns: Sequence[str], keys: Sequence[Key]) -> ColumnElement[bool]:
    if len(columns) == 1:
        return source.c[columns[0]].in_([key[0] for key in keys])
    return tuple_(*(source.c[column] for column in columns)).in_(keys)
