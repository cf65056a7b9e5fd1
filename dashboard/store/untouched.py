"""How is the store read by somebody who must not change a byte of it? Also one that is read-only, old, or not there."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from dashboard.schema import HEAD
from dashboard.settings import database_url
from dashboard.store.address import in_memory, parsed
from dashboard.store.engine import engine
from dashboard.store.migrate import migrate, revisions, version

QUOTED = str.maketrans({"%": "%25", "?": "%3f", "#": "%23"})
LOG, SHARED = "-wal", "-shm"
"""What SQLite keeps beside a store that is open: what was written last, and who reads it."""


@contextmanager
def untouched(url: str | None = None) -> Iterator[str | None]:
    """The address to read a store at without writing: no file beside it, no migration. None: there is no store yet.

    An older store is copied, and the copy brought up to date.
    """
    named = url or database_url()
    path = _path(named)
    if path is None:
        yield named
    elif not path.exists():
        yield None
    else:
        with TemporaryDirectory(prefix="dashboard-") as folder, _disposed(_of_file(named, path, Path(folder))) as found:
            yield found


@contextmanager
def as_it_is(url: str) -> Iterator[str]:
    """The address to read a store at that is there, without writing; of whatever version it is."""
    path = _path(url)
    if path is None:
        yield url
        return
    with TemporaryDirectory(prefix="dashboard-") as folder, _disposed(_address(url, path, Path(folder))) as found:
        yield found


def _path(url: str) -> Path | None:
    """The file of a SQLite store."""
    found = parsed(url)
    if found.get_backend_name() != "sqlite" or in_memory(found):
        return None
    return Path((found.database or "").removeprefix("file:")).absolute()


@contextmanager
def read_only(path: Path) -> Iterator[str]:
    """The same of a file, as ``sqlite3`` takes an address."""
    with TemporaryDirectory(prefix="dashboard-") as folder:
        yield _untouched_file(path, Path(folder)) or _mode_ro(path)


@contextmanager
def _disposed(url: str) -> Iterator[str]:
    try:
        yield url
    finally:
        if url != database_url():
            engine(url).dispose()


def _of_file(url: str, path: Path, folder: Path) -> str:
    address = _address(url, path, folder)
    with engine(address).connect() as connection:
        found = version(connection)
        if found == HEAD or found not in {None, *revisions()}:
            return address  # of a newer program: read as it is, nobody here can bring it anywhere
        copy = folder / "brought_up_to_date.db"
        with closing(sqlite3.connect(copy)) as new:
            cast("sqlite3.Connection", connection.connection.driver_connection).backup(new)
    migrate(f"sqlite:///{copy}")
    return f"sqlite:///{copy}"


def _address(url: str, path: Path, folder: Path) -> str:
    """The store's own where it may be written; else one that asks for no writing."""
    file = _untouched_file(path, folder)
    return f"sqlite:///{file}&uri=true" if file else url


def _untouched_file(path: Path, folder: Path) -> str | None:
    """None: it may be written, so SQLite can keep beside it what it needs."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return None
    logged = _beside(path, LOG)
    if not logged.exists() or not logged.stat().st_size:
        return _mode_ro(path, "&immutable=1")
    if _beside(path, SHARED).exists():
        return _mode_ro(path)
    # Nobody has it open, and what was written last is still in its log: SQLite reads that only where it may write.
    copy = folder / path.name
    shutil.copyfile(path, copy)
    shutil.copyfile(logged, _beside(copy, LOG))
    return _mode_ro(copy)


def _mode_ro(path: Path, how: str = "") -> str:
    return f"file:{str(path.absolute()).translate(QUOTED)}?mode=ro{how}"


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
