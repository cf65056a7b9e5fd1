"""Does the deputy akim get a letter that says what the deck says, in every language, whatever the month was like?"""

import io
from dataclasses import replace
from typing import Any

import pytest
from docx import Document

from dashboard.deck.composing import compose
from dashboard.deck.decisions import decisions
from dashboard.deck.model import SlideKind
from dashboard.deck.ready import ready_deck
from dashboard.export.inert_text import one_line
from dashboard.export.letter import letter
from dashboard.i18n import LANGUAGES
from dashboard.panels import Snapshot, reader
from dashboard.panels.figure_words import cards
from tests.export.decks import MONTH, TODAY, composed
from tests.export.opened import faults
from tests.export.test_pptx_deck import NASTY


def _words(document: Any) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_says_what_the_deck_says(language: str, full: Snapshot) -> None:
    deck, t = composed("month", language, full)["light"], reader(full, language)
    content = letter(deck, t)
    document = Document(io.BytesIO(content))
    words = _words(document)
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    parts = ("findings", "figures", "late", "owed", "decisions", "sources")
    assert headings == [t(f"letter.{part}") for part in parts]
    assert t("letter.addressee") in words
    assert deck.title in words
    assert t("demo.short") in document.sections[0].header.paragraphs[0].text
    for slide in deck.slides:
        assert slide.source in words
        if slide.kind is SlideKind.PANEL:
            assert one_line(slide.title, 60).rstrip(".") in words
    figures = next(slide.prepared for slide in deck.slides if slide.kind is SlideKind.FIGURES)
    assert figures is not None
    shown = [(row.cells[0].text, row.cells[1].text) for row in document.tables[0].rows][1:]
    assert shown == [(card.label, card.value) for card in cards(figures, t)]
    waits = deck.slides[-1].prepared
    assert waits is not None
    assert decisions(waits, t)[0].title in words
    assert faults(content) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_store_gives_a_letter_that_says_so(language: str, empty: Snapshot) -> None:
    t = reader(empty, language)
    deck = compose(ready_deck("month", (), ()), None, language, "light", empty, TODAY)
    words = _words(Document(io.BytesIO(letter(deck, t))))
    assert t("letter.nothing") in words
    assert t("letter.none") in words


def test_hostile_captions_do_not_break_the_letter(full: Snapshot) -> None:
    deck = ready_deck("month", (), ())
    slides = tuple(replace(slide, caption=NASTY, notes=NASTY) for slide in deck.slides)
    made = compose(replace(deck, title=NASTY, slides=slides), MONTH, "ru", "light", full, TODAY)
    content = letter(made, reader(full, "ru"))
    assert faults(content) == []
    assert "\u202e" not in _words(Document(io.BytesIO(content)))
