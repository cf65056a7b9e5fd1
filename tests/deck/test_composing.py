"""Does a deck tell of its month in three languages, two lines a slide, and refuse what cannot be shown?"""

from datetime import date

import pandas as pd
import pytest

from dashboard import store
from dashboard.deck import errors
from dashboard.deck.composing import compose
from dashboard.deck.decisions import decisions
from dashboard.deck.model import Deck, SlideKind
from dashboard.deck.ready import ready_deck
from dashboard.deck.resolving import deck_by_code
from dashboard.deck.telling import month_of, told
from dashboard.i18n import LANGUAGES, translator
from dashboard.panels import Snapshot, reader
from dashboard.panels.figure_words import cards
from dashboard.panels.provenance import synthetic
from dashboard.panels.words import in_words

CODES = ("month", "year", "projects", "district-almaly", "library-LIB-001")
OCTOBER, TODAY = date(2026, 10, 1), date(2026, 11, 10)


def found(code: str, snapshot: Snapshot) -> Deck:
    with store.reading(snapshot.url) as session:
        return deck_by_code(session, code)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ready_deck_opens_with_a_title_and_closes_with_what_needs_a_decision(
    code: str, language: str, full: Snapshot
) -> None:
    deck = compose(found(code, full), OCTOBER, language, "light", full)
    kinds = [slide.kind for slide in deck.slides]
    assert (kinds[0], kinds[1], kinds[-1]) == (SlideKind.TITLE, SlideKind.FIGURES, SlideKind.DECISIONS)
    assert [(slide.number, slide.total) for slide in deck.slides] == [
        (number, len(kinds)) for number in range(1, len(kinds) + 1)
    ]
    for slide in deck.slides:
        assert 0 < len(slide.title) <= 110
        assert 1 <= len(slide.lines) <= 2
        assert all("**" not in line and "{" not in line and not line.endswith("…") for line in slide.lines)
        assert sum(map(len, slide.lines)) <= 300
        assert slide.data_as_of
        assert slide.kind is SlideKind.TITLE or (slide.source and slide.notes and slide.prepared is not None)


def test_slides_of_projects_alone_name_the_statements_beside_a_demo_too(full: Snapshot) -> None:
    slides = compose(found("projects", full), OCTOBER, "en", "light", full, TODAY).slides[1:]
    assert {slide.source for slide in slides} == {"announced dates with links"}
    assert {slide.data_as_of for slide in slides} == {"23.02.2026"}
    assert not [slide.number for slide in slides if slide.prepared and synthetic(slide.prepared)]


def test_a_slide_of_an_empty_store_names_no_source_of_nothing(empty: Snapshot) -> None:
    slides = compose(ready_deck("month", (), ()), None, "en", "light", empty, TODAY).slides[1:]
    assert {slide.source for slide in slides if slide.prepared and slide.prepared.empty} == {""}
    assert not [slide for slide in slides if slide.source and not slide.data_as_of]


def test_findings_fit_on_one_line(full: Snapshot) -> None:
    titles = [
        slide.title
        for code in CODES
        for language in LANGUAGES
        for slide in compose(found(code, full), OCTOBER, language, "light", full).slides[1:]
    ]
    assert [title for title in titles if len(title) > 60] == []


def test_an_earlier_month_knows_nothing_of_later_ones(full: Snapshot) -> None:
    deck = compose(found("month", full), date(2026, 3, 1), "ru", "light", full)
    assert deck.as_of == date(2026, 4, 10)
    for slide in deck.slides:
        if slide.prepared is not None and slide.prepared.panel.basis in {"attendance", "event_count"}:
            shown = slide.prepared.frame.get("month", pd.Series(dtype="datetime64[s]")).dropna()
            assert shown.empty or shown.max() <= pd.Timestamp("2026-03-01")
    by_age = next(slide for slide in deck.slides if slide.prepared and slide.prepared.panel.id == "attendance.by_age")
    assert by_age.prepared is not None
    assert by_age.data_as_of == "март 2026"
    assert by_age.prepared.frame["month"].nunique() == 13


@pytest.mark.parametrize("district", ["almaly", "medeu", "nauryzbay"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_districts_deck_speaks_of_its_district_among_all(district: str, language: str, full: Snapshot) -> None:
    deck, t = compose(found(f"district-{district}", full), OCTOBER, language, "light", full), reader(full, language)
    (slide,) = (one for one in deck.slides if one.prepared and one.prepared.panel.id == "attendance.per_1000")
    assert slide.prepared is not None
    assert len(slide.prepared.frame) == 8
    assert slide.title.startswith(t.name(district))
    assert len(slide.title) <= 62
    place = list(slide.prepared.frame["district"]).index(district) + 1
    assert f"{place}" in slide.lines[1]


def test_without_a_month_it_tells_of_the_newest_that_was_reported(full: Snapshot) -> None:
    deck = compose(found("month", full), None, "en", "light", full)
    assert (deck.title, deck.as_of, deck.demo) == ("The month: October 2026", TODAY, True)


def test_a_chart_of_many_rows_shows_the_first_and_says_so(full: Snapshot) -> None:
    deck = compose(found("projects", full), OCTOBER, "ru", "dark", full)
    gantt = next(slide for slide in deck.slides if slide.prepared and slide.prepared.panel.id == "projects.gantt")
    assert gantt.prepared is not None
    assert len(gantt.prepared.frame) == 5
    assert gantt.lines[1] == "Показаны первые 5 из 13."


def test_the_closing_slide_of_an_empty_store_says_that_there_is_nothing(empty: Snapshot) -> None:
    deck = compose(found("projects", empty), None, "ru", "light", empty)
    assert [slide.prepared.empty for slide in deck.slides if slide.prepared] == [True] * 8
    assert all(slide.title and slide.lines for slide in deck.slides)


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("nothing", errors.UnknownDeck),
        ("", errors.UnknownDeck),
        ("district", errors.PlaceNeeded),
        ("district-nowhere", errors.PlaceNeeded),
        ("library-LIB-999", errors.PlaceNeeded),
        ("month-2026", errors.UnknownDeck),
    ],
)
def test_a_wrong_code_is_told_in_every_language(code: str, error: type[errors.DeckError], full: Snapshot) -> None:
    with pytest.raises(error) as refused:
        found(code, full)
    for language in LANGUAGES:
        assert code in refused.value.told(translator(language))


