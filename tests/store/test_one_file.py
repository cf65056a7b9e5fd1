"""Does a write end in the file that bears the store's name, and never in one that was removed or replaced?"""

import shutil
from pathlib import Path
from sqlite3 import connect

import pytest
from sqlalchemy.exc import DatabaseError

from dashboard.ingest.store_errors import IntakeUnavailable, Reason
from dashboard.store import reading, revision
from dashboard.store.engine import engine
from tests.ingest.files import dump, library, load, visits
from tests.stores import sqlite_only

pytestmark = sqlite_only


def _path(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def _beside(url: str) -> list[Path]:
    return [Path(f"{_path(url)}{ending}") for ending in ("", "-wal", "-shm")]


def test_a_store_deleted_under_the_program_takes_nothing_and_is_not_made_anew(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    for path in _beside(store_url):
        path.unlink(missing_ok=True)
    with pytest.raises(IntakeUnavailable) as refused:
        load(store_url, "attendance", visits("LIB-1", 5))
    assert refused.value.reason is Reason.GONE
    assert not _path(store_url).exists()


def test_a_backup_put_in_place_is_the_store_from_then_on(store_url: str, tmp_path: Path) -> None:
    load(store_url, "libraries", library("LIB-1"))
    backup = tmp_path / "backup.db"
    with connect(_path(store_url)) as source, connect(backup) as target:
        source.backup(target)
    load(store_url, "attendance", visits("LIB-1", 5))
    for path in _beside(store_url):
        path.unlink(missing_ok=True)
    backup.rename(_path(store_url))
    with reading(store_url) as session:
        assert revision(session) == 1
    load(store_url, "attendance", visits("LIB-1", 7))
    assert ['"visits":7' in row for row in dump(store_url)["attendance"]] == [True]


def test_a_damaged_store_is_told_and_works_again_once_it_is_mended(store_url: str, tmp_path: Path) -> None:
    load(store_url, "libraries", library("LIB-1"))
    load(store_url, "attendance", visits("LIB-1", 5))
    engine(store_url).dispose()
    sound = shutil.copy(_path(store_url), tmp_path / "sound.db")
    _path(store_url).write_bytes(b"\x00garbage" * 4096)
    with pytest.raises(IntakeUnavailable) as refused:
        load(store_url, "attendance", visits("LIB-1", 6))
    assert refused.value.reason is Reason.DAMAGED
    shutil.copy(sound, _path(store_url))
    load(store_url, "attendance", visits("LIB-1", 6))
    assert '"visits":6' in dump(store_url)["attendance"][0]


def test_a_reader_of_a_deleted_store_hears_of_it(store_url: str) -> None:
    with reading(store_url) as session:
        revision(session)
    for path in _beside(store_url):
        path.unlink(missing_ok=True)
    with pytest.raises(DatabaseError, match="gone"), reading(store_url) as session:
        revision(session)
