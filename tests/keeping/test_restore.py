"""Does a backup become the store again, whole, with what was there kept beside, whatever happens meanwhile?"""

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from dashboard.access import accounts, invitations, sessions
from dashboard.access.roles import Role
from dashboard.access.tokens import hash_of
from dashboard.keeping.backup import backup, held_in
from dashboard.keeping.restore import restore
from dashboard.keeping.trouble import TroubleError
from dashboard.keeping.verify import verify
from dashboard.schema import HEAD
from dashboard.store import reading, revision, writing
from dashboard.store.audit import Actor
from dashboard.store.engine import engine
from dashboard.store.migrate import _config, migrate, revisions
from tests.dying import killed_afterwards
from tests.ingest.files import dump
from tests.keeping.conftest import LIBRARIES, VISITS, brought
from tests.stores import sqlite_only

pytestmark = sqlite_only


def _path(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def test_a_store_that_holds_data_is_not_overwritten_unasked(worked_in: str, backup_file: Path) -> None:
    before = dump(worked_in)
    with pytest.raises(TroubleError, match="not_empty"):
        restore(worked_in, backup_file)
    assert dump(worked_in) == before


def test_what_was_there_is_kept_beside_and_can_come_back(worked_in: str, backup_file: Path) -> None:
    brought(worked_in, "attendance", VISITS.format(first=50, second=60))
    later = dump(worked_in)
    done = restore(worked_in, backup_file, replace=True)
    assert dump(worked_in) != later
    assert done.kept is not None
    restore(worked_in, done.kept, replace=True)
    assert dump(worked_in) == later
    assert verify(worked_in) == []


def test_what_ended_since_the_backup_does_not_hold_again(worked_in: str, tmp_path: Path) -> None:
    with writing(worked_in) as session:
        accounts.add(session, Actor("test"), accounts.made("aigul", "Айгуль", Role.EDITOR))
        token, link = sessions.open_session(session, "aigul"), invitations.invite(session, Actor("test"), "aigul")
    backup(worked_in, tmp_path / "now.db")
    with writing(worked_in) as session:
        accounts.sign_out_everywhere(session, Actor("test"), "aigul")
        assert invitations.accept(session, link, "right horse battery")
    empty = f"sqlite:///{tmp_path / 'empty.db'}"
    restore(worked_in, tmp_path / "now.db", replace=True)
    restore(empty, tmp_path / "now.db")
    for url in (worked_in, empty):
        with reading(url) as session:
            assert sessions.person_of(session, hash_of(token)) is None, url
            assert invitations.pending(session, link) is None, url


def test_an_empty_store_is_filled_without_being_asked_twice(backup_file: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'empty.db'}"
    migrate(url)
    assert restore(url, backup_file).kept is None
    assert verify(url) == []


def test_pages_kept_by_the_revision_are_not_shown_after_it(worked_in: str, backup_file: Path) -> None:
    with reading(worked_in) as session:
        before = revision(session)
    restore(worked_in, backup_file, replace=True)
    with reading(worked_in) as session:
        assert revision(session) > before


def test_a_damaged_store_is_moved_aside_and_replaced(worked_in: str, backup_file: Path) -> None:
    engine(worked_in).dispose()
    _path(worked_in).write_bytes(b"garbage" * 1000)
    done = restore(worked_in, backup_file, replace=True)
    assert done.kept is not None
    assert done.kept.read_bytes().startswith(b"garbage")
    assert verify(worked_in) == []
    brought(worked_in, "attendance", VISITS.format(first=3, second=3))


SPOILT = {
    "two revisions": "INSERT INTO alembic_version VALUES ('9999')",
    "no date": "UPDATE batch SET created_at = 'yesterday' WHERE id = 3",
}
"""What SQLite finds nothing wrong with."""


def test_a_store_with_a_value_that_nobody_can_read_is_told_and_can_be_replaced(
    worked_in: str, backup_file: Path, tmp_path: Path
) -> None:
    with writing(worked_in) as session:
        session.execute(text(SPOILT["no date"]))
    with pytest.raises(TroubleError, match="failed"):
        backup(worked_in, tmp_path / "spoilt.db")
    restored = restore(worked_in, backup_file, replace=True)
    assert restored.kept is not None
    assert restored.kept.exists()
    assert verify(worked_in) == []


@pytest.mark.parametrize("make", ["absent", "cut", "foreign", "newer", "two revisions", "no date"])
def test_a_file_that_is_no_backup_is_named_and_the_store_stays(
    make: str, worked_in: str, backup_file: Path, tmp_path: Path
) -> None:
    file = tmp_path / "given.db"
    if make == "cut":
        file.write_bytes(backup_file.read_bytes()[:-5000])
    if make == "foreign":
        file.write_bytes(b"Dear colleague,")
    if make == "newer":
        file.write_bytes(backup_file.read_bytes())
        with closing(sqlite3.connect(file)) as raw, raw:
            raw.execute("UPDATE alembic_version SET version_num = '9999'")
    if make in SPOILT:
        file.write_bytes(backup_file.read_bytes())
        with closing(sqlite3.connect(file)) as raw, raw:
            raw.execute(SPOILT[make])
    before = dump(worked_in)
    with pytest.raises(TroubleError) as trouble:
        restore(worked_in, file, replace=True)
    reasons = {"absent": "missing", "cut": "damaged", "foreign": "damaged", "newer": "newer", "two revisions": "newer"}
    assert trouble.value.reason == reasons.get(make, "failed")
    assert make in SPOILT or trouble.value.details["file"] == str(file)
    assert dump(worked_in) == before


def test_the_backup_itself_is_only_read(worked_in: str, backup_file: Path) -> None:
    before = backup_file.read_bytes()
    backup_file.chmod(0o400)
    restore(worked_in, backup_file, replace=True)
    assert backup_file.read_bytes() == before
    assert [path.name for path in backup_file.parent.iterdir()] == ["backup.db"]


@pytest.mark.parametrize("older", [one for one in revisions() if one != HEAD])
def test_a_backup_of_an_earlier_revision_is_brought_to_the_newest(older: str, tmp_path: Path) -> None:
    url, file = f"sqlite:///{tmp_path / 'old.db'}", tmp_path / "backup.db"
    with engine(url).execution_options(writing=True).begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, older)
    assert backup(url, file).revision == older
    target = f"sqlite:///{tmp_path / 'new.db'}"
    assert restore(target, file).revision == older
    assert migrate(target) is False
    assert verify(target) == []


