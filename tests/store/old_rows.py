"""What may stand in a table of an earlier revision? One row each, made of what the database itself says of it."""

import re
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, func, inspect, select

MADE: dict[type, Any] = {
    bool: False,
    int: 1,
    float: 1.0,
    datetime: datetime(2026, 10, 1, tzinfo=UTC),
    date: date(2026, 10, 1),
    bytes: b"bytes",
    str: "{}",  # also where a text holds JSON
}


def fill_empty_tables(connection: Connection) -> None:
    """Write a row into every table that has none, parents first."""
    tables = MetaData()
    tables.reflect(connection)
    for table in tables.sorted_tables:
        if not connection.execute(select(func.count()).select_from(table)).scalar_one():
            connection.execute(table.insert(), _row(connection, table))


def _row(connection: Connection, table: Table) -> dict[str, Any]:
    checks = " ; ".join(check["sqltext"] for check in inspect(connection).get_check_constraints(table.name))
    return {column.name: _value(connection, column, checks) for column in table.columns}


def _value(connection: Connection, column: Column[Any], checks: str) -> Any:
    for key in column.foreign_keys:
        if key.column.table is not column.table:
            return connection.execute(select(key.column).limit(1)).scalar()
    code = re.search(rf"\b{column.name}\b\)?(?:::text)? (?:IN|= ANY) \(+(?:ARRAY\[)?'([^']*)'", checks)
    lowest = re.search(rf"\b{column.name}\b (?:BETWEEN|>=) (\d+(?:\.\d+)?)", checks)
    if code:
        return code[1]
    kind = column.type.python_type
    return kind(float(lowest[1])) if lowest and kind in {int, float} else MADE[kind]
