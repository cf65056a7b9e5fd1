"""Can a meeting be prepared without a browser, and does every mistake get one clear line?"""

import io
import os
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dashboard.cli import main
from dashboard.export.deck_files import KINDS
from dashboard.i18n import LANGUAGES
from dashboard.panels import Snapshot, reader
from dashboard.panels.of_page import PAGE_PANELS
from tests.panels.conftest import empty, full, full_url
from tests.stores import ON_POSTGRESQL

__all__ = ["empty", "full", "full_url"]
WRITTEN = LANGUAGES[:1] if ON_POSTGRESQL else LANGUAGES
"""The words of a file do not depend on where its numbers were kept."""
BEGINS = {"xlsx": b"PK\x03\x04", "html": b"<!doctype html>", "pptx": b"PK\x03\x04", "letter": b"PK\x03\x04"}


def run(*arguments: str) -> int:
    try:
        return main(["export", *arguments])
    except SystemExit as stop:
        return int(stop.code or 0)


@pytest.mark.parametrize("language", WRITTEN)
@pytest.mark.parametrize("kind", KINDS)
def test_a_deck_is_written_in_every_kind_and_language(
    kind: str, language: str, full: Snapshot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"x.{kind}"
    assert run(kind, "--deck", "month", "--month", "2026-10", "--lang", language, "--out", str(out)) == 0
    assert out.read_bytes().startswith(BEGINS[kind])
    told = capsys.readouterr()
    assert str(out) in told.out
    assert len(told.err.splitlines()) >= 10, "every slide is told while it is made"
    assert sorted(path.name for path in tmp_path.iterdir()) == [out.name]


@pytest.mark.parametrize("place", [("district", "almaly"), ("library", "LIB-001")])
def test_a_deck_of_a_place_takes_its_code_beside_it_or_in_its_name(
    place: tuple[str, str], full: Snapshot, tmp_path: Path
) -> None:
    kind, code = place
    beside, inside = tmp_path / "beside.html", tmp_path / "inside.html"
    assert run("html", "--deck", kind, f"--{kind}", code, "--out", str(beside)) == 0
    assert run("html", "--deck", f"{kind}-{code}", "--out", str(inside)) == 0
    assert beside.read_bytes() == inside.read_bytes()


def test_a_page_is_written_for_a_month_and_a_place(full: Snapshot, tmp_path: Path) -> None:
    out = tmp_path / "page.xlsx"
    asked = ("--page", "attendance", "--month", "2026-09", "--district", "almaly", "--lang", "en", "--out", str(out))
    assert run("xlsx", *asked) == 0
    book = load_workbook(io.BytesIO(out.read_bytes()))
    assert len(book.sheetnames) == len(PAGE_PANELS["attendance"]) + 1
    by_age = book.worksheets[1]
    months = [cell.value.date().isoformat() for cell in by_age["A"][1:]]
    assert (min(months), max(months)) == ("2024-10-01", "2026-09-01")
    said = " ".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
    assert reader(full, "en").short_name("almaly") in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("xlsx", "--deck", "no-such"), 2),
        (("html", "--deck", "month", "--month", "2026-13"), 2),
        (("html", "--deck", "month", "--month", "october"), 2),
        (("xlsx", "--deck", "district"), 2),
        (("xlsx", "--deck", "library", "--library", "LIB-999"), 2),
        (("xlsx", "--deck", "month", "--district", "almaly"), 2),
        (("xlsx", "--page", "nowhere"), 2),
        (("html", "--page", "projects"), 2),
        (("xlsx", "--page", "projects", "--district", "atlantis"), 2),
        (("xlsx", "--page", "projects", "--month", "2026-1"), 2),
        (("xlsx", "--deck", "month", "--month", "2031-01"), 1),
    ],
)
def test_what_cannot_be_answered_is_told_in_one_line(
    arguments: tuple[str, ...],
    status: int,
    language: str,
    full: Snapshot,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(*arguments, "--lang", language, "--out", str(tmp_path / "x")) == status
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_language_is_told_in_one_line(
    full: Snapshot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("html", "--deck", "month", "--lang", "de", "--out", str(tmp_path / "x")) == 2
    assert capsys.readouterr().err == "Нет языка «de». Есть: kk, ru, en.\n"


def test_an_empty_store_has_no_month_to_tell_of(
    store_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--deck", "month", "--month", "2026-10", "--lang", "en", "--out", str(tmp_path / "x"))
    assert run("html", *asked) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.parametrize(("kind", "name"), [("letter", "x.pdf"), ("pptx", "x.XLSX"), ("xlsx", "x.csv")])
def test_a_file_is_not_written_under_the_name_of_another_kind(
    kind: str, name: str, store_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(kind, "--deck", "month", "--lang", "en", "--out", str(tmp_path / name)) == 2
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert {"letter": "x.docx", "pptx": "x.pptx", "xlsx": "x.xlsx"}[kind] in told
    assert list(tmp_path.glob("x.*")) == []


def test_a_place_that_cannot_be_written_to_is_told_before_the_work(
    full: Snapshot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for out in (tmp_path / "none" / "x.html", tmp_path):
        assert run("html", "--deck", "month", "--out", str(out)) == 1
        told = capsys.readouterr().err
        assert str(out.parent if out != tmp_path else out) in told
        assert len(told.strip().splitlines()) == 1


def test_a_file_that_was_there_is_whole_whatever_happens(
    full: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.xlsx"
    out.write_bytes(b"old")

    def full_disk(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    assert run("xlsx", "--page", "events", "--lang", "en", "--out", str(out)) == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith(f"{out} was not written: No space left")
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]
