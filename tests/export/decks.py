"""Decks for the tests of files: composed for both themes, one with hostile words."""

from dataclasses import replace
from datetime import date

from dashboard.deck.composing import compose
from dashboard.deck.model import ComposedDeck
from dashboard.deck.ready import ready_deck
from dashboard.panels import Snapshot

MONTH, TODAY = date(2026, 10, 1), date(2026, 11, 10)
HOSTILE = "</script><script>document.title='owned'</script><img src=x onerror=alert(1)>\"'&<!--"


def composed(code: str, language: str, snapshot: Snapshot) -> dict[str, ComposedDeck]:
    """A ready deck of October 2026, by theme."""
    deck = ready_deck(code, ("almaly",), ("LIB-001",))
    return {theme: compose(deck, MONTH, language, theme, snapshot, TODAY) for theme in ("light", "dark")}


def hostile(language: str, snapshot: Snapshot) -> dict[str, ComposedDeck]:
    """The deck of the month with hostile captions and notes."""
    deck = ready_deck("month", (), ())
    slides = tuple(replace(slide, caption=HOSTILE, notes=HOSTILE) for slide in deck.slides)
    named = replace(deck, title=HOSTILE, slides=slides)
    return {theme: compose(named, MONTH, language, theme, snapshot, TODAY) for theme in ("light", "dark")}
