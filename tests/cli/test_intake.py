"""Does a terminal store, take back and list, with an exit status and words, never a traceback?"""

import json
from datetime import date
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.cli import main
from tests.ingest.files import library, load, visits

FILE = "Код библиотеки;Месяц;Возрастная группа;Посещения\nLIB-001;2026-01;дети;{count}\n"


@pytest.fixture
def path(store_url: str, tmp_path: Path) -> Path:
    load(store_url, "libraries", library("LIB-001"))
    found = tmp_path / "attendance.csv"
    found.write_text(FILE.format(count=5), "utf-8")
    return found


def test_import_undo_and_journal(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "attendance", str(path), "--by", "Aigul", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["outcome"], told["stored"], told["changes"]) == ("accept", 1, {"new": 1, "changed": 0, "same": 0})
    assert main(["import", "attendance", str(path), "--lang", "en"]) == 0
    assert "already loaded: batch 2" in capsys.readouterr().out
    assert main(["undo", "2", "--by", "Boss", "--lang", "en"]) == 0
    assert "1 row put back" in capsys.readouterr().out
    assert main(["undo", "2", "--lang", "en"]) == 1
    assert "undone already" in capsys.readouterr().err
    assert main(["journal", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [(one["action"], one["author"], one["state"]) for one in listed][:2] == [
        ("undo", "Boss", "applied"),
        ("import", "Aigul", "undone"),
    ]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_blocked_undo_names_rows_and_batches(path: Path, capsys: pytest.CaptureFixture[str], language: str) -> None:
    main(["import", "attendance", str(path)])
    path.write_text(FILE.format(count=6), "utf-8")
    main(["import", "attendance", str(path)])
    assert main(["undo", "2", "--lang", language]) == 1
    told = capsys.readouterr().err
    assert "attendance: LIB-001|2026-01-01|children" in told
    assert "3" in told


@pytest.mark.parametrize("bulk", [[], ["--bulk"]])
def test_a_bad_file_is_refused_and_a_missing_one_is_misuse(path: Path, bulk: list[str]) -> None:
    path.write_text(FILE.format(count="-5"), "utf-8")
    assert main(["import", "attendance", str(path), "--json", *bulk]) == 1
    assert main(["import", "attendance", str(path) + "x", *bulk]) == 2


def test_the_demo_comes_goes_and_comes_back(store_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    from dashboard.ingest.loading import prepare

    assert prepare(store_url)
    assert not prepare(store_url)
    assert main(["demo", "remove", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["removed"] == 5
    assert main(["demo", "load"]) == 0
    assert main(["demo", "remove", "--lang", "kk"]) == 0


def test_the_demo_brings_the_facts_it_is_about_into_a_new_store(
    store_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "load"]) == 0
    capsys.readouterr()
    assert main(["panel", "projects.status", "--filter", "status=late", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert rows
    assert {row[1] for row in rows} == {"late"}


def test_a_warned_file_is_stored_and_can_be_explained_then_or_later(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load(str(settings.database_url()), "attendance", visits("LIB-001", 1000, date(2025, 12, 1), "children"))
    path.write_text(FILE.format(count=5000), "utf-8")
    assert main(["import", "attendance", str(path), "--lang", "en", "--explain", "7=Nobody"]) == 2
    assert "row 7" in capsys.readouterr().err
    assert main(["import", "attendance", str(path), "--lang", "en"]) == 0
    assert "1 warning is not explained" in capsys.readouterr().out
    assert main(["import", "attendance", str(path), "--lang", "en", "--explain", "Library Night"]) == 0
    assert "not explained" not in capsys.readouterr().out
    assert main(["import", "attendance", str(path), "--bulk", "--explain", "Library Night"]) == 2
