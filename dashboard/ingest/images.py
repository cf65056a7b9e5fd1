"""What does a stored row look like as text, and how does the text become a row again?

The journal keeps rows as JSON with sorted keys and no spaces: the same row is always the same bytes,
so a row can be compared with what a batch left behind.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from sqlalchemy import Table, TypeDecorator
from sqlalchemy.types import TypeEngine
from sqlmodel import SQLModel

from dashboard.store import tables

Image = dict[str, object]
"""A whole row: every column of its table."""

ORIGIN = ("batch_id", "line")
"""Where a row came from: not part of what it says."""

MODELS: Mapping[str, type[SQLModel]] = {
    str(model.__tablename__): model for model in (getattr(tables, name) for name in tables.__all__)
}


@cache
def table(name: str) -> Table:
    """A table by its name."""
    return SQLModel.metadata.tables[name]


@cache
def parents_first() -> tuple[str, ...]:
    """Tables in the order in which their rows may be inserted."""
    return tuple(found.name for found in SQLModel.metadata.sorted_tables)


@cache
def key_columns(name: str) -> tuple[str, ...]:
    """The columns of a table's primary key."""
    return tuple(column.name for column in table(name).primary_key)


def row_key(name: str, values: Mapping[str, object]) -> str:
    """The values of the primary key joined by ``|``."""
    return "|".join(str(values[column]) for column in key_columns(name))


@cache
def defaults(name: str) -> Mapping[str, object]:
    """What a column of a new row holds when nobody gave it."""
    fields = MODELS[name].model_fields
    given = {column: None if field.is_required() else field.default for column, field in fields.items()}
    # A place without coordinates is not "published", whatever the column's default says.
    place = {"location_basis": "unknown", "kind": "building"} if name == "venue" else {}
    return {column: value for column, value in (given | place).items() if column not in ORIGIN}


def coerced(name: str, values: Mapping[str, object]) -> Image:
    """Typed cells as the table stores them: whole tenge, floats, plain text."""
    convert = _converters(name)
    return {column: None if value is None else convert[column](value) for column, value in values.items()}


def encoded(image: Mapping[str, object] | None) -> str | None:
    """A row as canonical JSON; None stays None (there is no row)."""
    if image is None:
        return None
    return json.dumps(image, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def decoded(name: str, text: str | None) -> Image | None:
    """The row that a text stands for."""
    if text is None:
        return None
    days = _days(name)
    return {
        column: _day(value, days[column]) if column in days else value for column, value in json.loads(text).items()
    }


def said(image: Mapping[str, object]) -> Image:
    """A row without where it came from."""
    return {column: value for column, value in image.items() if column not in ORIGIN}


@cache
def _converters(name: str) -> Mapping[str, Callable[[object], object]]:
    kinds: dict[type, Callable[[object], object]] = {int: _whole, float: _float, str: str, bool: bool}
    return {column.name: kinds.get(column.type.python_type, _same) for column in table(name).columns}


@cache
def _days(name: str) -> Mapping[str, type[date]]:
    types = {column.name: _stored_as(column.type) for column in table(name).columns}
    return {column: kind for column, kind in types.items() if issubclass(kind, date)}


def _stored_as(kind: TypeEngine[Any]) -> type:
    """SQLModel's own types wrap the type that is stored, and do not name it."""
    return (kind.impl_instance if isinstance(kind, TypeDecorator) else kind).python_type


def _whole(value: object) -> int:
    # Money comes as a decimal; the store keeps whole tenge.
    return int(Decimal(str(value)).to_integral_value(ROUND_HALF_UP)) if isinstance(value, Decimal) else int(str(value))


def _float(value: object) -> float:
    return float(str(value))


def _same(value: object) -> object:
    return value


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _day(value: str | None, kind: type[date]) -> date | None:
    return None if value is None else (datetime if kind is datetime else date).fromisoformat(value)
