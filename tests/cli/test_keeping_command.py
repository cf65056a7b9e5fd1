"""Can an operator back up, restore and look, with an exit status, counts and words, never a traceback?"""

import json
import os
import shutil
import sqlite3
from pathlib import Path
from typing import Never

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from dashboard.cli import main, noting
from dashboard.store import reading, writing
from tests.ingest.files import dump
from tests.keeping.conftest import VISITS, brought, worked_in
from tests.stores import sqlite_only

__all__ = ["worked_in"]  # a fixture: pytest looks for it here


pytestmark = sqlite_only


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_backup_change_restore(
    worked_in: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    file, before = tmp_path / "backup.db", dump(worked_in)
    assert main(["backup", str(file), "--lang", language]) == 0
    assert "attendance" in (told := capsys.readouterr().out)
    assert str(file) in told
    brought(worked_in, "attendance", VISITS.format(first=1, second=2))
    assert main(["restore", str(file), "--lang", language]) == 1
    assert "--replace" in capsys.readouterr().err
    assert main(["restore", str(file), "--replace", "--lang", language]) == 0
    assert "before-restore" in capsys.readouterr().out
    assert dump(worked_in) == before
    assert main(["verify", "--lang", language]) == 0


def test_programs_read_json(worked_in: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "--rotate", str(tmp_path / "backups"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["tables"]["attendance"]["rows"] == 2
    assert Path(told["file"]).parent == tmp_path / "backups"
    brought(worked_in, "attendance", VISITS.format(first=1, second=2))
    assert main(["restore", told["file"], "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["reason"] == "not_empty"
    Path(told["file"]).write_bytes(b"damaged")
    assert main(["restore", told["file"], "--replace", "--json"]) == 1
    assert told["file"] in json.loads(capsys.readouterr().out)["message"]


def test_a_store_that_is_not_sound_exits_with_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")
    assert main(["verify", "--lang", "en"]) == 1
    assert "none.db" in capsys.readouterr().err
    assert main(["verify", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["faults"][0]["fault"] == "missing"


def test_a_server_that_does_not_answer_is_not_told_as_a_store_to_be_restored(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://dashboard@127.0.0.1:1/culture")
    assert main(["verify", "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "did not answer" in said
    assert "restore" not in said


@pytest.mark.parametrize("option", [["--rotate"], []])
@pytest.mark.parametrize("name", ["file/backups", "a" * 300])
def test_a_place_where_nothing_can_be_kept_is_one_line(
    option: list[str], name: str, worked_in: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert main(["backup", *option, str(tmp_path / name), "--lang", "en"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert name in said[0]


def test_the_store_itself_is_no_place_for_its_backup_and_no_backup(
    worked_in: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file, before = worked_in.removeprefix("sqlite:///"), dump(worked_in)
    for command in ("backup", "restore"):
        assert main([command, file, "--replace", "--json"]) == 1
        assert json.loads(capsys.readouterr().out)["reason"] == "itself"
    assert dump(worked_in) == before
    assert not list(Path(file).parent.glob("*.before-restore-*"))


def test_a_store_that_may_only_be_read_is_sound_and_is_backed_up(
    worked_in: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mount = tmp_path / "mount"
    mount.mkdir()
    with reading(worked_in):  # what was saved last stands in its log
        for path in Path(worked_in.removeprefix("sqlite:///")).parent.glob("*.db*"):
            shutil.copyfile(path, mount / path.name)
    before = {path.name: path.read_bytes() for path in mount.iterdir() if not path.name.endswith("-shm")}
    store = next(path for path in mount.iterdir() if path.suffix == ".db")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{store}")
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    monkeypatch.setattr(noting, "writing", _read_only)
    assert main(["verify", "--lang", "en"]) == 0, capsys.readouterr().err
    assert main(["backup", str(tmp_path / "kept.db"), "--lang", "en"]) == 0
    assert "was not written into the access log" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in mount.iterdir() if not path.name.endswith("-shm")} == before


def _read_only(_url: str) -> Never:
    raise OperationalError("INSERT", {}, sqlite3.OperationalError("attempt to write a readonly database"))


def test_who_restored_what_and_who_listed_people_stands_in_the_trail(worked_in: str, tmp_path: Path) -> None:
    file = tmp_path / "kept.db"
    assert main(["backup", str(file)]) == 0
    assert main(["restore", str(file), "--replace", "--by", "Operator"]) == 0
    assert main(["account", "list", "--by", "Operator"]) == 0
    with reading(worked_in) as session:
        rows = session.execute(
            text("SELECT actor, login, action, subject, details FROM audit ORDER BY id DESC LIMIT 2")
        )
        listed, restored = rows.all()
    assert tuple(listed)[:4] == ("Operator", None, "export", "accounts")
    assert tuple(restored)[:4] == ("Operator", None, "restore", "kept.db")
    assert ".before-restore-" in restored.details


def trail(url: str) -> list[tuple[str, str, str]]:
    with reading(url) as session:
        asked = "SELECT actor, action, subject FROM audit WHERE action IN ('backup', 'copy', 'export') ORDER BY id"
        return [(row[0], row[1], row[2]) for row in session.execute(text(asked))]


def test_what_leaves_on_the_command_line_stands_in_the_trail_and_in_what_left(
    worked_in: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "kept.db", f"sqlite:///{tmp_path / 'other.db'}"
    assert main(["backup", str(file), "--by", "Operator"]) == 0
    assert main(["backup", str(file), "--by", "Operator"]) == 1, "refused: nothing left, nothing is told"
    assert trail(worked_in) == trail(f"sqlite:///{file}") == [("Operator", "backup", "kept.db")]
    assert main(["copy", "--from", worked_in, "--to", other, "--by", "Operator"]) == 0
    assert main(["copy", "--from", worked_in, "--to", other, "--by", "Operator"]) == 1
    assert trail(worked_in) == trail(other) == [("Operator", "backup", "kept.db"), ("Operator", "copy", other)]
    assert main(["journal", "--by", "Operator"]) == 0
    assert trail(worked_in)[2:] == [("Operator", "export", "journal")]


def test_a_store_that_takes_no_line_is_backed_up_all_the_same(
    worked_in: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with writing(worked_in) as session:
        session.execute(text("DROP TABLE audit"))
    assert main(["backup", str(tmp_path / "kept.db"), "--lang", "en"]) == 0
    assert "was not written into the access log" in capsys.readouterr().err
