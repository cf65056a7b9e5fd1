import argparse
import json
from pathlib import Path

import pytest

from dashboard.cli import check
from tests.ingest.nasty import RU, A
from tests.stores import new_store


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    check.register(parser.add_subparsers())
    options = parser.parse_args(["check", *arguments])
    result: int = options.run(options)
    return result


@pytest.fixture
def codes(tmp_path: Path) -> str:
    path = tmp_path / "codes.json"
    path.write_text('{"library_codes": ["LIB-011"]}')
    return str(path)


def test_a_good_file_prints_one_object_and_ends_with_0(
    tmp_path: Path, codes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "may.csv"
    file.write_text("\n".join([RU, A]))
    assert run("attendance", str(file), "--codes", codes, "--json", "--as-of", "2026-11-10") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["outcome"], found["stored"], found["errors"]) == ("accept", 0, [])
    assert found["rows"] == [{"library_code": "LIB-011", "month": "2026-05", "age_group": "children", "visits": 5}]
    assert set(found["changes"]) == {"new", "changed", "same"}


def test_a_bad_file_ends_with_1_and_says_why_in_three_languages(
    tmp_path: Path, codes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "may.csv"
    file.write_text("\n".join([RU, "LIB-012;май 2026;дети;-5"]))
    assert run("attendance", str(file), "--codes", codes, "--json") == 1
    errors = json.loads(capsys.readouterr().out)["errors"]
    assert [(error["cell"], error["reason"]) for error in errors] == [
        ("A2", "cell.unknown_code"),
        ("D2", "cell.negative"),
    ]
    assert all(set(error["message"]) == {"kk", "ru", "en"} for error in errors)


def test_the_text_form_begins_with_the_verdict(tmp_path: Path, codes: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "may.csv"
    file.write_text("\n".join([RU, "LIB-011;май 2026;дети;-5"]))
    assert run("attendance", str(file), "--codes", codes, "--lang", "en") == 1
    assert capsys.readouterr().out.startswith("The file was not loaded: 1 error in 1 row. Nothing was saved.\n  D2: ")


def test_misuse_ends_with_2_and_no_traceback(tmp_path: Path, codes: str) -> None:
    assert run("attendance", str(tmp_path / "none.csv"), "--codes", codes) == 2
    (tmp_path / "bad.json").write_text("[")
    (tmp_path / "a.csv").write_text(RU)
    assert run("attendance", str(tmp_path / "a.csv"), "--codes", str(tmp_path / "bad.json")) == 2


def test_the_contracts_name_of_the_register_is_understood(tmp_path: Path, codes: str) -> None:
    (tmp_path / "a.csv").write_text("x")
    assert run("registry", str(tmp_path / "a.csv"), "--codes", codes) == 1


@pytest.mark.parametrize("made", [False, True])
def test_codes_that_were_compared_with_nothing_are_told_beside_the_object(
    made: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", new_store(tmp_path) if made else f"sqlite:///{tmp_path / 'none.db'}")
    file = tmp_path / "may.csv"
    file.write_text("\n".join([RU, A]))
    assert run("attendance", str(file), "--json", "--as-of", "2026-11-10", "--lang", "en") == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["outcome"] == "accept"
    assert "were compared with nothing" in told.err
    assert len(told.err.splitlines()) == 1