def test_nobody_saves_into_a_store_on_its_way_out(worked_in: str, backup_file: Path) -> None:
    """What is saved while the backup returns is in the copy beside, or in the store after it: never nowhere."""
    stop, saved = threading.Event(), []

    def save_on() -> None:
        while not stop.is_set():
            number = 1000 + len(saved)
            saved.append(brought(worked_in, "attendance", VISITS.format(first=number, second=number)).batch.sha256)

    writer = threading.Thread(target=save_on)
    writer.start()
    time.sleep(0.2)
    try:
        done = restore(worked_in, backup_file, replace=True)
        time.sleep(0.2)
    finally:
        stop.set()
        writer.join()
    assert done.kept is not None
    assert len(saved) > 2
    assert set(saved) <= _files(done.kept) | _files(_path(worked_in))
    assert verify(worked_in) == []


def _files(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as raw:
        return {sha256 for (sha256,) in raw.execute("SELECT sha256 FROM batch")}


def put_back_on(ready: Callable[[], None], url: str, *files: Path) -> None:
    ready()
    while True:
        for file in files:
            restore(url, file, replace=True)


def test_killed_while_a_backup_returns_the_store_is_the_old_or_the_new_one(
    worked_in: str, backup_file: Path, tmp_path: Path
) -> None:
    other_url = f"sqlite:///{tmp_path / 'other.db'}"
    migrate(other_url)
    brought(other_url, "libraries", LIBRARIES)
    other = backup(other_url, tmp_path / "other-backup.db").path
    whole = {held_in(path)["attendance"] for path in (backup_file, other)}
    for kill in range(6):
        with killed_afterwards(put_back_on, worked_in, backup_file, other):
            time.sleep(0.2 + kill * 0.061)
        assert verify(worked_in) == []
        assert held_in(_path(worked_in))["attendance"] in whole
