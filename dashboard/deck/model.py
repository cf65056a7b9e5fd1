"""What is a deck? A named row of slides, each a panel with its selection; what a slide shows once composed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.filters import Filters
from dashboard.panels import Prepared


class SlideKind(StrEnum):
    """What a slide is for: it decides the layout on the screen and in every file."""

    TITLE = "title"
    FIGURES = "figures"
    PANEL = "panel"
    DECISIONS = "decisions"


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide as it is planned: no numbers yet. ``panel`` is an id of the catalogue (None on the title slide)."""

    kind: SlideKind
    panel: str | None = None
    filters: Filters | None = None
    """The slide's own selection, None for the deck's; its ``as_of`` gives way to the day the deck is shown for."""
    span: str = ""
    """How far back it looks from the month that is told: a number of months, ``year`` (from its January) or ``all``;
    empty: from the first month of its selection, else two years."""
    caption: str = ""
    """What a person wrote instead of the finding, as plain text."""
    notes: str = ""
    """What only the presenter reads."""


@dataclass(frozen=True, slots=True)
class Deck:
    """A named sequence of slides. ``code`` stands in the link and after ``--deck``."""

    code: str
    title: str
    """What a person called it; empty for a ready deck, which the catalogues name."""
    slides: tuple[Slide, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ComposedSlide:
    """A slide in one language with its numbers. Screen, PPTX, HTML and letter are all written from this alone."""

    kind: SlideKind
    number: int
    """From 1."""
    total: int
    title: str
    """The finding, or what a person wrote."""
    lines: tuple[str, ...]
    """At most two sentences."""
    prepared: Prepared | None
    """Frame, saying and drawing (``go.Figure``, ``pdk.Deck`` or None for a table); None on the title slide."""
    source: str
    """Empty where there is no data."""
    data_as_of: str
    """In words: ``октябрь 2026``; empty where there is no data."""
    notes: str
    """The text twin and the presenter's own notes."""
    whole: Prepared | None = None
    """The panel with all its rows, where ``prepared`` holds only those that can be read in a hall."""
    reports: str = ""
    """What its totals rest on: ``отчёты: 29 из 31``; empty where it tells of none."""

    @property
    def in_full(self) -> Prepared | None:
        """What leaves as numbers: in workbooks, in the twin."""
        return self.whole or self.prepared


@dataclass(frozen=True, slots=True, eq=False)
class ComposedDeck:
    """A deck in one language, ready to be shown or written."""

    deck: Deck
    language: str
    title: str
    as_of: date
    """The day the numbers were read for."""
    frozen_on: date | None
    """The day its numbers were frozen; None: they follow the store."""
    demo: bool
    """Whether any figure is synthetic: each slide and page says so."""
    slides: tuple[ComposedSlide, ...]
