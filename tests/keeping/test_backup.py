"""Is a backup one state of the store, tried before it counts, and whole or not there at all?"""

import sqlite3
import stat
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.keeping.backup import UNFINISHED, backup, held_in
from dashboard.keeping.restore import restore
from dashboard.keeping.trouble import TroubleError
from dashboard.keeping.verify import verify
from dashboard.store.engine import engine
from tests.dying import killed_afterwards
from tests.ingest.files import dump
from tests.keeping.conftest import VISITS, brought
from tests.stores import sqlite_only

pytestmark = sqlite_only


def test_a_backup_restored_into_a_new_store_holds_the_same(worked_in: str, backup_file: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'store.db'}"
    done = restore(url, backup_file)
    assert done.kept is None
    assert done.tables["attendance"].rows == 2
    assert dump(url) == dump(worked_in)
    assert verify(url) == []


def test_a_backup_is_one_file_that_only_its_owner_reads(backup_file: Path) -> None:
    assert [path.name for path in backup_file.parent.iterdir()] == ["backup.db"]
    assert stat.S_IMODE(backup_file.stat().st_mode) == 0o600


def test_an_earlier_backup_is_not_overwritten_unasked(worked_in: str, backup_file: Path) -> None:
    before = backup_file.read_bytes()
    brought(worked_in, "attendance", VISITS.format(first=1, second=1))
    with pytest.raises(TroubleError, match="exists"):
        backup(worked_in, backup_file)
    assert backup_file.read_bytes() == before
    assert backup(worked_in, backup_file, replace=True).tables["batch"].rows == 7


def test_a_backup_while_people_save_is_one_state(worked_in: str, tmp_path: Path) -> None:
    stop, saved = threading.Event(), []

    def save_on() -> None:
        while not stop.is_set():
            saved.append(brought(worked_in, "attendance", VISITS.format(first=len(saved), second=len(saved) + 1)))

    writer = threading.Thread(target=save_on)
    writer.start()
    try:
        for number in range(5):
            made = backup(worked_in, tmp_path / f"{number}.db")
            assert held_in(made.path) == made.tables
    finally:
        stop.set()
        writer.join()
    assert len(saved) > 5
    for number in range(5):
        url = f"sqlite:///{tmp_path / f'{number}.db'}"
        assert verify(url) == [], number
        engine(url).dispose()


@pytest.mark.parametrize("make", ["absent", "damaged", "foreign"])
def test_what_is_no_sound_store_is_named_and_gives_no_backup(make: str, tmp_path: Path) -> None:
    source, target = tmp_path / "culture.db", tmp_path / "backup.db"
    if make == "damaged":
        source.write_bytes(b"SQLite format 3\x00" + b"\xff" * 8192)
    if make == "foreign":
        with closing(sqlite3.connect(source)) as raw:
            raw.execute("CREATE TABLE guest (name TEXT)")
    reason = {"absent": "missing", "damaged": "damaged", "foreign": "not_a_store"}[make]
    with pytest.raises(TroubleError) as trouble:
        backup(f"sqlite:///{source}", target)
    assert (trouble.value.reason, trouble.value.details["file"]) == (reason, str(source))
    assert not target.exists()


def test_a_page_damaged_in_the_middle_is_found(worked_in: str, tmp_path: Path) -> None:
    engine(worked_in).dispose()
    source = Path(worked_in.removeprefix("sqlite:///"))
    with closing(sqlite3.connect(source)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        ((page,),) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'change'").fetchall()
    with source.open("r+b") as file:
        file.seek((page - 1) * 4096 + 8)
        file.write(b"\xa5" * 600)
    with pytest.raises(TroubleError, match="damaged"):
        backup(worked_in, tmp_path / "backup.db")
    assert any(one.fault in {"damaged", "unreadable"} for one in verify(worked_in))


def back_up_on(ready: Callable[[], None], url: str, folder: Path, name: str) -> None:
    ready()
    for number in range(10_000):
        backup(url, folder / f"{name}-{number}.db")


def _wait_for(path: Path) -> None:
    end = time.monotonic() + 60
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.005)


def test_killed_while_a_backup_runs_every_file_named_as_a_backup_is_one(worked_in: str, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    for kill in range(6):
        with killed_afterwards(back_up_on, worked_in, folder, str(kill)):
            _wait_for(folder / f"{kill}-0.db")
            time.sleep(kill * 0.037)
    made = sorted(folder.glob("*.db"))
    assert len(made) >= 6
    expected = held_in(Path(worked_in.removeprefix("sqlite:///")))
    assert all(held_in(path) == expected for path in made)
    assert verify(worked_in) == []
    assert backup(worked_in, folder / "after.db").tables == expected


def test_a_left_over_of_a_killed_backup_is_in_nobodys_way(worked_in: str, tmp_path: Path) -> None:
    (tmp_path / f"backup.db{UNFINISHED}").write_bytes(b"half")
    assert backup(worked_in, tmp_path / "backup.db").path.exists()
    assert not (tmp_path / f"backup.db{UNFINISHED}").exists()


def test_a_folder_that_cannot_be_written_is_named(worked_in: str, tmp_path: Path) -> None:
    with pytest.raises(TroubleError) as trouble:
        backup(worked_in, tmp_path / "nowhere" / "backup.db")
    assert trouble.value.reason in {"unwritable", "failed"}
    assert str(tmp_path / "nowhere") in trouble.value.details["file"]
