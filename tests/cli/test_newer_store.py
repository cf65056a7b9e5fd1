"""Is a store of a newer program told in one line by every command, and left as it is?"""

import json
import sqlite3
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.i18n import LANGUAGES, translator
from tests.stores import new_store, sqlite_only

COMMANDS = (
    ("panels",), ("panel", "attendance.by_age"), ("journal",), ("undo", "1"), ("demo", "load"), ("demo", "remove"),
    ("import", "attendance", "FILE"), ("import", "attendance", "FILE", "--bulk"), ("account", "list"),
    ("origin", "attendance.by_age", "--row", "1"), ("export", "pptx", "--deck", "month", "--out", "OUT"),
    ("backup", "OUT"), ("verify",), ("copy", "--from", "URL", "--to", "sqlite:///OUT"),
)  # fmt: skip


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store whose tables only a later program knows."""
    url = new_store(tmp_path)
    path = Path(url.removeprefix("sqlite:///"))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with sqlite3.connect(path) as connection:  # else whoever closes it last moves the rows from the journal to the file
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    monkeypatch.setenv("DATABASE_URL", url)
    (tmp_path / "a.csv").write_text("library_code;month;age_group;visits\nLIB-001;2026-10;дети;5\n", encoding="utf-8")
    return path


@sqlite_only
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_newer_store_is_one_line_and_no_traceback(
    command: tuple[str, ...], newer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {"FILE": str(tmp_path / "a.csv"), "OUT": str(tmp_path / "out"), "URL": f"sqlite:///{newer}"}
    arguments = [places.get(word, word.replace("OUT", places["OUT"])) for word in command]
    before = newer.read_bytes()
    assert main([*arguments, "--lang", "en"]) == 1
    told = capsys.readouterr()
    assert "Update the dashboard first" in told.err
    assert len(told.err.splitlines()) <= 2
    assert newer.read_bytes() == before


@sqlite_only
def test_the_object_of_an_import_names_the_reason(
    newer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "attendance", str(tmp_path / "a.csv"), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["outcome"], told["reason"]) == ("reject", "newer")


def test_it_is_said_in_every_language() -> None:
    assert len({translator(language)("journal.unavailable.newer") for language in LANGUAGES}) == len(LANGUAGES)
