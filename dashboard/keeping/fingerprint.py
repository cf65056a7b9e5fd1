"""Do two stores hold the same? Rows and a checksum a table; the order of the rows does not matter."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, MetaData, Table, select

ROWS_AT_ONCE = 5_000
SIZE = 1 << 256


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How many rows a table has, and the sum of their SHA-256 (modulo 2^256): any order gives the same."""

    rows: int
    checksum: str


Fingerprints = Mapping[str, Fingerprint]


def fingerprints(connection: Connection, tables: MetaData | None = None) -> Fingerprints:
    """The fingerprint of every table, in bounded memory.

    Without ``tables`` those that the database has, whatever revision it is of. To compare SQLite with PostgreSQL
    give the tables of the program: their types make the same Python values of both.
    """
    if tables is None:
        tables = MetaData()
        tables.reflect(connection)
    return {table.name: _fingerprint(connection, table) for table in tables.sorted_tables}


def _fingerprint(connection: Connection, table: Table) -> Fingerprint:
    count, total = 0, 0
    columns = sorted(table.columns, key=lambda column: column.name)  # a migrated table may have another order
    for some in connection.execution_options(yield_per=ROWS_AT_ONCE).execute(select(*columns)).partitions():
        count += len(some)
        total += sum(_number(tuple(row)) for row in some)
    return Fingerprint(count, f"{total % SIZE:064x}")


def _number(row: tuple[object, ...]) -> int:
    return int.from_bytes(hashlib.sha256(repr(row).encode("utf-8", "surrogatepass")).digest())
