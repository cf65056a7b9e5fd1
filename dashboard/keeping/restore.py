"""How does a backup become the store again? Brought to the newest revision, tried, then put in place as one step.

A store that people are working in is overwritten inside one transaction, under the lock that every save takes: nobody
saves into a file that is on its way out, and a program killed halfway leaves the store as it was.
"""

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from alembic.util import CommandError

from dashboard.keeping.backup import UNREADABLE, backup, held_in
from dashboard.keeping.fingerprint import Fingerprints
from dashboard.keeping.sqlite_file import BESIDE, checked, path_of, settled, url_of
from dashboard.keeping.trouble import TroubleError
from dashboard.schema import HEAD
from dashboard.settings import lock_wait_ms
from dashboard.store.engine import engine
from dashboard.store.migrate import migrate

LOCKED = ("locked", "busy")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place, and where the store that stood there is now."""

    path: Path
    revision: str
    """Of the backup, before it was brought to the newest."""
    tables: Fingerprints
    kept: Path | None


def restore(url: str, file: Path, *, replace: bool = False) -> Restored:
    """Put a backup in place of a SQLite store; raises ``TroubleError``.

    A store that holds anything is refused without ``replace``; with it, it is kept beside as ``…before-restore-…``.
    """
    target = path_of(url)
    if target is None:
        raise TroubleError("not_sqlite", url=url.partition(":")[0])
    found = checked(file)
    if target.exists() and file.samefile(target):
        raise TroubleError("itself", file=str(file))
    sound, filled = _standing(target)
    if filled and not replace:
        raise TroubleError("not_empty", file=str(target))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".restore-") as folder:
            fresh = Path(folder) / "store.db"
            tables = _brought_up(file, fresh)
            _signed_out(fresh)
            kept = _beside(target) if filled else None
            _poured(url, fresh, kept) if sound else _moved_in(fresh, target, kept)
    except OSError as error:
        raise TroubleError("unwritable", file=str(target), fault=error.strerror or "") from error
    except (*UNREADABLE, CommandError) as error:
        reason = "locked" if any(word in str(error) for word in LOCKED) else "failed"
        raise TroubleError(reason, file=str(target), fault=str(error)) from error
    return Restored(target, found, tables, kept)


def _standing(target: Path) -> tuple[bool, bool]:
    """Whether a sound store stands there, and whether anything would be lost with it."""
    if not target.exists() or target.stat().st_size == 0:
        return False, False
    try:
        checked(target)
        held_in(target)
    except (TroubleError, *UNREADABLE):
        return False, True  # damaged, unreadable, or somebody else's: kept beside all the same
    with closing(sqlite3.connect(target)) as raw:
        written = raw.execute("SELECT number FROM revision").fetchone()
    return True, written is None or written[0] > 0


def _brought_up(file: Path, fresh: Path) -> Fingerprints:
    """Copy the backup, compare, bring it to the newest revision; what it then holds."""
    address = f"{file.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as source, closing(sqlite3.connect(fresh)) as copy:
        source.backup(copy)
    tables = held_in(fresh)
    if tables != held_in(file):
        raise TroubleError("differs", file=str(file))
    if migrate(url_of(fresh)):
        tables = held_in(fresh)
    engine(url_of(fresh)).dispose()
    settled(fresh)
    if checked(fresh) != HEAD:
        raise TroubleError("failed", file=str(file), fault="migration")
    return tables


def _signed_out(fresh: Path) -> None:
    """Sign-ins and links that ended since the backup must not hold again, wherever it is put: nobody can tell them."""
    moment = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f}"
    with closing(sqlite3.connect(fresh)) as raw, raw:
        raw.execute("UPDATE sign_in SET ended_at = ? WHERE ended_at IS NULL", (moment,))
        raw.execute("UPDATE invitation SET used_at = ? WHERE used_at IS NULL", (moment,))


def _beside(target: Path) -> Path:
    return target.with_name(f"{target.name}.before-restore-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}")


def _moved_in(fresh: Path, target: Path, kept: Path | None) -> None:
    """Where nothing sound stands the file itself takes the place."""
    for name in ("", *BESIDE):
        old = target.with_name(target.name + name)
        if old.exists():
            old.rename(kept.with_name(kept.name + name)) if kept else old.unlink()
    fresh.rename(target)


def _poured(url: str, fresh: Path, kept: Path | None) -> None:
    """Replace every table of a store that may be in use, in one transaction."""
    with closing(sqlite3.connect(path_of(url) or "", isolation_level=None, timeout=lock_wait_ms() / 1000)) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("ATTACH DATABASE ? AS fresh", (str(fresh),))
        raw.execute("BEGIN IMMEDIATE")
        try:
            if kept:
                backup(url, kept)  # nobody saves between this copy and the new rows
            _replace_tables(raw)
            raw.execute("COMMIT")
        except BaseException:
            raw.execute("ROLLBACK")
            raise


def _replace_tables(raw: sqlite3.Connection) -> None:
    """Drop what is there, make what is in ``fresh``; the revision goes on growing: pages kept by it are not shown."""
    number = _largest_revision(raw)
    for kind, name in raw.execute("SELECT type, name FROM main.sqlite_master WHERE sql IS NOT NULL").fetchall():
        if kind == "table" and not name.startswith("sqlite_"):
            raw.execute(f'DROP TABLE main."{name}"')
    made = raw.execute("SELECT type, name, sql FROM fresh.sqlite_master WHERE sql IS NOT NULL ORDER BY type = 'index'")
    for kind, name, sql in made.fetchall():
        if kind == "table" and not name.startswith("sqlite_"):
            raw.execute(sql)
            raw.execute(f'INSERT INTO main."{name}" SELECT * FROM fresh."{name}"')  # noqa: S608  a table's own name
    for kind, _, sql in raw.execute("SELECT type, name, sql FROM fresh.sqlite_master WHERE sql IS NOT NULL").fetchall():
        if kind != "table":
            raw.execute(sql)
    raw.execute("UPDATE main.revision SET number = ?", (number + 1,))


def _largest_revision(raw: sqlite3.Connection) -> int:
    found = raw.execute(
        "SELECT max(number) FROM (SELECT number FROM main.revision UNION SELECT number FROM fresh.revision)"
    )
    return int(found.fetchone()[0])
