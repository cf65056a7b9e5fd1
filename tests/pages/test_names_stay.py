"""Can people's names leave as a file without a line in the trail?"""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import text

from dashboard.cli import main
from dashboard.deck.people import may_name_people
from dashboard.deck.resolving import deck_by_code
from dashboard.export.csv_file import csv_file
from dashboard.export.panel_workbook import panel_workbook
from dashboard.filters import Filters
from dashboard.i18n import translator
from dashboard.panels import PANELS, Snapshot
from dashboard.panels.naming import names_people
from dashboard.panels.prepared import numbers
from dashboard.store import reading, revision
from dashboard.ui.journal import taking
from tests.pages.test_upload import opened, put, said
from tests.signing_in import NAME
from tests.stores import load_all

T = translator("ru")
WHO = "Жанар Оспанова"
DECIDED = f"project_code;decided_on;status;reason;decided_by;until\nSATS;2026-11-01;late;Ждём письма;{WHO};2026-12-01\n"


@pytest.fixture
def decided(store_url: str) -> str:
    """A full store in which somebody decided about a project, in the newest batch."""
    load_all(store_url)
    assert put(store_url, "overrides", DECIDED.encode(), WHO)
    return store_url


def trail(url: str) -> list[tuple[str, str, str]]:
    with reading(url) as session:
        found = session.execute(text("SELECT action, subject, actor FROM audit WHERE action IN ('export', 'refused')"))
        return [(row[0], row[1], row[2]) for row in found]


def test_no_table_that_makes_its_own_file_names_anybody(decided: str) -> None:
    at = opened("journal")
    assert WHO in said(at)
    assert any(WHO in one.value.to_string() for one in at.table)
    assert not [one for one in at.dataframe if WHO in one.value.to_string()]
    projects = opened("projects")
    assert not [one for one in projects.dataframe if WHO in one.value.to_string()]


def test_no_file_of_a_panel_names_anybody(decided: str) -> None:
    with reading(decided) as session:
        snapshot = Snapshot(decided, revision(session))
    shown = [numbers(panel, Filters(date(2026, 11, 10)), "ru", snapshot) for panel in PANELS if "project" in panel]
    assert any(names_people(one.frame) for one in shown), "there is a name to be kept back"
    assert not [one.panel.id for one in shown if WHO in csv_file(one, T).decode("utf-8-sig")]
    book = openpyxl.load_workbook(io.BytesIO(panel_workbook("x", shown, T)))
    assert not [sheet.title for sheet in book for row in sheet.values if WHO in map(str, row)]


def test_the_whole_list_is_taken_along_with_a_line_in_the_trail(decided: str, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: dict[str, Callable[[], bytes]] = {}
    monkeypatch.setattr(
        taking.st, "download_button", lambda _label, data, *_others, key, **_layout: offered.update({key: data})
    )
    opened("journal")
    assert trail(decided) == [], "only offered so far"
    lines = offered["journal-csv"]().decode("utf-8-sig").splitlines()
    assert WHO in lines[1]
    assert len(lines) == 13
    assert trail(decided) == [("export", "journal", NAME)]


def test_a_deck_that_may_name_somebody_leaves_with_a_line_in_the_trail(decided: str, tmp_path: Path) -> None:
    with reading(decided) as session:
        assert may_name_people(session, deck_by_code(session, "month"))
    assert main(["export", "letter", "--deck", "projects", "--out", str(tmp_path / "deck.docx")]) == 0
    assert [told[:2] for told in trail(decided)] == [("export", "deck")]


def test_a_deck_without_decisions_names_nobody(store_url: str) -> None:
    load_all(store_url)
    with reading(store_url) as session:
        assert not may_name_people(session, deck_by_code(session, "month"))
