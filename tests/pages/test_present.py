"""Are slides shown one at a time, decks put together and frozen, and may only a presenter write them?"""

import os
from datetime import date
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings, store
from dashboard.access.roles import Role
from dashboard.deck import keeping
from dashboard.deck.model import Slide, SlideKind
from dashboard.deck.resolving import deck_by_code
from dashboard.i18n import LANGUAGES
from dashboard.panels import Snapshot
from dashboard.store.audit import Actor
from dashboard.ui import origins
from tests.panels.conftest import full, full_url
from tests.signing_in import PRESENTER, VIEWER, sign_in
from tests.stores import load_all

__all__ = ["full", "full_url"]  # fixtures
SHELL = settings.ROOT / "dashboard" / "shell.py"
HOSTILE = "[x](javascript:alert(1)) **b** :red[r] <script>alert(1)</script> $x$"


def opened(role: Role | None = None, **address: str) -> AppTest:
    app = AppTest.from_file(SHELL, default_timeout=60)
    if role:
        sign_in(app, role)
    app.query_params["lang"] = "en"
    app.run()  # the page is switched to after the shell's first run
    for name, value in address.items():
        app.query_params[name] = value
    return app.switch_page(str(settings.ROOT / "pages" / "present.py")).run()


def texts(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in (*app.title, *app.markdown, *app.caption, *app.error))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_of_the_month_stands_in_every_language(language: str, full: Snapshot) -> None:
    app = opened(deck="month", slide="1", lang=language)
    for number in range(1, 11):
        assert not app.exception
        assert len(app.title) == 1
        assert f"**{number}** / 10" in texts(app)
        if number < 10:
            app.button(key="stage-next").click().run()
    assert app.button(key="stage-next").disabled


@pytest.mark.parametrize(
    "deck", ["projects", "year", "library-LIB-001", "library-LIB-014", "district-almaly", "district-turksib"]
)
def test_every_slide_of_a_deck_stands_whatever_its_tables_lack(deck: str, full: Snapshot) -> None:
    app = opened(deck=deck, slide="1")
    for _ in range(40):
        assert not app.exception
        assert not app.error, app.error[0].value
        assert len(app.title) == 1
        if app.button(key="stage-next").disabled:
            return
        app.button(key="stage-next").click().run()
    pytest.fail("a deck of more than forty slides")


def test_the_title_slide_tells_of_a_demo_as_well(full: Snapshot) -> None:
    assert "DEMO: synthetic figures" in texts(opened(deck="month", slide="1"))


def test_a_share_in_the_table_of_a_slide_is_a_percentage(full: Snapshot) -> None:
    (table,) = opened(deck="projects", slide="7").table
    assert [cell.replace("\\", "") for cell in table.value["Growth of cost"][:2]] == ["+10.1%", "0.0%"]


def test_buttons_go_on_and_back_and_the_address_follows(full: Snapshot) -> None:
    app = opened(deck="projects", slide="1")
    assert app.button(key="stage-back").disabled
    app.button(key="stage-next").click().run()
    assert app.query_params["slide"] == "2"
    app.button(key="stage-back").click().run()
    assert app.query_params["slide"] == "1"


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ({"deck": "nothing"}, "There is no deck"),
        ({"deck": "month", "month": "2026-13"}, "is not a month"),
        ({"deck": "month", "month": "2027-01"}, "has not begun"),
        ({"deck": "district"}, "tells of one place"),
    ],
)
def test_a_wrong_address_is_told_in_words(address: dict[str, str], word: str, full: Snapshot) -> None:
    app = opened(slide="1", **address)
    assert not app.exception
    assert word in app.error[0].value


@pytest.mark.parametrize("slide", ["0", "99", "x", "-1", "²"])
def test_a_number_out_of_range_shows_a_slide_that_there_is(slide: str, full: Snapshot) -> None:
    app = opened(deck="projects", slide=slide)
    assert not app.exception
    assert app.title


@pytest.mark.parametrize("address", [{}, {"deck": ""}])
def test_a_slide_of_no_deck_is_one_of_the_month(address: dict[str, str], full: Snapshot) -> None:
    app = opened(slide="2", **address)
    assert not app.error
    assert app.title[0].value == opened(slide="2", deck="month").title[0].value


def test_without_data_the_deck_says_so_slide_by_slide(store_url: str) -> None:
    app = opened(deck="projects", slide="1")
    for _ in range(8):
        app.button(key="stage-next").click().run()
        assert not app.exception
        assert app.title


def test_notes_tell_the_text_twin_and_the_next_slide(full: Snapshot) -> None:
    app = opened(deck="month", slide="3", view="notes")
    assert not app.exception
    assert "6.0" in texts(app)
    assert "Next slide" in texts(app)


def test_a_viewer_can_watch_and_not_write(store_url: str) -> None:
    load_all(store_url)
    for role in (None, VIEWER):
        app = opened(role)
        assert not app.exception
        assert not [button for button in app.button if button.key and button.key.startswith("freeze-")]
        assert not opened(role, edit="new").text_input


def with_a_row_chosen(app: AppTest, monkeypatch: pytest.MonkeyPatch, place: str = "stage") -> str:
    """What is said once somebody has asked where a slide's figures come from and chosen the first row."""
    chosen = SimpleNamespace(selection=SimpleNamespace(rows=[0]))
    with monkeypatch.context() as patch:
        patch.setattr(origins.st, "dataframe", lambda *_, **__: chosen)
        app.button(key=f"{place}-origin").click().run()
    assert not app.exception
    return "\n".join([texts(app), *(link.proto.label for link in app.get("page_link"))])


