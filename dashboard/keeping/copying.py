"""How does a store move to another database? Table by table, parents first, in portions; then both are compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Integer, Table, func, insert, inspect, select, text, update
from sqlalchemy.exc import DatabaseError, DataError
from sqlmodel import SQLModel

from dashboard.keeping.backup import Before, nothing
from dashboard.keeping.fingerprint import ROWS_AT_ONCE, Fingerprints, fingerprints
from dashboard.keeping.sqlite_file import checked, path_of
from dashboard.keeping.trouble import TroubleError
from dashboard.schema import HEAD
from dashboard.store import tables as _tables  # noqa: F401  the import fills the metadata
from dashboard.store.address import AddressError, in_memory
from dashboard.store.engine import engine, reader
from dashboard.store.migrate import migrate

GIVEN = ("district", "revision")
"""Tables that hold rows as soon as they are made."""
BYTES_AT_ONCE = 50
"""Rows of a table that holds whole files: they are up to 5 MB each."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What stands in both stores now."""

    tables: Fingerprints


def copy(source: str, target: str, before: Before = nothing) -> Copied:
    """Copy a whole store into an empty one, in one transaction; raises ``TroubleError``.

    ``before`` is told where to, when nothing stands in the way: what it writes into the source is copied, too.

    The source is read in one state; nothing of it is changed. The target may hold no tables yet, or empty ones.
    """
    try:
        _refuse_unfit(source, target)
        migrate(target)
        with engine(target).connect() as found:
            _refuse_filled(found, target)
        before(shown(target))
        writer = engine(target).execution_options(writing=True)
        with reader(source).connect() as old, writer.begin() as new:
            _refuse_filled(new, target)
            _emptied(new)
            for table in SQLModel.metadata.sorted_tables:
                _copied(old, new, table)
            _sequences_set(new)
            here, there = fingerprints(old, SQLModel.metadata), fingerprints(new, SQLModel.metadata)
            differing = [name for name in here if here[name] != there[name]]
            if differing:
                raise TroubleError("tables_differ", tables=", ".join(differing))
    except AddressError as error:
        raise TroubleError("address", fault=str(error)) from error
    except DatabaseError as error:
        raise TroubleError("database", fault=str(error.orig).strip()) from error
    return Copied(there)


def _refuse_unfit(source: str, target: str) -> None:
    """The source is a sound store of this revision, the target is another database without data."""
    path = path_of(source)
    if path is not None:
        checked(path)
    if engine(source).url == engine(target).url:
        raise TroubleError("same", url=shown(source))
    if in_memory(engine(target).url):
        raise TroubleError("memory", url=shown(target))
    with engine(source).connect() as connection:
        held = inspect(connection).has_table("alembic_version")
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if held else None
    if found != HEAD:
        raise TroubleError("not_newest", url=shown(source), revision=str(found or "-"), expected=HEAD)
    with engine(target).connect() as connection:
        if inspect(connection).get_table_names() and not inspect(connection).has_table("alembic_version"):
            raise TroubleError("foreign", url=shown(target))


def shown(url: str) -> str:
    """An address without its password."""
    return engine(url).url.render_as_string(hide_password=True)


def _refuse_filled(new: Connection, target: str) -> None:
    asked = [table for table in SQLModel.metadata.sorted_tables if table.name not in GIVEN]
    if any(new.execute(select(table).limit(1)).first() for table in asked):
        raise TroubleError("filled", url=shown(target))


def _emptied(new: Connection) -> None:
    """Without the rows that a migration writes into a new store: they come with the others."""
    for table in reversed(SQLModel.metadata.sorted_tables):
        new.execute(table.delete())


def _copied(old: Connection, new: Connection, table: Table) -> None:
    """Copy a table; what refers to its own table is filled in when all rows are there."""
    own = [column.name for column in table.columns if any(key.column.table is table for key in column.foreign_keys)]
    later: list[dict[str, Any]] = []
    try:
        for rows in _portions(old, table):
            later += [row for row in rows if any(row[name] is not None for name in own)]
            new.execute(insert(table), [row | dict.fromkeys(own) for row in rows])
    except (ValueError, DataError) as error:
        # A cell that is not of its column's type, or a sign that the other database does not keep.
        raise TroubleError("cell", table=table.name, fault=str(getattr(error, "orig", error)).strip()) from error
    key = table.primary_key.columns.values()
    for row in later:
        values = {name: row[name] for name in own}
        new.execute(update(table).where(*(column == row[column.name] for column in key)).values(values))


def _portions(old: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    whole_files = any(column.type.python_type is bytes for column in table.columns)
    options = {"yield_per": BYTES_AT_ONCE if whole_files else ROWS_AT_ONCE}
    for some in old.execute(select(table), execution_options=options).mappings().partitions():
        yield [dict(row) for row in some]


def _sequences_set(new: Connection) -> None:
    """Numbers that PostgreSQL gives go on after those that were copied; SQLite looks at the table itself."""
    if new.dialect.name != "postgresql":
        return
    for table in SQLModel.metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None and isinstance(column.type, Integer):
            _sequence_set(new, table.name, column.name)


def _sequence_set(new: Connection, table: str, column: str) -> None:
    sequence = new.execute(select(func.pg_get_serial_sequence(table, column))).scalar()
    if sequence:
        highest = new.execute(text(f"SELECT max({column}) FROM {table}")).scalar()  # noqa: S608  our own names
        new.execute(select(func.setval(sequence, highest or 1, highest is not None)))
