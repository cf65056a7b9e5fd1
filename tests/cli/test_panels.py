"""Can any number be had without a browser?"""

import json
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from dashboard.cli import main
from dashboard.panels import PANELS
from dashboard.store.tables import Attendance, Batch, Library, Venue
from tests.changing import changing

PLACES = {"LIB-001": "almaly", "LIB-002": "medeu"}
ROWS = [
    ("LIB-001", date(2025, 1, 1), "children", 10),
    ("LIB-001", date(2025, 1, 1), "youth", 20),
    ("LIB-001", date(2025, 2, 1), "adults", 40),
    ("LIB-002", date(2025, 1, 1), "youth", 5),
    ("LIB-002", date(2026, 1, 1), "youth", 7),
]


@pytest.fixture
def two_libraries(store_url: str) -> str:
    """Two libraries in two districts, three months of visits."""
    with changing() as session:
        batch = Batch(
            kind="attendance", file_name="x", sha256="", source="upload", author="x", created_at=datetime.now(UTC)
        )
        session.add(batch)
        session.flush()
        of = {"batch_id": batch.id, "line": 1}
        for code, district in PLACES.items():
            session.add(Venue(code=code, kind="library", name_kk=code, name_ru=code, district_code=district, **of))
            session.flush()
            session.add(Library(venue_code=code, **of))
            session.flush()
        for code, month, group, visits in ROWS:
            session.add(Attendance(venue_code=code, month=month, age_group=group, visits=visits, **of))
    return store_url


def _shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    assert main(["panel", "attendance.by_age", "--as-of", "2026-11-10", "--json", *arguments]) == 0
    shown: dict[str, object] = json.loads(capsys.readouterr().out)
    return shown


def test_a_panel_prints_its_numbers(two_libraries: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = _shown(capsys, "--from", "2025-01", "--to", "2025-12")
    assert shown["columns"] == ["month", "age_group", "visits"]
    assert shown["rows"] == [["2025-01-01", "children", 10], ["2025-01-01", "youth", 25], ["2025-02-01", "adults", 40]]
    assert shown["demo"] is False
    assert shown["data_as_of"] == "2025-02-01"


def test_filters_narrow_it(two_libraries: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _shown(capsys, "--filter", "district=medeu")["rows"] == [
        ["2025-01-01", "youth", 5],
        ["2026-01-01", "youth", 7],
    ]
    both = _shown(capsys, "--filter", "library=LIB-001", "--filter", "library=LIB-002", "--filter", "age_group=youth")
    assert both["rows"] == [["2025-01-01", "youth", 25], ["2026-01-01", "youth", 7]]


def test_what_came_after_the_asked_day_does_not_exist_yet(
    two_libraries: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["panel", "attendance.by_age", "--as-of", "2025-01-20", "--json"]) == 0
    assert {row[0] for row in json.loads(capsys.readouterr().out)["rows"]} == {"2025-01-01"}


def test_words_come_in_the_language_asked_for(two_libraries: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = {language: _shown(capsys, "--lang", language)["saying"] for language in ("kk", "ru", "en")}
    assert len(set(said.values())) == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ["panel", "no.such"],
        ["panel", "attendance.by_age", "--filter", "district=atlantis"],
        ["panel", "attendance.by_age", "--filter", "colour=red"],
        ["panel", "attendance.by_age", "--filter", "district"],
        ["panel", "map.next_sites", "--filter", "sites=x"],
        ["panel", "map.next_sites", "--filter", "sites=21"],
        ["panel", "attendance.by_age", "--from", "2026-10", "--to", "2025-01"],
    ],
)
def test_misuse_is_told_in_one_line(arguments: list[str], store_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["panel", "attendance.by_age", "--from", "2025-13"],
        ["sing"],
        [],
        ["check", "visits", "x.csv"],
        ["check", "attendance", "x.csv", "--as-of", "10.11.2026"],
        ["import", "attendance", "x.csv", "--source", "gossip"],
        ["undo", "twelve"],
        ["undo", "12", "--by", " "],
        ["account", "add", "aigul", "--name", "A", "--role", "queen"],
    ],
)
@pytest.mark.parametrize("asked", [[], ["--json"]])
def test_words_that_are_no_command_are_told_in_one_line(
    arguments: list[str], asked: list[str], store_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, *asked]) == 2
    told = capsys.readouterr()
    line = json.loads(told.out)["message"] if asked else told.err
    assert len(line.strip().splitlines()) == 1
    assert "--help" in line
    assert not any(name in line for name in ("fromisoformat", "BatchSource", "Role", "int value", "usage:"))


def test_the_catalogue_is_listed(store_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["panels", "--json"]) == 0
    assert [row["id"] for row in json.loads(capsys.readouterr().out)] == list(PANELS)
    for panel_id in ("attendance.by_age", "events.by_type", "projects.ledger"):
        assert panel_id in PANELS


def test_it_runs_as_a_program(two_libraries: str) -> None:
    command = [sys.executable, "-m", "dashboard", "panel", "attendance.by_age", "--lang", "en"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "2025-01-01\tyouth\t25" in answer.stdout
