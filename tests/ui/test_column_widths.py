"""Is a number or a day in a table read whole, or not at all?"""

from datetime import date

import pandas as pd
import pytest

from dashboard.ui import column_widths
from dashboard.ui.column_widths import BESIDE, fitted

PHONE = 390
ROOM = PHONE - BESIDE


@pytest.fixture
def phone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The visitor holds a phone."""
    monkeypatch.setattr(column_widths, "phone_width", lambda: PHONE)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The visitor sits at a desk."""
    monkeypatch.setattr(column_widths, "phone_width", lambda: None)


@pytest.mark.usefixtures("phone")
def test_a_number_whose_heading_has_no_room_on_a_phone_ends_at_the_edge() -> None:
    shown = pd.DataFrame({"Аудан": ["Наурызбай ауданы"], "Бір кітапханаға тұрғындар": [201434.0], "Жыл": [2026]})
    widths = {name: column["width"] for name, column in fitted(shown, {}).items()}
    assert sum(widths.values()) == ROOM
    assert widths["Бір кітапханаға тұрғындар"] >= len("201 434") * column_widths.LETTER
    assert "Жыл" not in widths


@pytest.mark.usefixtures("phone")
def test_a_number_that_has_no_room_on_a_phone_begins_beyond_the_edge() -> None:
    shown = pd.DataFrame({"District": ["Nauryzbay district"], "Visits": [807099], "Residents": [273422]})
    widths = {name: column["width"] for name, column in fitted(shown, {}).items()}
    assert list(widths) == ["District", "Visits"]
    assert sum(widths.values()) == ROOM


@pytest.mark.usefixtures("phone")
def test_a_table_narrower_than_a_phone_takes_all_of_it() -> None:
    widths = fitted(pd.DataFrame({"Day": [date(2026, 11, 10)], "N": [1]}), {})
    assert sum(column["width"] for column in widths.values()) == ROOM


@pytest.mark.usefixtures("phone")
def test_no_column_of_no_rows_is_a_fault() -> None:
    assert list(fitted(pd.DataFrame({"A": [], "B": pd.Series([], dtype="Int64")}), {})) == ["A", "B"]
    assert fitted(pd.DataFrame(), {}) == {}


@pytest.mark.usefixtures("desk")
def test_at_a_desk_days_of_which_the_first_rows_are_shorter_have_room() -> None:
    shown = pd.DataFrame({"Library": ["A"] * 30, "Opened": [*["1976"] * 29, "10.01.2026"], "Visits": 1})
    columns = fitted(shown, {"Visits": {"label": "V"}})
    assert columns["Opened"]["width"] >= len("10.01.2026") * column_widths.LETTER
    assert columns["Visits"] == {"label": "V"}
    assert "Library" not in columns
