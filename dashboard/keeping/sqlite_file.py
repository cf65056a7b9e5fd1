"""Is this file a sound store? Asked of the bytes themselves, before the program trusts them."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from dashboard.keeping.trouble import TroubleError
from dashboard.store.address import parsed
from dashboard.store.migrate import revisions
from dashboard.store.untouched import read_only

OWNER_ONLY = 0o600
"""A store holds hashes of passwords: nobody else on the server needs to read a copy of it."""
BESIDE = ("-wal", "-shm", "-journal")
"""Files that SQLite keeps beside a database."""
MOST_FAULTS = 5
CLOSED = "unable to open"
"""What SQLite says where the right to read is missing."""


def path_of(url: str) -> Path | None:
    """The file of a SQLite store; None for another database."""
    found = parsed(url)
    if found.get_backend_name() != "sqlite":
        return None
    return Path(found.database or "").absolute()


def url_of(path: Path) -> str:
    """The address of a SQLite file."""
    return f"sqlite:///{path}"


def checked(path: Path) -> str:
    """The revision of a sound store; raises ``TroubleError`` for any that is missing, locked away, damaged, newer."""
    if not path.is_file():
        raise TroubleError("missing", file=str(path))
    try:
        with read_only(path) as address, closing(sqlite3.connect(address, uri=True)) as raw:
            faults = [line for (line,) in raw.execute(f"PRAGMA integrity_check({MOST_FAULTS})") if line != "ok"]
            revision = None if faults else _revision(raw)
    except sqlite3.DatabaseError as error:
        reason = "unreadable" if CLOSED in str(error) else "damaged"
        raise TroubleError(reason, file=str(path), fault=str(error)) from error
    if faults:
        raise TroubleError("damaged", file=str(path), fault="; ".join(faults).replace("\n", " "))
    if revision is None:
        raise TroubleError("not_a_store", file=str(path))
    if revision not in revisions():
        raise TroubleError("newer", file=str(path), revision=revision)
    return revision


def _revision(raw: sqlite3.Connection) -> str | None:
    held = raw.execute("SELECT name FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    found = raw.execute("SELECT version_num FROM alembic_version").fetchall() if held else []
    return ", ".join(str(number) for (number,) in found) or None  # of several none is ours


def settled(path: Path) -> None:
    """Make the file whole by itself and have the disk keep it."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode=DELETE")
    path.chmod(OWNER_ONLY)
    for kept in (path, path.parent):
        handle = os.open(kept, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def removed(path: Path) -> None:
    """Take a file away, with what SQLite keeps beside it."""
    for name in ("", *BESIDE):
        path.with_name(path.name + name).unlink(missing_ok=True)
