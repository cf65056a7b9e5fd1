"""What does a deck show? Each slide with its finding, numbers and words, in one language, for one month.

Screen, PPTX, HTML and letter are written from what this makes. A slide alone is composed for the screen, so that the
next one costs one panel; both are kept, as prepared panels are: the key holds the store's revision.
"""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from dashboard import settings, store
from dashboard.deck.decisions import of_the_deck
from dashboard.deck.model import ComposedDeck, ComposedSlide, Deck, Slide, SlideKind
from dashboard.deck.ready import deck_title
from dashboard.deck.sentences import two_lines
from dashboard.deck.telling import Told, told
from dashboard.filters import Filters, add_months
from dashboard.i18n import Translator
from dashboard.look import LOOKS
from dashboard.metrics import freshness
from dashboard.panels import Prepared, Snapshot, prepare, reader
from dashboard.panels.provenance import as_of_words, source_words
from dashboard.reading import note

KEPT = 512
TWO_YEARS = 24
ROWS = {"projects.gantt": 5, "projects.slippage": 8, "map.coverage": 8, "attendance.per_1000": 8}
"""Rows of a chart that can be read from the last seat; the first ones matter most."""
ANSWERS = {"overview.key_figures": "overview.answer", "projects.figures": "projects.answer"}
"""What is said in a sentence over a row of figures."""


def compose(
    deck: Deck, month: date | None, language: str, theme: str, snapshot: Snapshot, today: date | None = None
) -> ComposedDeck:
    """A whole deck, telling of ``month`` (its first day; None: the newest there is), as known today.

    Raises a ``DeckError`` that names itself: ``MonthAhead``, ``MonthWithoutData``.
    """
    what = telling(deck, month, snapshot, today or settings.today())
    t = reader(snapshot, language)
    slides = tuple(compose_slide(deck, number, what, language, theme, snapshot) for number in numbers_of(deck))
    title = deck_title(deck, t, t.month(what.month))
    return ComposedDeck(deck, language, title, what.as_of, None, _has_demo(snapshot), slides)


def numbers_of(deck: Deck) -> range:
    """Numbers of a deck's slides, from 1."""
    return range(1, len(deck.slides) + 1)


@lru_cache(maxsize=KEPT)
def telling(deck: Deck, month: date | None, snapshot: Snapshot, today: date) -> Told:
    """The month told and the day its numbers are read for. Raises a ``DeckError``."""
    with store.reading(snapshot.url) as session:
        return told(session, deck, month, today)


@lru_cache(maxsize=KEPT)
def compose_slide(deck: Deck, number: int, what: Told, language: str, theme: str, snapshot: Snapshot) -> ComposedSlide:
    """One slide of a deck, by its number from 1."""
    slide, t = deck.slides[number - 1], reader(snapshot, language)
    if slide.panel is None:
        return _title_slide(deck, number, what, t)
    prepared = prepare(slide.panel, _filters(slide, what), language, theme, snapshot)
    if slide.kind is SlideKind.DECISIONS:
        prepared = of_the_deck(prepared, slide.filters, t)
    said = _answer(slide, what, language, theme, snapshot) or prepared.saying.text
    shown, rows = _readable(prepared, t, theme)
    return ComposedSlide(
        kind=slide.kind,
        number=number,
        total=len(deck.slides),
        title=slide.caption or _finding(slide, prepared, what, t),
        lines=_lines(slide, prepared, said, rows, t),
        prepared=shown,
        source=source_words(prepared, t),
        data_as_of=as_of_words(prepared, t),
        notes="\n\n".join(part for part in (slide.notes, said.replace("**", "")) if part),
    )


def _title_slide(deck: Deck, number: int, what: Told, t: Translator) -> ComposedSlide:
    slide, month = deck.slides[number - 1], t.month(what.month)
    known = t("deck.known", day=t.date(what.as_of))
    return ComposedSlide(
        kind=slide.kind,
        number=number,
        total=len(deck.slides),
        title=slide.caption or deck_title(deck, t, month),
        lines=(t("app.department"), known),
        prepared=None,
        source="",
        data_as_of=month,
        notes=slide.notes,
    )


def _filters(slide: Slide, what: Told) -> Filters:
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


def _readable(prepared: Prepared, t: Translator, theme: str) -> tuple[Prepared, int]:
    """A chart with no more rows than can be read in a hall, and how many there are in all (0: all are shown)."""
    most, rows = ROWS.get(prepared.panel.id), len(prepared.frame)
    if most is None or rows <= most or prepared.panel.draw is None:
        return prepared, 0
    frame = prepared.frame.head(most)
    frame.attrs = prepared.frame.attrs
    return replace(prepared, frame=frame, drawing=prepared.panel.draw(frame, t, LOOKS[theme])), rows


def _answer(slide: Slide, what: Told, language: str, theme: str, snapshot: Snapshot) -> str:
    answer = ANSWERS.get(slide.panel or "")
    return prepare(answer, _filters(slide, what), language, theme, snapshot).saying.text if answer else ""


def _finding(slide: Slide, prepared: Prepared, what: Told, t: Translator) -> str:
    if slide.kind is SlideKind.DECISIONS:
        return t("deck.decisions", n=int(note(prepared.frame, "total") or 0))
    if slide.kind is SlideKind.FIGURES:
        return t("deck.figures", month=t.month(what.month))
    return prepared.saying.headline or t(prepared.panel.word("name"))


def _lines(slide: Slide, prepared: Prepared, said: str, rows: int, t: Translator) -> tuple[str, ...]:
    if prepared.empty and slide.kind is SlideKind.DECISIONS:
        return (t("deck.nothing_waits"),)
    if prepared.empty:
        key = prepared.panel.word("empty")
        return (t(key if t.has(key) else "state.empty"),)
    shown = two_lines(said)
    return (
        (*shown[:1], t("deck.rows", shown=len(prepared.frame.head(ROWS[prepared.panel.id])), n=rows)) if rows else shown
    )


@lru_cache(maxsize=16)
def _has_demo(snapshot: Snapshot) -> bool:
    with store.reading(snapshot.url) as session:
        return freshness.has_demo(session)
