"""How does the database itself read a row that the journal keeps as text? As columns, on SQLite and PostgreSQL."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import JSON, ColumnElement, Date, and_, cast, func, type_coerce
from sqlalchemy.types import TypeEngine

from dashboard.ingest.images import key_columns, table

Columns = Mapping[str, ColumnElement[Any]]


def image_columns(name: str, text: ColumnElement[Any], dialect: str) -> Columns:
    """The columns of a table's row as the image in a text column holds them, typed like the table's own."""
    return {column.name: image_value(text, column.name, column.type, dialect) for column in table(name).columns}


def image_value(text: ColumnElement[Any], column: str, kind: TypeEngine[Any], dialect: str) -> ColumnElement[Any]:
    """One column of an image."""
    return (_of_postgresql if dialect == "postgresql" else _of_sqlite)(text, column, kind)


def same_key(name: str, image: Columns) -> ColumnElement[bool]:
    """The table's row is the one that the image is of."""
    return and_(*(table(name).c[column] == image[column] for column in key_columns(name)))


def same_row(name: str, image: Columns) -> ColumnElement[bool]:
    """The table's row is as the image says, in every column; missing equals missing."""
    rest = (column for column in image if column not in key_columns(name))
    return and_(same_key(name, image), *(table(name).c[column].is_not_distinct_from(image[column]) for column in rest))


def _of_sqlite(text: ColumnElement[Any], column: str, kind: TypeEngine[Any]) -> ColumnElement[Any]:
    # A date is text there: a cast would make a number of it.
    return type_coerce(func.json_extract(text, f"$.{column}"), kind)


def _of_postgresql(text: ColumnElement[Any], column: str, kind: TypeEngine[Any]) -> ColumnElement[Any]:
    found = cast(text, JSON).op("->>")(column)
    return cast(found, Date if isinstance(kind, Date) else kind)