@pytest.mark.parametrize(("deck", "slide", "file"), [("month", "2", "attendance"), ("projects", "3", "milestones")])
def test_a_row_of_a_slide_tells_its_file(
    deck: str, slide: str, file: str, full: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = with_a_row_chosen(opened(deck=deck, slide=slide), monkeypatch)
    assert file in said
    assert "of the file" in said


def test_a_title_has_no_figures_to_ask_of(full: Snapshot) -> None:
    assert "stage-origin" not in {button.key for button in opened(deck="month", slide="1").button}


def test_a_presenter_freezes_a_deck(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    load_all(store_url)
    app = opened(PRESENTER)
    app.button(key="freeze-projects").click().run()
    assert not app.exception
    assert "frozen" in app.success[0].value
    with store.reading(store_url) as session:
        (frozen,) = keeping.frozen_decks(session)
    shown = opened(deck=frozen.code, slide="3")
    assert "numbers frozen on" in texts(shown)
    asked = with_a_row_chosen(shown, monkeypatch)
    assert "what is stored of these rows now" in asked
    assert "milestones" in asked


def test_a_presenter_puts_a_deck_together_orders_it_and_changes_it(store_url: str) -> None:
    load_all(store_url)
    app = opened(PRESENTER, edit="new")
    app.text_input(key="deck-title").input("Our deck")
    app.selectbox(key="deck-panel").select("attendance.by_age")
    app.button(key="deck-add").click().run()
    app.selectbox(key="deck-panel").select("projects.gantt")
    app.button(key="deck-add").click().run()
    app.text_input(key="caption-3").input(HOSTILE)
    app.text_area(key="notes-3").input("Wait here")
    app.multiselect(key="district-3").select("almaly").run()
    app.button(key="move-4--1").click().run()
    app.button(key="deck-save").click().run()
    assert not app.exception
    with store.reading(store_url) as session:
        (kept,) = keeping.kept_decks(session)
    deck = slides_of(kept.code)
    assert [slide.panel for slide in deck] == [None, "projects.gantt", "attendance.by_age", "overview.attention"]
    assert deck[2].caption == HOSTILE
    assert deck[2].notes == "Wait here"
    assert deck[2].filters is not None
    assert deck[2].filters.districts == ("almaly",)

    changed = opened(PRESENTER, edit=kept.code)
    assert changed.text_input(key="deck-title").value == "Our deck"
    changed.text_input(key="deck-title").input("").run()
    changed.button(key="deck-save").click().run()
    assert "name" in changed.error[0].value


def test_a_slide_in_the_making_is_seen_and_a_district_is_chosen_for_all_at_once(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_all(store_url)
    app = opened(PRESENTER, edit="month")
    assert not app.get("plotly_chart"), "closed slides draw nothing"
    app.session_state["slide-3"] = True
    app.run()
    assert not app.exception
    assert "6.0" in texts(app), "the finding of the slide that is open"
    assert "attendance" in with_a_row_chosen(app, monkeypatch, place="preview-3")
    app.selectbox(key="deck-of-all").select("almaly").run()
    assert not app.exception
    chosen = [box.value for box in app.multiselect if box.key and box.key.startswith("district-")]
    assert chosen == [["almaly"]] * 9
    app.text_input(key="deck-title").input("Almaly").run()
    app.button(key="deck-save").click().run()
    with store.reading(store_url) as session:
        (kept,) = keeping.kept_decks(session)
    assert {slide.filters.districts for slide in slides_of(kept.code) if slide.filters} == {("almaly",)}


def test_a_slide_takes_a_period_of_its_own_and_a_map_its_layers_and_measures(store_url: str) -> None:
    load_all(store_url)
    app = opened(PRESENTER, edit="new")
    app.text_input(key="deck-title").input("Ours")
    for panel_id in ("attendance.by_age", "map.places"):
        app.selectbox(key="deck-panel").select(panel_id)
        app.button(key="deck-add").click().run()
    app.selectbox(key="span-3").select("own").run()
    app.selectbox(key="since-3").select(date(2025, 9, 1))
    app.selectbox(key="until-3").select(date(2026, 2, 1))
    app.selectbox(key="size-4").select("events")
    app.selectbox(key="fill-4").select("residents_per_library")
    app.pills(key="layers-4").set_value(["libraries"]).run()
    app.button(key="deck-save").click().run()
    assert not app.exception
    with store.reading(store_url) as session:
        (kept,) = keeping.kept_decks(session)
    _, chart, places, _ = slides_of(kept.code)
    assert chart.filters is not None
    assert (chart.filters.start, chart.filters.end, chart.span) == (date(2025, 9, 1), date(2026, 2, 1), "")
    assert places.filters is not None
    assert (places.filters.measure, places.filters.fill) == ("events", "residents_per_library")
    assert places.filters.layers == ("libraries",)
    again = opened(PRESENTER, edit=kept.code)
    assert not again.exception
    assert [box.value for box in again.selectbox if box.key and box.key.startswith(("since", "until"))] == [
        date(2025, 9, 1),
        date(2026, 2, 1),
    ]
    shown = opened(deck=kept.code, slide="3")
    assert not shown.exception


def slides_of(code: str) -> tuple[Slide, ...]:
    with store.reading(os.environ["DATABASE_URL"]) as session:
        return deck_by_code(session, code).slides


def test_a_hostile_caption_stays_text(store_url: str) -> None:
    load_all(store_url)
    slides = (Slide(SlideKind.PANEL, "projects.gantt", caption=HOSTILE, notes=HOSTILE),)
    code = keeping.keep(store_url, HOSTILE, slides, Actor("x"))
    for address in ({"deck": code, "slide": "1"}, {"deck": code, "slide": "1", "view": "notes"}, {}):
        app = opened(PRESENTER, **address)
        assert not app.exception
        for said in (*app.title, *app.markdown, *app.caption):
            assert "[x](javascript" not in said.value
            assert "<script>" not in said.value
