"""How is the store reached? One engine a database; a session that reads, a session that writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from time import perf_counter

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session

from dashboard.meters import Meters, meters
from dashboard.settings import database_url, lock_wait_ms
from dashboard.store.address import parsed
from dashboard.store.one_file import hold_to_one_file
from dashboard.store.revision import note_written
from dashboard.store.tables_met import tables_written, watch

WRITE_LOCK = 7_262_016
"""Key of the PostgreSQL advisory lock that makes writers wait for each other."""


@lru_cache(maxsize=32)
def engine(url: str) -> Engine:
    """The engine of a database, one per process. SQLite: WAL, foreign keys on, waits for a lock."""
    address = parsed(url)
    # The values of a statement that failed are people's figures and names: they do not belong in a log.
    made = create_engine(address, pool_pre_ping=not url.startswith("sqlite"), hide_parameters=True)
    if made.dialect.name == "sqlite":
        event.listen(made, "connect", _prepare_sqlite)
        event.listen(made, "begin", _begin_sqlite)
        hold_to_one_file(made)
    else:
        from dashboard.store.answering import hold_to_answer  # brings in psycopg, which SQLite does without

        hold_to_answer(made)
        # Many keys as a table to be joined: as so many alternatives, every row would be held against each of them.
        made.dialect.tuple_in_values = True
    watch(made)
    kept = meters()
    if kept:
        _time_statements(made, kept)
    return made


def _time_statements(made: Engine, kept: Meters) -> None:
    def begin(connection: Connection, *_statement: object) -> None:
        connection.info["began"] = perf_counter()

    def end(connection: Connection, *_statement: object) -> None:
        kept.statements.observe(perf_counter() - connection.info["began"])

    event.listen(made, "before_cursor_execute", begin)
    event.listen(made, "after_cursor_execute", end)


def reader(url: str) -> Engine:
    """The engine for those who read: all that one transaction reads is of one state, also on PostgreSQL."""
    made = engine(url)
    return made if made.dialect.name == "sqlite" else made.execution_options(isolation_level="REPEATABLE READ")


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver's own BEGIN comes too late (at the first write): we begin ourselves.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={lock_wait_ms()}", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the lock at once: two that read first and write later would dead-lock.
    options = connection.get_execution_options()
    if not options.get("looking"):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")


@contextmanager
def reading(url: str | None = None) -> Iterator[Session]:
    """A session that sees one state of the store and writes nothing."""
    with Session(_session_reader(url or database_url())) as session:
        yield session


@lru_cache(maxsize=32)
def _session_reader(url: str) -> Engine:
    return reader(url).execution_options(reading=True)


@lru_cache(maxsize=32)
def _looker(url: str) -> Engine:
    made = engine(url)
    options = {} if made.dialect.name == "sqlite" else {"isolation_level": "AUTOCOMMIT"}
    return made.execution_options(looking=True, **options)


@contextmanager
def looking(url: str) -> Iterator[Connection]:
    """A connection for the one statement of every run: without a session and a transaction it costs a third.

    Two statements on it may see two states.
    """
    with _looker(url).connect() as connection:
        yield connection


@contextmanager
def writing(url: str | None = None) -> Iterator[Session]:
    """A session in one transaction: all of it is stored, or nothing."""
    writer = engine(url or database_url()).execution_options(writing=True)
    with tables_written() as tables, Session(writer) as session, session.begin():
        if writer.dialect.name == "postgresql":
            # Not REPEATABLE READ: what is read after the lock must be what the writer before left.
            session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITE_LOCK})
        yield session
        session.flush()
        note_written(session, tables)