def test_without_any_library_a_deck_of_one_says_what_to_load(empty: Snapshot) -> None:
    with pytest.raises(errors.NoLibraries) as refused:
        found("library-LIB-001", empty)
    for language in LANGUAGES:
        t = translator(language)
        assert t("page.upload.title") in refused.value.told(t)


def test_a_country_of_libraries_is_not_named_one_by_one() -> None:
    with pytest.raises(errors.PlaceNeeded) as refused:
        ready_deck("library", (), tuple(f"LIB-{number:04}" for number in range(5000)))
    assert len(refused.value.told(translator("kk"))) < 1000


@pytest.mark.parametrize("text", ["2026-13", "October", "", "2026-1", "2026-10-01"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(errors.BadMonth) as refused:
        month_of(text)
    assert "2026-10" in refused.value.told(translator("kk"))


@pytest.mark.parametrize("text", ["0001-01", "2018-12"])
def test_a_month_before_all_data_is_no_nonsense_and_is_told_where_data_begin(text: str) -> None:
    with pytest.raises(errors.MonthBeforeAll) as refused:
        month_of(text)
    for language in LANGUAGES:
        told = refused.value.told(translator(language))
        assert text in told
        assert "2019-01" in told


def test_a_month_that_has_not_begun_or_that_nobody_reported_is_refused(full: Snapshot, empty: Snapshot) -> None:
    with store.reading(full.url) as session:
        month, projects = deck_by_code(session, "month"), deck_by_code(session, "projects")
        with pytest.raises(errors.MonthAhead):
            told(session, month, date(2026, 12, 1), TODAY)
        with pytest.raises(errors.MonthWithoutData) as refused:
            told(session, month, date(2018, 1, 1), TODAY)
        assert told(session, projects, date(2018, 1, 1), TODAY).as_of == date(2018, 2, 10)
    assert "2018-01" in refused.value.told(translator("en"))
    with store.reading(empty.url) as session, pytest.raises(errors.NoMonthYet) as nothing:
        told(session, month, OCTOBER, TODAY)
    assert all(
        translator(language)("page.upload.title") in nothing.value.told(translator(language)) for language in LANGUAGES
    )


def test_a_deck_of_projects_waits_for_projects_only_and_a_librarys_for_none(full: Snapshot) -> None:
    def waiting(code: str) -> tuple[str, list[str]]:
        slide = compose(found(code, full), OCTOBER, "ru", "light", full).slides[-1]
        assert slide.prepared is not None
        return slide.title, [item.kind for item in decisions(slide.prepared, reader(full, "ru"))]

    title, of_projects = waiting("projects")
    assert set(of_projects) <= {"late", "at_risk", "override"}
    assert not set(waiting("library-LIB-011")[1]) & {"late", "at_risk", "override"}
    assert len(of_projects) < len(waiting("month")[1])
    assert str(len(of_projects)) in title


@pytest.mark.parametrize("code", ["month", "projects"])
def test_figures_and_decisions_are_told_in_plain_words(code: str, full: Snapshot) -> None:
    for language in LANGUAGES:
        t = reader(full, language)
        deck = compose(found(code, full), OCTOBER, language, "light", full)
        figures, last = deck.slides[1].prepared, deck.slides[-1].prepared
        assert figures is not None
        assert last is not None
        for card in cards(figures, t):
            assert card.label
            assert card.value
            assert bool(card.change) >= (card.better is not None)
        for item in decisions(last, t):
            assert item.chip
            assert item.title
            assert item.sentence.endswith(".")
            assert "\\" not in item.sentence


def test_a_slide_shows_the_first_rows_and_keeps_all_of_them_for_its_numbers(full: Snapshot) -> None:
    deck = found("projects", full)
    (slide,) = [
        one
        for one in compose(deck, OCTOBER, "ru", "light", full).slides
        if one.prepared and one.prepared.panel.id == "projects.gantt"
    ]
    assert slide.prepared is not None
    assert slide.in_full is not None
    assert len(slide.prepared.frame) == 5
    assert len(slide.in_full.frame) > 5
    assert str(len(slide.in_full.frame)) in slide.lines[-1]


def test_a_library_is_told_in_words_and_answers_for_no_project(full: Snapshot) -> None:
    made = compose(found("library-LIB-001", full), OCTOBER, "ru", "light", full)
    slides = {one.prepared.panel.id: one for one in made.slides if one.prepared}
    figures, profile = slides["overview.key_figures"].prepared, slides["libraries.profile"].prepared
    assert figures is not None
    assert profile is not None
    assert not {"projects_late", "new_libraries"} & set(figures.frame["figure"])
    assert "проект" not in " ".join(slides["overview.key_figures"].lines)
    written = in_words(profile.frame, reader(full, "ru"), profile.panel.columns)
    assert not {"unknown", "almaly", "145000000"} & set(written["Значение"].dropna())
    assert profile.frame["fact"].is_unique
