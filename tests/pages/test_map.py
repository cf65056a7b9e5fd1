"""Does the Map page stand, with data and without?"""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import store
from dashboard.i18n import LANGUAGES
from dashboard.panels import Prepared
from dashboard.settings import ROOT
from dashboard.store.tables import Venue
from dashboard.ui import page as in_page
from tests.stores import load_all, new_store

TIMEOUT = 60


@pytest.fixture(scope="module")
def full_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with all data; the tests only read it."""
    url = new_store(tmp_path_factory.mktemp("map"))
    load_all(url)
    return url


def the_map(language: str = "ru", **address: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard" / "shell.py"), default_timeout=TIMEOUT)
    app.query_params["lang"] = language
    page = app.run().switch_page("../pages/map.py")
    for key, value in address.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


def asked(question: str, language: str = "ru") -> AppTest:
    page = the_map(language).pills(key="question").set_value(question).run()
    assert not page.exception
    return page


def cards(page: AppTest) -> list[str]:
    return [text.value.removeprefix("### ") for text in page.markdown if text.value.startswith("### ")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("question", "drawn"), [("places", 3), ("walking", 3), ("sites", 2), ("guests", 4)])
def test_every_question_stands_in_every_language(
    full_url: str, monkeypatch: pytest.MonkeyPatch, language: str, question: str, drawn: int
) -> None:
    monkeypatch.setenv("DATABASE_URL", full_url)
    page = asked(question, language)
    assert len(cards(page)) == drawn
    assert any("OpenStreetMap" in caption.value for caption in page.caption)
    assert len(page.get("deck_gl_json_chart")) == 1


def test_the_month_moves_the_figures(full_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", full_url)
    page = the_map()
    slider = page.select_slider(key="map_month")
    before = page.dataframe[0].value
    after = slider.set_value(date(2025, 1, 1)).run()
    assert not after.exception
    assert not after.dataframe[0].value.equals(before)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_table_of_the_map_is_behind_a_tab_of_its_own_and_all_of_them_in_the_workbook(
    full_url: str, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", full_url)
    taken: list[list[Prepared]] = []
    monkeypatch.setattr(in_page, "take_page", lambda _id, shown, *_rest: taken.append(shown))
    page = the_map(language)
    rows = []
    for label in [tab.label for tab in page.tabs]:
        page.session_state["map-tables"] = label
        page.run()
        assert not page.exception
        assert len(page.dataframe) == 1
        rows.append(len(page.dataframe[0].value))
        assert {prepared.panel.id for prepared in taken[-1]} >= {"map.districts", "map.libraries", "map.projects"}
    assert len(rows) == 3
    assert rows[1] > rows[2] > rows[0]


def test_a_district_narrows_the_tables(full_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", full_url)
    page = the_map()
    narrowed = page.multiselect(key="district").set_value(["medeu"]).run()
    assert not narrowed.exception
    assert len(narrowed.dataframe[0].value) == 1


def test_fewer_places_are_proposed_on_request(full_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", full_url)
    page = asked("sites")
    assert len(page.table[-1].value) == 10
    fewer = page.number_input(key="sites").set_value(3).run()
    assert not fewer.exception
    assert len(fewer.table[-1].value) == 3
    assert any(card.startswith("3 новых места") for card in cards(fewer))


def test_districts_are_required_and_excluded_on_request(full_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", full_url)
    page = asked("sites")
    page.number_input(key="sites").set_value(2)
    page.multiselect(key="excluded").set_value(["auezov"])
    narrowed = page.multiselect(key="required").set_value(["turksib", "auezov"]).run()
    assert not narrowed.exception
    districts = narrowed.table[-1].value["Район"].tolist()
    assert len(districts) == 2
    assert any("Турксиб" in district for district in districts)
    assert not any("Ауэзов" in district for district in districts)


def test_the_kind_of_libraries_moves_the_shares(full_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", full_url)
    page = asked("walking")
    narrowed = page.pills(key="walk").set_value("open_24_7").run()
    assert not narrowed.exception
    assert any(card.startswith("В 15 минутах от библиотеки 24/7") for card in cards(narrowed))


def test_a_longer_walk_reaches_more_and_says_so(full_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", full_url)
    page = asked("walking")
    page.number_input(key="walk_metres").set_value(2400)
    longer = page.number_input(key="detour").set_value(1.2).run()
    assert not longer.exception
    assert any(card.startswith("В 30 минутах от библиотеки") for card in cards(longer))


def test_a_question_is_found_as_it_was_left(full_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", full_url)
    page = asked("sites").number_input(key="sites").set_value(3).run()
    page = page.pills(key="question").set_value("guests").run()
    page = page.pills(key="question").set_value("sites").run()
    assert page.number_input(key="sites").value == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_walk_is_planned_from_the_list(full_url: str, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("DATABASE_URL", full_url)
    page = asked("guests", language)
    planned = page.multiselect(key="stops").set_value(["AUEZOV", "LIB-001", "KASTEEV"]).run()
    assert not planned.exception
    assert len(planned.table[0].value) == 3
    assert len(planned.table[1].value) == 28
    museums = planned.pills(key="guest_kinds").set_value(["museum"]).run()
    assert len(museums.table[0].value) == 3
    assert len(museums.table[1].value) == 9


def test_an_empty_store_says_what_to_do(store_url: str) -> None:
    page = the_map()
    assert not page.dataframe
    assert any("библиотек и объектов ещё нет" in text.value for text in page.markdown)


def test_a_name_from_a_file_brings_no_markdown_into_the_lists(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    load_all(store_url)
    with store.writing(store_url) as session:
        venue = session.get_one(Venue, "KASTEEV")
        venue.short_ru = "![x](https://example.org/x.png) **K**"
        session.add(venue)
    page = asked("guests").multiselect(key="stops").set_value(["KASTEEV", "KUNAEV"]).run()
    assert not page.exception
    for table in page.table:
        assert any(name.startswith(r"\!\(x\)\(https") for name in table.value["Место"])


@pytest.mark.parametrize("question", ["walking", "sites", "guests"])
def test_no_question_fails_on_an_empty_store(store_url: str, question: str) -> None:
    page = asked(question)
    assert not page.get("deck_gl_json_chart")
    assert any(":material/inbox:" in text.value for text in page.markdown)


def test_the_page_holds_no_logic() -> None:
    lines = (ROOT / "pages" / "map.py").read_text().splitlines()
    assert len(lines) <= 60
