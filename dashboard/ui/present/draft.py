"""What is in the deck that is being put together? Its slides in their order, until it is kept."""

from dataclasses import dataclass, replace

import streamlit as st

from dashboard import store
from dashboard.deck import keeping
from dashboard.deck.model import Deck, Slide, SlideKind
from dashboard.deck.ready import ANY_DAY
from dashboard.deck.resolving import deck_by_code
from dashboard.filters import Filters
from dashboard.panels import PANELS
from dashboard.ui.page import Page

DRAFT, NEXT = "_deck_draft", "_deck_next"
TITLE, PANEL, DISTRICT = "deck-title", "deck-panel", "deck-of-all"
"""Keys of the fields that belong to the deck as a whole."""
NEW = "new"
FIRST, LAST = Slide(SlideKind.TITLE), Slide(SlideKind.DECISIONS, "overview.attention")
OF_FIGURES = frozenset({"overview.key_figures", "projects.figures"})


@dataclass(slots=True)
class Draft:
    """A deck being put together in this session: slides by a number of their own, which their fields keep."""

    asked: str
    code: str | None
    title: str
    slides: dict[int, Slide]


def draft_of(asked: str, page: Page) -> Draft:
    """The deck that this session puts together. Raises a ``DeckError`` where it is to change one that is gone."""
    found: Draft | None = st.session_state.get(DRAFT)
    if found is not None and found.asked == asked:
        return found
    deck = Deck("", "", (FIRST, LAST))
    code = None
    if asked != NEW:
        with store.reading(page.visit.snapshot.url) as session:
            deck = deck_by_code(session, asked)
            code = asked if any(one.code == asked for one in keeping.kept_decks(session)) else None
    draft = Draft(asked, code, deck.title, {_number(): slide for slide in deck.slides})
    st.session_state[DRAFT] = draft
    st.session_state[TITLE] = deck.title
    return draft


def forget_draft() -> None:
    """It is kept: the next one begins anew."""
    st.session_state.pop(DRAFT, None)


def move(draft: Draft, number: int, by: int) -> None:
    """Change places with the slide before or behind."""
    order = list(draft.slides)
    at = order.index(number)
    if 0 <= at + by < len(order):
        order[at], order[at + by] = order[at + by], order[at]
    draft.slides = {one: draft.slides[one] for one in order}


def take_out(draft: Draft, number: int) -> None:
    """Leave a slide out."""
    draft.slides.pop(number, None)


def add_chosen(draft: Draft) -> None:
    """Add the panel that is chosen; a new slide comes before the closing one."""
    panel_id = st.session_state[PANEL]
    if panel_id not in PANELS or len(draft.slides) >= keeping.MOST_SLIDES:
        return
    draft.slides[_number()] = Slide(_kind(panel_id), panel_id)
    order = list(draft.slides)
    if len(order) > 1 and draft.slides[order[-2]].kind is SlideKind.DECISIONS:
        order[-2:] = reversed(order[-2:])
        draft.slides = {one: draft.slides[one] for one in order}


def narrow_all(draft: Draft) -> None:
    """Let every slide tell of the chosen district, or of the whole city; fields of new numbers show it."""
    chosen = st.session_state[DISTRICT]
    districts = (chosen,) if chosen else ()
    draft.slides = {_number(): _narrowed(slide, districts) for slide in draft.slides.values()}


def _narrowed(slide: Slide, districts: tuple[str, ...]) -> Slide:
    if slide.panel is None:
        return slide
    filters = replace(slide.filters or Filters(ANY_DAY), districts=districts)
    return replace(slide, filters=None if filters == Filters(ANY_DAY) else filters)


def _number() -> int:
    st.session_state[NEXT] = int(st.session_state.get(NEXT, 0)) + 1
    return int(st.session_state[NEXT])


def _kind(panel_id: str) -> SlideKind:
    if panel_id in OF_FIGURES:
        return SlideKind.FIGURES
    return SlideKind.DECISIONS if panel_id == LAST.panel else SlideKind.PANEL
