"""Which stores are measured? One of the published and demo data, larger ones of made-up libraries; kept for next time.

They lie in ``BENCH_STORES`` (default: a folder in the system's temporary one).
"""

import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

from dashboard.ingest import loading
from dashboard.store.migrate import migrate
from tests.bench.network import build

FOLDER = Path(os.environ.get("BENCH_STORES", str(Path(tempfile.gettempdir()) / "bench-stores")))
SMALL = 28
"""The city's own libraries: what the dashboard comes with."""


def store(libraries: int = SMALL) -> str:
    """Address of a store of so many libraries, made when it is asked for first."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"n{libraries}.db"
    making = path.with_suffix(".making")
    if not path.exists():
        making.unlink(missing_ok=True)
        _make(making, libraries)
        _whole(making)
        making.rename(path)
    migrate(f"sqlite:///{path}")
    return f"sqlite:///{path}"


def copy(libraries: int, folder: Path) -> str:
    """A store of one's own to write to."""
    source = Path(store(libraries).removeprefix("sqlite:///"))
    _whole(source)
    shutil.copyfile(source, folder / source.name)
    return f"sqlite:///{folder / source.name}"


def _make(path: Path, libraries: int) -> None:
    if libraries > SMALL:
        build(path, libraries)
        return
    migrate(f"sqlite:///{path}")
    loading.prepare(f"sqlite:///{path}")


def _whole(path: Path) -> None:
    """Nothing waits in a file beside it."""
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
