"""Is the file that is open still the store? Writes into a removed or replaced SQLite file are lost without a word."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

GONE = "the database file is gone"
DAMAGED = ("malformed", "not a database")
"""What SQLite says of a file that is no store: connections made before somebody mends it are of no use after."""
IDENTITY = "file"


@dataclass(slots=True)
class OneFile:
    """The file of an engine, and whether it was ever there: only the first connection may make it."""

    path: Path
    seen: bool = False

    def before_opening(self, *_connecting: object) -> None:
        """Refuse to make an empty file where a store was."""
        if self.seen and not self.path.exists():
            raise sqlite3.OperationalError(GONE)

    def opened(self, _connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        """Remember which file it was."""
        self.seen = True
        entry.info[IDENTITY] = self._identity()

    def taken(self, _connection: DBAPIConnection, entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection) -> None:
        """Open it anew when another file, or none, stands under the name."""
        if entry.info[IDENTITY] != self._identity():
            raise DisconnectionError(GONE)

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino


def hold_to_one_file(made: Engine) -> None:
    """Have an engine of a SQLite file check, before each use of a connection, that it leads to the file."""
    name = (made.url.database or "").removeprefix("file:")
    if name in {"", ":memory:"}:
        return
    file = OneFile(Path(name).absolute())
    event.listen(made, "do_connect", file.before_opening)
    event.listen(made, "connect", file.opened)
    event.listen(made, "checkout", file.taken)
    event.listen(made, "handle_error", _forget_damaged)


def _forget_damaged(context: ExceptionContext) -> None:
    if any(words in str(context.original_exception) for words in DAMAGED):
        context.is_disconnect = True
