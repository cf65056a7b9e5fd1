"""Is the store sound? The database itself, its revision, the batches, and the journal against the tables."""

from collections.abc import Iterator
from itertools import islice

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlmodel import Session, SQLModel

from dashboard.keeping.findings import Finding, finding
from dashboard.keeping.fingerprint import fingerprints
from dashboard.keeping.replay import journal_faults
from dashboard.keeping.sqlite_file import path_of
from dashboard.keeping.undo_chain import batch_faults
from dashboard.schema import HEAD
from dashboard.store import tables as _tables  # noqa: F401  the import fills the metadata
from dashboard.store.engine import reader
from dashboard.store.migrate import revisions
from dashboard.store.untouched import as_it_is

MOST_FINDINGS = 100


def verify(url: str) -> list[Finding]:
    """What is wrong, at most 100 findings; empty: it is sound. It is only read; raises if no server answers."""
    path = path_of(url)
    if path is not None and not path.is_file():
        return [finding("missing", file=path)]
    try:
        with as_it_is(url) as held_at, reader(held_at).connect() as connection:
            return list(islice(_faults(connection), MOST_FINDINGS))
    except DatabaseError as error:
        if path is None and isinstance(error, OperationalError):
            raise  # a server that is down, refuses or lacks the database: nothing is known of the store
        return [finding("unreadable", fault=str(error.orig).strip())]
    except ValueError as error:  # a value that its column cannot hold: SQLite keeps whatever it is given
        return [finding("unreadable", fault=str(error))]


def _faults(connection: Connection) -> Iterator[Finding]:
    if connection.dialect.name == "sqlite":
        yield from _damage(connection)
    held = inspect(connection).has_table("alembic_version")
    rows = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() if held else []
    found = ", ".join(rows)
    if found != HEAD:
        fault = "newer" if len(rows) == 1 and found not in revisions() else "schema"
        yield finding(fault, revision=found or "-", expected=HEAD)
        return  # the tables of another revision cannot be read as this one's
    fingerprints(connection, SQLModel.metadata)  # every table is there, and every value can be read
    with Session(connection) as session:
        yield from batch_faults(session)
        yield from journal_faults(session)


def _damage(connection: Connection) -> Iterator[Finding]:
    """What only SQLite can have: PostgreSQL checks its own pages and never lets a reference go."""
    for (line,) in connection.exec_driver_sql(f"PRAGMA integrity_check({MOST_FINDINGS})"):
        if line != "ok":
            yield finding("damaged", fault=str(line).replace("\n", " "))
    for child, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield finding("reference", table=child, row=rowid, parent=parent)
