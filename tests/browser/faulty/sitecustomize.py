"""How does a test get a full or a read-only store under a running server, on any machine and as any user?

With this folder in ``PYTHONPATH`` a process asks the file ``STORE_FAULT`` before each write and sets the pragma that
makes SQLite itself refuse it: the errors are SQLite's own, only their cause is not the disk.
"""

import os
import sqlite3
from pathlib import Path
from typing import Any

BEGIN = "BEGIN IMMEDIATE"
PRAGMAS = {"": ("query_only = 0", "max_page_count = 1073741823"), "full": ("max_page_count = 1",)}
PRAGMAS["read_only"] = ("query_only = 1",)


class Cursor(sqlite3.Cursor):
    """Sets the pragmas of the fault of the moment before a writing transaction."""

    def execute(self, sql: str, *parameters: Any) -> "Cursor":
        if sql == BEGIN:
            fault = Path(os.environ["STORE_FAULT"])
            for pragma in PRAGMAS[fault.read_text().strip() if fault.exists() else ""]:
                super().execute(f"PRAGMA {pragma}")
        return super().execute(sql, *parameters)


class Connection(sqlite3.Connection):
    """A connection whose cursors ask."""

    def cursor(self, *_arguments: Any) -> Cursor:  # type: ignore[override]
        return super().cursor(Cursor)


if "STORE_FAULT" in os.environ:
    plain = sqlite3.connect
    sqlite3.connect = lambda *given, **named: plain(*given, **{"factory": Connection, **named})
    sqlite3.dbapi2.connect = sqlite3.connect
