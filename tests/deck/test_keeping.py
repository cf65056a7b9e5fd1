"""Is a deck kept as it was put together, and does a frozen one keep its numbers whatever becomes of the store?"""

import io
import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from sqlmodel import select

from dashboard import settings, store
from dashboard.deck import errors, keeping
from dashboard.deck.composing import compose
from dashboard.deck.frozen import FrozenDeck, frozen_deck
from dashboard.deck.model import ComposedDeck, Deck, Slide, SlideKind
from dashboard.deck.plain_values import as_plain, frame_as_plain, frame_from_plain, from_plain
from dashboard.deck.ready import ANY_DAY
from dashboard.deck.resolving import deck_by_code
from dashboard.deck.written import read, written
from dashboard.export.deck_files import Order, deck_file
from dashboard.filters import Filters
from dashboard.i18n import LANGUAGES, translator
from dashboard.panels import PANELS, Snapshot
from dashboard.panels.prepared import numbers
from dashboard.store.audit import Actor
from dashboard.store.tables import Audit
from tests.ingest.files import load, visits
from tests.stores import load_all

OCTOBER, TODAY = date(2026, 10, 1), date(2026, 11, 10)
BY = Actor("Айгуль")
SLIDES = (
    Slide(SlideKind.TITLE, caption="Наш отчёт"),
    Slide(SlideKind.FIGURES, "overview.key_figures"),
    Slide(SlideKind.PANEL, "attendance.by_age", Filters(ANY_DAY, districts=("almaly",)), span="year", notes="Пауза."),
    Slide(SlideKind.PANEL, "projects.trend", Filters(ANY_DAY, start=date(2020, 1, 1), project="SATS")),
    Slide(SlideKind.DECISIONS, "overview.attention"),
)


def state(url: str) -> Snapshot:
    with store.reading(url) as session:
        return Snapshot(url, store.revision(session))


def found(url: str, code: str) -> Deck:
    with store.reading(url) as session:
        return deck_by_code(session, code)


def said(deck: ComposedDeck) -> list[tuple[str, tuple[str, ...], str, str, str]]:
    return [(slide.title, slide.lines, slide.source, slide.data_as_of, slide.notes) for slide in deck.slides]


def test_slides_come_back_as_they_were() -> None:
    assert read(written(SLIDES)) == SLIDES


def test_a_panel_that_is_no_more_is_passed_over() -> None:
    gone = json.loads(written(SLIDES))
    gone[2]["panel"] = "attendance.gone"
    assert read(json.dumps(gone)) == (*SLIDES[:2], *SLIDES[3:])


def test_a_deck_is_kept_changed_listed_and_thrown_away(store_url: str) -> None:
    code = keeping.keep(store_url, "  Наш   отчёт ", SLIDES, BY)
    assert found(store_url, code) == Deck(code, "Наш отчёт", SLIDES)
    assert keeping.keep(store_url, "Другой", SLIDES[:2], BY, code) == code
    with store.reading(store_url) as session:
        (listed,) = keeping.kept_decks(session)
    assert (listed.code, listed.title, listed.author) == (code, "Другой", "Айгуль")
    assert listed.on == settings.today(), "kept and frozen decks go by one clock"
    keeping.throw_away(store_url, code, BY)
    keeping.throw_away(store_url, code, BY)
    with pytest.raises(errors.UnknownDeck):
        found(store_url, code)
    with pytest.raises(errors.UnknownDeck):
        keeping.keep(store_url, "Другой", SLIDES, BY, code)
    with store.reading(store_url) as session:
        assert [line.action for line in session.exec(select(Audit))] == ["deck_keep", "deck_keep", "deck_remove"]


@pytest.mark.parametrize(
    ("title", "slides"),
    [
        ("", SLIDES),
        ("x" * 121, SLIDES),
        ("x", ()),
        ("x", SLIDES * 9),
        ("x", (Slide(SlideKind.PANEL, "no.panel"),)),
        ("x", (Slide(SlideKind.PANEL, "attendance.by_age", caption="x" * 121),)),
        ("x", (Slide(SlideKind.PANEL, "attendance.by_age", span="0"),)),
    ],
)
def test_a_deck_that_cannot_be_shown_is_not_kept(title: str, slides: tuple[Slide, ...], store_url: str) -> None:
    with pytest.raises(errors.NotKept) as refused:
        keeping.keep(store_url, title, slides, BY)
    assert all(refused.value.told(translator(language)) for language in LANGUAGES)
    with store.reading(store_url) as session:
        assert keeping.kept_decks(session) == []


