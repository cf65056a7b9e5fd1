"""Is a command that cannot be understood answered with one line in words and 2, and a refusal with 1?"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import event

from dashboard.cli import main
from dashboard.i18n import LANGUAGES
from dashboard.store.engine import engine
from tests.ingest.files import library, load

GOOD = "Код библиотеки;Месяц;Возраст;Посещения\nLIB-001;2026-01;дети;5\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "COMMAND"),
        (["chek"], "chek"),
        (["check"], "file"),
        (["check", "visits", "a.csv"], "attendance"),
        (["check", "attendance", "a.csv", "--as-of", "10.11.2026"], "10.11.2026"),
        (["check", "attendance", "a.csv", "--as-of"], "--as-of"),
        (["import", "attendance", "a.csv", "--frm"], "--frm"),
        (["undo", "twelve"], "twelve"),
        (["undo", "99999999999999999999999"], "99999999999999999999999"),
        (["journal", "--limit", "-1"], "-1"),
        (["journal", "--limit", "0"], "0"),
        (["panel", "overview.plan", "--as-of", "0001-01-01"], "0001-01-01"),
        (["demo"], "load"),
        (["import", "attendance", "a.csv", "--source", "gossip"], "gossip"),
        (["panel", "overview.plan", "--from", "May"], "May"),
    ],
)
def test_misuse_is_one_line_in_words(
    arguments: list[str], told: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--lang", language]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert told in said.err
    assert "--help" in said.err
    assert not [word for word in ("usage:", "Error", "invalid", "argument ") if word in said.err]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["panel", "no.such"], "panel"),
        (["origin", "no.such"], "panel"),
        (["panel", "overview.plan", "--filter", "colour=red"], "filter"),
        (["origin", "overview.plan", "--filter", "district=mars"], "value"),
    ],
)
def test_what_there_is_not_is_one_line_or_one_object(
    arguments: list[str], reason: str, store_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--lang", "kk"]) == 2
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert main([*arguments, "--lang", "kk", "--json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert told["message"] == said.err.strip() == told["misuse"]["message"]["kk"]
    assert (told["outcome"], told["misuse"]["reason"], set(told["misuse"]["message"])) == (
        "reject", reason, set(LANGUAGES),
    )  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ["account", "role", "b\udcff", "editor"],
        ["account", "list", "--by", "\udcff"],
        ["account", "libraries", "aigul", "LIB-001", "\udcff"],
        ["check", "attendance", "\udcee\udcf2.csv"],
        ["export", "pptx", "--deck", "\udcff", "--out", "month.pptx"],
        ["backup", "\udcff.db"],
    ],
)
def test_bytes_that_are_no_letters_are_one_line(
    arguments: list[str], store_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert "UTF-8" in said.err
    said.err.encode()


@pytest.mark.parametrize(
    ("name", "value"),
    [("DASHBOARD_TODAY", "tomorrow"), ("DASHBOARD_LOCK_SECONDS", "long"), ("DASHBOARD_LOCK_SECONDS", "inf")],
)
def test_a_setting_that_cannot_be_used_is_one_line_or_one_object(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'new.db'}")
    monkeypatch.setenv(name, value)
    assert main(["account", "reading", "open", "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert f"{name}={value}" in said
    assert main(["account", "reading", "open", "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["misuse"]["reason"] == "setting"


@pytest.mark.parametrize(
    ("words", "encoding", "typed", "status", "told"),
    [
        (["reading", "open"], "cp1251", b"", 0, "\\u"),
        (["add", "aigul", "--name", "Aigul"], "utf-8", b"\xcf\xe0\xf0\xee\xeb\xfc pass\n", 1, "UTF-8"),
    ],
)
def test_no_letter_stops_a_command(
    words: list[str], encoding: str, typed: bytes, status: int, told: str, tmp_path: Path
) -> None:
    machine = {"DATABASE_URL": f"sqlite:///{tmp_path / 'new.db'}", "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "dashboard", "account", *words, "--lang", "kk"]
    done = subprocess.run(command, input=typed, capture_output=True, env=os.environ | machine, check=False)
    said = (done.stdout + done.stderr).decode(encoding)
    assert done.returncode == status, said
    assert "Traceback" not in said
    assert told in said


def test_whoever_stops_a_command_sees_no_places_of_our_code(tmp_path: Path) -> None:
    store = tmp_path / "new.db"
    command = [sys.executable, "-m", "dashboard", "account", "add", "aigul", "--name", "Aigul"]
    started = subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"DATABASE_URL": f"sqlite:///{store}"}
    )
    while not store.exists() and started.poll() is None:
        time.sleep(0.05)
    started.send_signal(signal.SIGINT)
    assert started.communicate(timeout=60)[1].strip() == b""
    assert started.returncode == 130


@pytest.mark.parametrize("command", ["check", "import"])
@pytest.mark.parametrize(("name", "reason"), [("none.csv", "missing"), ("folder", "folder"), ("a\0b", "unreadable")])
def test_a_file_that_cannot_be_read_is_one_line_or_one_object(
    command: str, name: str, reason: str, store_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder").mkdir()
    path = str(tmp_path / name)
    assert main([command, "attendance", path]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert main([command, "attendance", path, "--json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert (told["outcome"], told["rows"], told["stored"], told["errors_total"]) == ("reject", [], 0, 0)
    assert told["misuse"]["reason"] == reason
    assert set(told["misuse"]["message"]) == set(LANGUAGES)


@pytest.mark.parametrize("command", ["check", "import"])
def test_what_a_terminal_would_obey_is_shown_and_not_obeyed(
    command: str, store_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load(store_url, "libraries", library("LIB-001"))
    path = tmp_path / "a.csv"
    path.write_text(GOOD.replace("LIB-001", "LIB-404\x1b[2J\u202e"), "utf-8")
    assert main([command, "attendance", str(path)]) == 1
    assert main([command, "attendance", str(path) + "\x1b]0;name\x07"]) == 2
    said = "".join(capsys.readouterr())
    assert "LIB-404" in said
    assert not set("\x1b\x07\u202e") & set(said)


def test_an_empty_file_is_refused_and_no_misuse(
    store_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "empty.csv"
    path.write_bytes(b"")
    assert main(["check", "attendance", str(path), "--json"]) == 1
    assert [one["reason"] for one in json.loads(capsys.readouterr().out)["errors"]] == ["file.empty"]


def test_a_check_with_codes_makes_no_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store, codes, file = tmp_path / "none.db", tmp_path / "codes.json", tmp_path / "a.csv"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{store}")
    codes.write_text('{"library_codes": ["LIB-001"]}')
    file.write_text(GOOD, "utf-8")
    assert main(["check", "attendance", str(file), "--codes", str(codes), "--as-of", "2026-11-10"]) == 0
    assert not store.exists()


def test_a_store_that_is_none_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(GOOD, "utf-8")
    (tmp_path / "broken.db").write_bytes(b"no database at all" * 100)
    causes = {tmp_path / "broken.db": "damaged", tmp_path / "no folder" / "a.db": "folder or file is not there"}
    for store, cause in causes.items():
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{store}")
        assert main(["import", "attendance", str(file), "--lang", "en"]) == 1
        said = capsys.readouterr().err
        assert len(said.splitlines()) == 1
        assert cause in said
        assert "Nothing was saved" in said


@pytest.mark.sqlite_only
def test_a_full_store_is_told_in_one_line_and_keeps_what_it_had(
    store_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load(store_url, "libraries", library("LIB-001"))
    file = tmp_path / "a.csv"
    months = [f"{year}-{month:02}" for year in range(2021, 2026) for month in range(1, 13)]
    groups = ("дети", "молодёжь", "взрослые")
    rows = [f"LIB-001;{month};{group};{100 + n}" for n, month in enumerate(months) for group in groups]
    file.write_text("\n".join([GOOD.splitlines()[0], *rows, ""]), "utf-8")
    # SQLite keeps it at the pages that the file has already.
    event.listen(engine(store_url), "connect", lambda connection, _entry: connection.execute("PRAGMA max_page_count=1"))
    engine(store_url).dispose()
    assert main(["import", "attendance", str(file), "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "full" in said
    assert main(["import", "attendance", str(file), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["outcome"], told["reason"], told["stored"], told["rows"]) == ("reject", "full", 0, [])
    with sqlite3.connect(store_url.removeprefix("sqlite:///")) as connection:
        assert connection.execute("SELECT count(*) FROM attendance").fetchone() == (0,)
