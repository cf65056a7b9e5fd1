"""What does a deck show? Each slide with its finding, numbers and words, in one language, for one month.

Screen, PPTX, HTML and letter are written from what this makes. A slide alone is composed for the screen, so that the
next one costs one panel; both are kept, as prepared panels are: the key holds the store's revision.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from dashboard import settings
from dashboard.deck.belonging import answer_here, decisions_here, figures_here
from dashboard.deck.errors import OtherMonthFrozen
from dashboard.deck.frozen import FrozenDeck, frozen_panel, frozen_reader
from dashboard.deck.model import ComposedDeck, ComposedSlide, Deck, Slide, SlideKind
from dashboard.deck.readable import readable
from dashboard.deck.ready import deck_title
from dashboard.deck.sentences import two_lines
from dashboard.deck.telling import Told, told
from dashboard.filters import Filters, add_months
from dashboard.i18n import Translator
from dashboard.i18n.plain_name import visible
from dashboard.panels import Prepared, Snapshot, has_demo, opened, prepare, reader
from dashboard.panels.nothing import missing_words
from dashboard.panels.provenance import as_of_words, source_words
from dashboard.panels.rests import whole
from dashboard.reading import in_words, note, remarks_of

KEPT = 512
TWO_YEARS = 24
EXPLAINED = 20
"""Remarks that a slide's notes hold."""
ANSWERS = {"overview.key_figures": "overview.answer", "projects.figures": "projects.answer"}
"""What is said in a sentence over a row of figures."""
BELONGING = {SlideKind.DECISIONS: decisions_here, SlideKind.FIGURES: figures_here}
"""What of a slide is about the deck's place, by the kind of the slide."""


def compose(
    deck: Deck, month: date | None, language: str, theme: str, snapshot: Snapshot, today: date | None = None
) -> ComposedDeck:
    """A whole deck, telling of ``month`` (its first day; None: the newest there is), as known today.

    Raises a ``DeckError`` that names itself: ``MonthAhead``, ``MonthWithoutData``.
    """
    what = telling(deck, month, snapshot, today or settings.today())
    slides = tuple(compose_slide(deck, number, what, language, theme, snapshot) for number in numbers_of(deck))
    frozen = deck if isinstance(deck, FrozenDeck) else None
    return ComposedDeck(
        deck,
        language,
        title_of(deck, what, reader_of(deck, language, snapshot)),
        what.as_of,
        frozen.frozen_on if frozen else None,
        frozen.demo if frozen else has_demo(snapshot),
        slides,
    )


def reader_of(deck: Deck, language: str, snapshot: Snapshot) -> Translator:
    """The translator that knows the names of a deck's places: a frozen one brings its own."""
    return frozen_reader(deck, language) if isinstance(deck, FrozenDeck) else reader(snapshot, language)


def title_of(deck: Deck, what: Told, t: Translator) -> str:
    """What a deck is called, with the month it tells of where it has no name of its own."""
    return deck_title(deck.taken_of if isinstance(deck, FrozenDeck) else deck, t, t.month(what.month))


def numbers_of(deck: Deck) -> range:
    """Numbers of a deck's slides, from 1."""
    return range(1, len(deck.slides) + 1)


@lru_cache(maxsize=KEPT)
def telling(deck: Deck, month: date | None, snapshot: Snapshot, today: date) -> Told:
    """The month told and the day its numbers are read for. Raises a ``DeckError``."""
    if isinstance(deck, FrozenDeck):
        if month not in {None, deck.told.month}:
            raise OtherMonthFrozen(month=f"{month:%Y-%m}", frozen=f"{deck.told.month:%Y-%m}")
        return deck.told
    with opened(snapshot) as session:
        return told(session, deck, month, today)


