"""Does the command tell where a row of a panel comes from, in words and as JSON?"""

import json

import pytest

from dashboard.cli import main
from dashboard.i18n import translator
from tests.ingest.files import library, load, visits

AS_OF = ("--as-of", "2026-11-10")


@pytest.fixture
def two_files(store_url: str) -> str:
    load(store_url, "libraries", library("LIB-1"))
    load(store_url, "attendance", visits("LIB-1", 5), visits("LIB-1", 6, group="adults"))
    return store_url


def test_a_row_is_told_with_file_line_and_person(two_files: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["origin", "attendance.by_age", "--row", "2", *AS_OF, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["row"]["age_group"], told["row"]["visits"]) == ("youth", 5)
    (origin,) = told["origins"]
    assert (origin["batch"], origin["file"], origin["author"], origin["rows"]) == (2, "attendance.csv", "Aigul", 1)
    assert (origin["first"][0]["line"], origin["first"][0]["visits"]) == (2, 5)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_words_are_in_the_language_asked_for(two_files: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    t = translator(language)
    assert main(["origin", "attendance.by_age", "--lang", language, *AS_OF]) == 0
    told = capsys.readouterr().out
    assert t("origin.batch", batch="2", file="attendance.csv") in told
    assert t("origin.lines", n=1, lines="3") in told


@pytest.mark.parametrize("row", ["0", "3", "-1"])
def test_a_row_that_is_not_there_is_misuse(two_files: str, row: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["origin", "attendance.by_age", "--row", row, "--lang", "en", *AS_OF]) == 2
    assert "2 rows" in capsys.readouterr().err


def test_a_panel_that_is_not_there_and_an_empty_store_are_misuse(
    store_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["origin", "nothing"]) == 2
    assert "attendance.by_age" in capsys.readouterr().err
    assert main(["origin", "attendance.by_age", "--lang", "en"]) == 2
    assert "0 rows" in capsys.readouterr().err