@pytest.mark.parametrize("panel_id", [panel_id for panel_id in PANELS if panel_id != "map.next_sites"])
def test_every_frame_comes_back_with_types_and_notes(panel_id: str, full: Snapshot) -> None:
    for filters in (Filters(TODAY, library="LIB-001"), Filters(TODAY, date(2015, 1, 1), date(2015, 12, 1))):
        frame = numbers(panel_id, filters, "ru", full).frame
        back = frame_from_plain(json.loads(json.dumps(frame_as_plain(frame), allow_nan=False)))
        pd.testing.assert_frame_equal(frame.reset_index(drop=True), back)
        assert back.attrs == frame.attrs


def test_what_a_frame_may_not_hold_is_refused_and_nothing_foreign_comes_back() -> None:
    with pytest.raises(TypeError):
        as_plain(Path())
    with pytest.raises(KeyError):
        from_plain({"~note": ["Popen", ["true"]]})
    with pytest.raises(KeyError):
        from_plain({"~import": "os"})


@pytest.mark.parametrize("deck_code", ["month", "projects"])
def test_a_frozen_deck_says_what_it_said_in_every_language_after_uploads_and_without_the_data(
    deck_code: str, store_url: str
) -> None:
    load_all(store_url)
    before = state(store_url)
    live = {lang: compose(found(store_url, deck_code), OCTOBER, lang, "light", before) for lang in LANGUAGES}
    code = keeping.freeze(found(store_url, deck_code), OCTOBER, before, BY, TODAY)

    load(store_url, "attendance", visits("LIB-001", 999_999, date(2026, 9, 1)))
    with store.writing(store_url) as session:
        session.connection().exec_driver_sql("UPDATE venue SET short_ru = 'X', name_ru = 'X'")
        session.connection().exec_driver_sql("DELETE FROM attendance")
        store.bump_revision(session)
    frozen_deck.cache_clear()  # as after a restart

    deck = found(store_url, code)
    assert isinstance(deck, FrozenDeck)
    for language in LANGUAGES:
        for theme in ("light", "dark"):
            frozen = compose(deck, None, language, theme, state(store_url))
            assert said(frozen)[1:] == said(live[language])[1:]
            assert frozen.title == live[language].title
            assert (frozen.frozen_on, frozen.as_of, frozen.demo) == (TODAY, TODAY, True)
            assert "10.11.2026" in frozen.slides[0].lines[1]
    charts = [
        (one.prepared.drawing.to_json(), other.prepared.drawing.to_json())
        for one, other in zip(
            compose(deck, None, "kk", "light", state(store_url)).slides, live["kk"].slides, strict=True
        )
        if one.prepared and other.prepared and one.prepared.drawing is not None
    ]
    assert len(charts) >= 3
    assert all(one == other for one, other in charts)


def test_a_frozen_deck_tells_of_no_other_month_and_can_be_thrown_away(store_url: str) -> None:
    load_all(store_url)
    now = state(store_url)
    code = keeping.freeze(found(store_url, "projects"), OCTOBER, now, BY, TODAY)
    deck = found(store_url, code)
    assert compose(deck, OCTOBER, "en", "light", now).title == "Construction and restoration: October 2026"
    book, _ = deck_file("xlsx", Order(deck, None, "en", "light", now, date(2026, 12, 15)))
    assert load_workbook(io.BytesIO(book)).worksheets[0]["A3"].value.startswith("Numbers frozen on 10.11.2026")
    with pytest.raises(errors.OtherMonthFrozen) as refused:
        compose(deck, date(2026, 9, 1), "en", "light", now)
    assert "2026-09" in refused.value.told(translator("en"))
    keeping.throw_away(store_url, code, BY)
    with pytest.raises(errors.UnknownDeck):
        found(store_url, code)
