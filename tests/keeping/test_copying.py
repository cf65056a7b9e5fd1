"""Does a store arrive in another database with every row, and go on from there?"""

import os
import tracemalloc
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.ingest.undo import undone
from dashboard.keeping.copying import copy, shown
from dashboard.keeping.trouble import TroubleError
from dashboard.keeping.verify import verify
from dashboard.store import bump_revision, writing
from dashboard.store.engine import engine
from dashboard.store.migrate import migrate
from tests.ingest.files import dump
from tests.keeping.conftest import LIBRARIES, VISITS, brought
from tests.stores import no_store


def _file(folder: Path, name: str) -> str:
    return f"sqlite:///{folder / name}.db"


def test_there_and_back_every_row_is_the_same(worked_in: str, tmp_path: Path) -> None:
    """In the run on PostgreSQL: from there to a file and back into another database."""
    away, home = _file(tmp_path, "away"), no_store(tmp_path, "home")
    there = copy(worked_in, away)
    back = copy(away, home)
    assert there.tables == back.tables
    assert there.tables["change"].rows > 0
    for url in (away, home):
        assert dump(url) == dump(worked_in)
        assert verify(url) == []


def test_the_copy_is_worked_on_like_the_original(worked_in: str, tmp_path: Path) -> None:
    home = no_store(tmp_path, "home")
    copy(worked_in, home)
    undone(home, 6, "Aigul")
    saved = brought(home, "attendance", VISITS.format(first=70, second=71), {2: "a remark"})
    assert saved.batch.id == 8
    assert verify(home) == []
    assert dump(worked_in) != dump(home)


def test_a_target_that_holds_anything_is_refused(worked_in: str, tmp_path: Path) -> None:
    target = no_store(tmp_path, "target")
    migrate(target)
    brought(target, "libraries", LIBRARIES)
    before = dump(target)
    with pytest.raises(TroubleError, match="filled"):
        copy(worked_in, target)
    assert dump(target) == before


def test_a_target_of_another_program_is_refused(worked_in: str, tmp_path: Path) -> None:
    target = no_store(tmp_path, "target")
    with engine(target).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE guest (name TEXT)")
    with pytest.raises(TroubleError, match="foreign"):
        copy(worked_in, target)


def test_a_store_is_not_copied_onto_itself(worked_in: str) -> None:
    with pytest.raises(TroubleError, match="same"):
        copy(worked_in, worked_in)


def test_an_older_store_is_not_copied_as_if_it_were_new(worked_in: str, tmp_path: Path) -> None:
    with engine(worked_in).begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    with pytest.raises(TroubleError, match="not_newest"):
        copy(worked_in, no_store(tmp_path, "target"))


def test_what_fails_halfway_leaves_the_target_empty(
    worked_in: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dashboard.keeping import copying

    def broken(_connection: object) -> None:
        raise TroubleError("database", fault="cut off")

    target = no_store(tmp_path, "target")
    monkeypatch.setattr(copying, "_sequences_set", broken)
    with pytest.raises(TroubleError, match="cut off"):
        copy(worked_in, target)
    monkeypatch.undo()
    assert copy(worked_in, target).tables["batch"].rows == 6


def test_memory_does_not_grow_with_the_rows(store_url: str, tmp_path: Path) -> None:
    with writing(store_url) as session:
        bump_revision(session)
        session.connection().exec_driver_sql(
            "INSERT INTO batch (id, action, kind, file_name, sha256, source, author, created_at, rows_new, "
            "rows_changed, rows_same, rows_removed, state, notices) VALUES (1, 'import', 'x', 'x', '', 'upload', 'x', "
            "'2026-10-01 00:00:00', 0, 0, 0, 0, 'applied', '[]')"
        )
        session.connection().exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25000) "
            "INSERT INTO change (batch_id, table_name, row_key, line, after) SELECT 1, 'x', CAST(i AS VARCHAR(9)), i, "
            "'" + "x" * 1000 + "' FROM n"
        )
    tracemalloc.start()
    try:
        copy(store_url, no_store(tmp_path, "target"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20 * 1024 * 1024  # the rows are 25 MB, and twice that as Python holds them


def test_a_password_is_not_shown() -> None:
    assert "secret" not in shown("postgresql+psycopg://dashboard:secret@127.0.0.1/culture")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_command_says_what_it_did_and_what_was_wrong(
    worked_in: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    target = _file(tmp_path, "target")
    words = ["--lang", language]
    assert main(["copy", "--from", worked_in, "--to", target, *words]) == 0
    assert "attendance" in capsys.readouterr().out
    assert main(["copy", "--from", worked_in, "--to", target, *words]) == 1
    assert os.fspath(tmp_path / "target.db") in capsys.readouterr().err
    assert main(["copy", "--from", worked_in, "--to", "nonsense", *words]) == 1
    assert main(["copy", "--from", _file(tmp_path, "none"), "--to", target, *words]) == 1