@lru_cache(maxsize=KEPT)
def compose_slide(deck: Deck, number: int, what: Told, language: str, theme: str, snapshot: Snapshot) -> ComposedSlide:
    """One slide of a deck, by its number from 1."""
    asked = _Asked(deck, number, what, language, theme, snapshot)
    slide, t = asked.slide, asked.t
    if slide.panel is None:
        return _title_slide(asked)
    prepared = asked.prepared(slide.panel)
    if slide.kind in BELONGING:
        prepared = BELONGING[slide.kind](prepared, slide.filters, t)
    answer = ANSWERS.get(slide.panel)
    said = (answer_here(asked.prepared(answer), slide.filters, t).saying.text if answer else "") or prepared.saying.text
    shown, rows = readable(prepared, t, theme)
    more = t("deck.rows", shown=rows[0], n=rows[1]) if rows else ""
    return ComposedSlide(
        kind=slide.kind,
        number=number,
        total=len(deck.slides),
        title=slide.caption or _finding(slide, prepared, what, t),
        lines=_lines(slide, prepared, said, more, t),
        prepared=shown,
        source="" if prepared.empty and prepared.data_as_of is None else source_words(prepared, t),
        data_as_of=as_of_words(prepared, t),
        notes="\n\n".join(part for part in (slide.notes, said.replace("**", ""), _explained(prepared, t)) if part),
        whole=prepared,
        reports=whole(prepared.frame, t),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A slide and whom it is for."""

    deck: Deck
    number: int
    what: Told
    language: str
    theme: str
    snapshot: Snapshot

    @property
    def slide(self) -> Slide:
        return self.deck.slides[self.number - 1]

    @property
    def t(self) -> Translator:
        return reader_of(self.deck, self.language, self.snapshot)

    def prepared(self, panel_id: str) -> Prepared:
        """A panel for the slide's selection: as it was where the deck is frozen."""
        if isinstance(self.deck, FrozenDeck):
            return frozen_panel(self.deck, self.number, panel_id, self.language, self.theme)
        return prepare(panel_id, chosen_filters(self.slide, self.what), self.language, self.theme, self.snapshot)


def panels_of(slide: Slide) -> tuple[str, ...]:
    """The panels a slide is made from: its own, and the one that says it in a sentence."""
    return tuple(one for one in (slide.panel, ANSWERS.get(slide.panel or "")) if one)


def known_words(as_of: date, frozen_on: date | None, t: Translator) -> str:
    """As of which day the numbers are told, and since when they are frozen."""
    if frozen_on:
        return t("deck.frozen", day=t.date(frozen_on), known=t.date(as_of))
    return t("deck.known", day=t.date(as_of))


def _title_slide(asked: _Asked) -> ComposedSlide:
    slide, what, t = asked.slide, asked.what, asked.t
    frozen_on = asked.deck.frozen_on if isinstance(asked.deck, FrozenDeck) else None
    return ComposedSlide(
        kind=slide.kind,
        number=asked.number,
        total=len(asked.deck.slides),
        title=slide.caption or title_of(asked.deck, what, t),
        lines=(t("app.department"), known_words(what.as_of, frozen_on, t)),
        prepared=None,
        source="",
        data_as_of=t.month(what.month),
        notes=slide.notes,
    )


def chosen_filters(slide: Slide, what: Told) -> Filters:
    """The slide's selection, up to the month that is told and as of its day."""
    chosen = slide.filters or Filters(what.as_of)
    end = min(chosen.end, what.month) if chosen.end else what.month
    return replace(chosen, as_of=what.as_of, start=_start(slide, chosen.start, end), end=end)


def _start(slide: Slide, start: date | None, end: date) -> date | None:
    if slide.span == "all":
        return None
    if slide.span == "year":
        return end.replace(month=1)
    if slide.span or start is None:
        return add_months(end, 1 - int(slide.span or TWO_YEARS))
    return min(start, end)


def _finding(slide: Slide, prepared: Prepared, what: Told, t: Translator) -> str:
    if slide.kind is SlideKind.DECISIONS:
        waiting = int(note(prepared.frame, "total") or 0)
        return t("deck.decisions", n=waiting) if waiting else t("deck.nothing_waits")
    if slide.kind is SlideKind.FIGURES:
        return t("deck.figures", month=t.month(what.month))
    return prepared.saying.headline or t(prepared.panel.word("name"))


def _lines(slide: Slide, prepared: Prepared, said: str, more: str, t: Translator) -> tuple[str, ...]:
    if prepared.empty and slide.kind is SlideKind.DECISIONS:
        return (t("deck.looked_at"),)
    if prepared.empty:
        return (missing_words(prepared, t),)
    shown = two_lines(said)
    return (*shown[:1], more) if more else shown


def _explained(prepared: Prepared, t: Translator) -> str:
    """What people explained of the figures, a line each."""
    some = [] if prepared.empty else remarks_of(prepared.frame)
    lines = [f"{t('column.remark')}: {visible(in_words(one, t))}" for one in some[:EXPLAINED]]
    return "\n".join([*lines, t("slides.more", n=len(some) - EXPLAINED)] if len(some) > EXPLAINED else lines)
