"""Is there anything to prepare? Most starts find a store that is ready, and need not import SQLAlchemy to see it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dashboard.schema import HEAD

SQLITE = "sqlite:///"


def is_ready(url: str) -> bool:
    """Whether this is a SQLite file that is migrated and was written to; False also when that cannot be told."""
    path = Path(url.removeprefix(SQLITE))
    if not url.startswith(SQLITE) or not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            written = connection.execute("SELECT number FROM revision").fetchone()
    except sqlite3.Error:
        return False  # not our tables yet, or locked by somebody who makes them: the migration finds out
    return version == (HEAD,) and written is not None and written[0] > 0
