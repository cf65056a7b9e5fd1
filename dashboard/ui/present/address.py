"""Which slide of which deck is asked for? All of it stands in the address, so that a link is a view.

``deck`` its code (none: the month's), ``month`` the month told (none: the newest), ``slide`` its number, ``every``
seconds after which the next one comes (none: when somebody asks), ``view=notes`` the presenter's own window.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard import store
from dashboard.deck import errors, ready
from dashboard.deck.composing import compose_slide, reader_of, telling, title_of
from dashboard.deck.frozen import FrozenDeck
from dashboard.deck.model import ComposedSlide, Deck
from dashboard.deck.resolving import deck_by_code
from dashboard.deck.telling import Told, month_of
from dashboard.i18n import Translator
from dashboard.panels import has_demo
from dashboard.ui.screen import PHONE, screen
from dashboard.ui.visit import Visit

NOTES = "notes"
DESIGNED = (1440, 916)
"""Pixels of the screen that a slide is designed for."""
SMALLEST, LARGEST = 0.5, 3.0
PACES = (10, 20, 30, 60)
"""Seconds a slide may stay by itself."""


@dataclass(frozen=True, slots=True)
class Show:
    """A deck being shown, and where it is."""

    deck: Deck
    told: Told
    number: int
    visit: Visit
    scale: float = 1.0
    """How much larger the screen is than one of 1440 × 900; 0: a phone."""
    place: str = "stage"
    """Where on the page it is drawn: the keys of its elements begin with it."""

    @property
    def total(self) -> int:
        """How many slides there are."""
        return len(self.deck.slides)

    @property
    def title(self) -> str:
        """What the deck is called."""
        return title_of(self.deck, self.told, self.t)

    @property
    def t(self) -> Translator:
        """The visitor's translator, with the names that the deck knows."""
        return reader_of(self.deck, self.visit.t.language, self.visit.snapshot)

    @property
    def frozen_on(self) -> date | None:
        """The day its numbers were frozen; None while they follow the store."""
        return self.deck.frozen_on if isinstance(self.deck, FrozenDeck) else None

    @property
    def demo(self) -> bool:
        """Whether any figure is synthetic, of the store or of those that were frozen."""
        return self.deck.demo if isinstance(self.deck, FrozenDeck) else has_demo(self.visit.snapshot)

    def slide(self, number: int | None = None) -> ComposedSlide:
        """A slide as it is shown to this visitor: the present one where no other is asked for."""
        return compose_slide(
            self.deck, number or self.number, self.told, self.visit.t.language, self.visit.theme, self.visit.snapshot
        )


def on_stage() -> bool:
    """Whether the address asks for a slide."""
    return "slide" in st.query_params


def show_of(visit: Visit) -> Show:
    """The show that the address asks for. Raises a ``DeckError`` that names itself."""
    text = st.query_params.get("month")
    month = month_of(text) if text else None
    with store.reading(visit.snapshot.url) as session:
        deck = deck_by_code(session, st.query_params.get("deck") or ready.MONTH)
    if not deck.slides:
        raise errors.NoSlides(code=deck.code)
    return Show(deck, telling(deck, month, visit.snapshot, visit.today), _number(len(deck.slides)), visit, scale())


def _number(total: int) -> int:
    asked = st.query_params.get("slide", "1")
    return min(max(int(asked), 1), total) if asked.isascii() and asked.isdigit() else 1


def scale() -> float:
    """How large the screen is, as our script in the browser wrote it down: when it opened, or since, in the address."""
    size = screen()
    if size is None:
        return 1.0
    if size[0] < PHONE:
        return 0.0
    return min(max(round(min(size[0] / DESIGNED[0], size[1] / DESIGNED[1]), 2), SMALLEST), LARGEST)


def pace() -> int | None:
    """Seconds after which the next slide comes by itself."""
    asked = st.query_params.get("every", "")
    return int(asked) if asked.isdigit() and int(asked) in PACES else None


def link(code: str, month: date | None, language: str, **more: str) -> Mapping[str, str | list[str]]:
    """What stands in the address of a show's first slide."""
    told: dict[str, str | list[str]] = {"month": f"{month:%Y-%m}"} if month else {}
    return {"deck": code, **told, "slide": "1", "lang": language, **more}
