"""Which tables does a piece of work read, and which does a transaction write? Seen in its statements as they are sent.

Nobody declares it, so nobody forgets to: a statement must name a table to read it. Where it cannot be told from the
text what a statement writes, it counts as writing every table that it names.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache

from sqlalchemy import Connection, Engine, event
from sqlmodel import SQLModel

from dashboard.store import tables as _tables  # noqa: F401  the import fills the metadata

Names = set[str]

REVISION = "revision"
"""Says which state it is: everything that is read is read of one."""
TARGET = re.compile(r'\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?', re.IGNORECASE)
LONGEST_KEPT = 8_000
"""Characters of a statement whose tables are remembered: one with thousands of values is not sent twice."""
READS = re.compile(r"\s*(?:SELECT|PRAGMA|EXPLAIN)\b", re.IGNORECASE)

_read: ContextVar[Names | None] = ContextVar("read", default=None)
_written: ContextVar[Names | None] = ContextVar("written", default=None)


@contextmanager
def tables_read() -> Iterator[Names]:
    """The tables that are read inside the block; whoever watches outside of it is told of them too."""
    with _watched(_read) as found:
        yield found


@contextmanager
def tables_written() -> Iterator[Names]:
    """The tables that are written inside the block."""
    with _watched(_written) as found:
        yield found


def count_as_read(names: Iterable[str]) -> None:
    """Tell whoever watches of tables that were read when the thing in hand was made."""
    found = _read.get()
    if found is not None:
        found.update(names)


@contextmanager
def _watched(watching: ContextVar[Names | None]) -> Iterator[Names]:
    outer, found = watching.get(), Names()
    mark = watching.set(found)
    try:
        yield found
    finally:
        watching.reset(mark)
        if outer is not None:
            outer.update(found)


@contextmanager
def read_as(*names: str) -> Iterator[None]:
    """Count the block as reading these tables, whatever it looks at: where they are written whenever that changes."""
    mark = _read.set(None)
    try:
        yield
    finally:
        _read.reset(mark)
    count_as_read(names)


def watch(engine: Engine) -> None:
    """Have an engine's statements seen."""
    event.listen(engine, "before_cursor_execute", _seen)


def _seen(_connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
    read, written = _read.get(), _written.get()
    if read is not None:
        read |= named(statement)
    if written is not None:
        written |= targets(statement)


def named(statement: str) -> frozenset[str]:
    """The tables that the text of a statement names."""
    return _named(statement) if len(statement) <= LONGEST_KEPT else _named.__wrapped__(statement)


@lru_cache(maxsize=1024)
def _named(statement: str) -> frozenset[str]:
    return frozenset(_names().findall(statement)) - {REVISION}


def targets(statement: str) -> frozenset[str]:
    """The tables that a statement writes."""
    if READS.match(statement):
        return frozenset()
    target = TARGET.match(statement)
    return named(target.group(1) if target else statement)


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(SQLModel.metadata.tables))})\b")
