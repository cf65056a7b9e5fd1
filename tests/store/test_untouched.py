"""Is a store read without a byte of it changed: where it is read-only, older, or not there?"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text

from dashboard.cli.main import main
from dashboard.store import reading
from dashboard.store.tables import Batch
from dashboard.store.untouched import untouched
from tests.stores import new_store, sqlite_only

pytestmark = sqlite_only


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def batches(url: str) -> int:
    with untouched(url) as address, reading(address) as session:
        return len(session.execute(select(Batch)).all())


@pytest.fixture
def denied(monkeypatch: pytest.MonkeyPatch) -> None:
    """A read-only mount, as ``os.access`` tells of one; who runs the tests may write anywhere."""
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)


@pytest.mark.usefixtures("denied")
def test_a_read_only_store_is_read_and_nothing_stands_beside_it_afterwards(tmp_path: Path) -> None:
    url = new_store(tmp_path)
    before = bytes_in(tmp_path)
    with untouched(url) as address:
        assert "mode=ro" in str(address)
    assert batches(url) == 0
    assert bytes_in(tmp_path) == before


@pytest.mark.usefixtures("denied")
def test_what_stands_only_in_the_log_of_a_read_only_store_is_read(tmp_path: Path) -> None:
    new_store(tmp_path)
    path = tmp_path / "culture.db"
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("UPDATE revision SET number = number + 41")
        writer.commit()
        kept = bytes_in(tmp_path)
        for name, content in kept.items():
            if not name.endswith("-shm"):
                (tmp_path / f"old-{name}").write_bytes(content)
    with untouched(f"sqlite:///{tmp_path}/old-culture.db") as address, reading(address) as session:
        assert session.execute(text("SELECT number FROM revision")).scalar() >= 41


def test_an_older_store_is_brought_up_to_date_in_a_copy_only(tmp_path: Path) -> None:
    url = new_store(tmp_path)
    path = tmp_path / "culture.db"
    with closing(sqlite3.connect(path)) as old:
        old.execute("DELETE FROM alembic_version")
        old.commit()
        tables = [name for (name,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in tables:
            old.execute(f'DROP TABLE "{name}"')
        old.commit()
    before = path.read_bytes()
    assert batches(url) == 0
    assert path.read_bytes() == before


def test_a_store_of_a_newer_program_is_read_as_it_is(tmp_path: Path) -> None:
    url = new_store(tmp_path)
    with closing(sqlite3.connect(tmp_path / "culture.db")) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    with untouched(url) as address:
        assert address == url
    assert batches(url) == 0


def test_a_check_makes_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/none.db")
    file = tmp_path / "may.csv"
    file.write_text("Код библиотеки;Месяц;Возрастная группа;Посещения\nLIB-011;май 2026;дети;5\n")
    assert main(["check", "attendance", str(file)]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["may.csv"]


def test_a_store_that_may_be_written_is_read_where_it_is(tmp_path: Path) -> None:
    url = new_store(tmp_path)
    with untouched(url) as address:
        assert address == url
