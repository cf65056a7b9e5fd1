"""How is a store copied while people save into it? As one state of it, and tried before it counts as a backup."""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from sqlalchemy import create_engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from dashboard.keeping.fingerprint import Fingerprints, fingerprints
from dashboard.keeping.sqlite_file import checked, path_of, removed, settled
from dashboard.keeping.trouble import TroubleError
from dashboard.store.engine import engine
from dashboard.store.untouched import as_it_is

Before = Callable[[str], None]
"""Told the name of the copy before it is made: what it writes is in the copy, too."""
UNREADABLE = (sqlite3.Error, DatabaseError, ValueError)
"""What reading a store raises that is no sound one; ``ValueError``: a value that its column cannot hold."""
UNFINISHED = ".partial"
"""A file with this ending is no backup yet."""


def nothing(_name: str) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was restored into a new store and found equal."""

    path: Path
    revision: str
    tables: Fingerprints


def backup(url: str, path: Path, *, replace: bool = False, before: Before = nothing) -> Backup:
    """Copy a SQLite store into one file; raises ``TroubleError``. ``before`` is called when nothing stands in the way.

    The copy and the checksums it is held against are of one and the same state, whoever writes meanwhile. Until
    the copy was tried it bears another name: a file under the name of a backup is one, even after a crash.
    """
    source = path_of(url)
    if source is None:
        raise TroubleError("not_sqlite", url=url.partition(":")[0])
    if path.exists() and source.exists() and path.samefile(source):
        raise TroubleError("itself", file=str(path))
    if path.exists() and not replace:
        raise TroubleError("exists", file=str(path))
    checked(source)
    before(path.name)
    unfinished = path.with_name(path.name + UNFINISHED)
    removed(unfinished)
    try:
        held = _copied(url, unfinished)
        settled(unfinished)
        made = Backup(path, checked(unfinished), held)
        _tried(unfinished, made)
        unfinished.replace(path)
    except OSError as error:
        raise TroubleError("unwritable", file=str(path), fault=error.strerror or "") from error
    except UNREADABLE as error:
        raise TroubleError("failed", file=str(path), fault=str(getattr(error, "orig", error))) from error
    finally:
        removed(unfinished)
    return made


def _copied(url: str, target: Path) -> Fingerprints:
    """Copy one state; what it holds, read from the very same state."""
    with as_it_is(url) as held_at, engine(held_at).connect() as connection, closing(sqlite3.connect(target)) as copy:
        held = fingerprints(connection)  # begins to read: from here on the state stands still
        # SQLAlchemy types what every driver has; `backup` is sqlite3's own.
        cast("sqlite3.Connection", connection.connection.driver_connection).backup(copy)
    return held


def _tried(copy: Path, made: Backup) -> None:
    """Restore the copy into a new store and compare."""
    with tempfile.TemporaryDirectory(dir=copy.parent, prefix=".trial-") as folder:
        trial = Path(folder) / "store.db"
        with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(trial)) as target:
            source.backup(target)
        if held_in(trial) != made.tables:
            raise TroubleError("differs", file=str(made.path))


def held_in(path: Path) -> Fingerprints:
    """What a SQLite file holds; the file is only read."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    reader = create_engine("sqlite://", creator=lambda: sqlite3.connect(address, uri=True), poolclass=NullPool)
    with reader.connect() as connection:
        return fingerprints(connection)
