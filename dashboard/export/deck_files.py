"""As which files does a deck leave? One list for the screen, the command line and tests."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.deck.composing import compose, compose_slide, known_words, numbers_of, reader_of, telling
from dashboard.deck.model import ComposedDeck, Deck
from dashboard.export import letter, offline_deck, panel_workbook, pptx_deck
from dashboard.export.panel_workbook import Progress, no_progress
from dashboard.i18n import Translator
from dashboard.panels import Snapshot

ByTheme = Mapping[str, ComposedDeck]


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: a deck telling of a month (None: the newest), in a language; ``theme`` is the hall's."""

    deck: Deck
    month: date | None
    language: str
    theme: str
    snapshot: Snapshot
    today: date

    @property
    def t(self) -> Translator:
        """The reader's translator, with the names that the deck knows."""
        return reader_of(self.deck, self.language, self.snapshot)


@dataclass(frozen=True, slots=True)
class DeckFile:
    """A kind of file: how it is named, what it is, which halls it is composed for, and what writes it."""

    ending: str
    mime: str
    write: Callable[[ByTheme, Order, Progress], bytes]
    both_themes: bool = False


def _offline(by_theme: ByTheme, order: Order, progress: Progress) -> bytes:
    return offline_deck.offline_deck(by_theme, order.t, order.theme, progress)


def _workbook(by_theme: ByTheme, order: Order, progress: Progress) -> bytes:
    deck = by_theme[order.theme]
    panels = [slide.in_full for slide in deck.slides if slide.in_full is not None]
    known = known_words(deck.as_of, deck.frozen_on, order.t)
    return panel_workbook.panel_workbook(deck.title, panels, order.t, progress=progress, known=known)


def _slides(by_theme: ByTheme, order: Order, progress: Progress) -> bytes:
    return pptx_deck.pptx(by_theme[order.theme], order.t, order.theme, progress)


def _letter(by_theme: ByTheme, order: Order, progress: Progress) -> bytes:
    written = letter.letter(by_theme[order.theme], order.t)
    progress(1, 1)
    return written


KINDS: Mapping[str, DeckFile] = {
    "pptx": DeckFile("pptx", pptx_deck.MIME, _slides),
    "xlsx": DeckFile("xlsx", panel_workbook.MIME, _workbook),
    "html": DeckFile("html", offline_deck.MIME, _offline, both_themes=True),
    "letter": DeckFile("docx", letter.MIME, _letter),
}


def deck_file(kind: str, order: Order, progress: Progress = no_progress) -> tuple[bytes, str]:
    """The file of a deck and its name, ``month_2026-10_ru_demo.html``. Raises a ``DeckError`` that names itself."""
    made = KINDS[kind]
    themes = offline_deck.THEMES if made.both_themes else (order.theme,)
    what, slides = telling(order.deck, order.month, order.snapshot, order.today), numbers_of(order.deck)
    steps = len(slides) * (len(themes) + 1)
    for done, (theme, number) in enumerate(((theme, number) for theme in themes for number in slides), 1):
        compose_slide(order.deck, number, what, order.language, theme, order.snapshot)  # kept: the deck is made of it
        progress(done, steps)
    by_theme = {
        theme: compose(order.deck, order.month, order.language, theme, order.snapshot, order.today) for theme in themes
    }
    content = made.write(by_theme, order, lambda done, of: progress(steps - len(slides) * (of - done) // of, steps))
    return content, _name(made, by_theme[themes[0]], f"{what.month:%Y-%m}", order.language)


def _name(made: DeckFile, deck: ComposedDeck, month: str, language: str) -> str:
    parts = [deck.deck.code, month, language, *(["demo"] if deck.demo else [])]
    return f"{'_'.join(parts)}.{made.ending}"
