"""How is a deck put together? Panels chosen and ordered, each with its selection, its caption and notes."""

from dataclasses import dataclass, replace

import streamlit as st

from dashboard import store
from dashboard.access.roles import Permission
from dashboard.deck import keeping
from dashboard.deck.errors import DeckError
from dashboard.deck.model import Deck, Slide, SlideKind
from dashboard.deck.resolving import deck_by_code
from dashboard.i18n import Translator
from dashboard.panels import PANELS
from dashboard.store.audit import Actor
from dashboard.ui.escape import escaped
from dashboard.ui.page import Page
from dashboard.ui.present.choosing import Choices, choices_of, selection
from dashboard.ui.present.doing import done, tell
from dashboard.ui.visit import path_of

DRAFT, NEXT = "_deck_draft", "_deck_next"
NEW = "new"
FIRST, LAST = Slide(SlideKind.TITLE), Slide(SlideKind.DECISIONS, "overview.attention")
OF_FIGURES = frozenset({"overview.key_figures", "projects.figures"})
LEFT_OUT = ("overview.answer", "attendance.answer", "events.answer", "libraries.answer", "projects.answer", "map.walk")
"""Sentences at the head of a page, and what shows nothing without a choice made on the map."""


@dataclass(slots=True)
class Draft:
    """A deck being put together in this session: slides by a number of their own, which their fields keep."""

    asked: str
    code: str | None
    title: str
    slides: dict[int, Slide]


def build_deck(page: Page) -> None:
    """Draw the way to a new deck, or the deck that is being put together."""
    t = page.t
    if not page.visit.may(Permission.PRESENT):
        return
    if "edit" not in st.query_params:
        query: dict[str, str | list[str]] = {"edit": NEW, "lang": t.language}
        st.page_link(path_of("present"), label=t("present.build.new"), icon=":material/add:", query_params=query)
        return
    try:
        draft = _draft(st.query_params["edit"], page)
    except DeckError as refused:
        st.error(escaped(refused.told(t)), icon=":material/error:")
        return
    with st.container(border=True, key="builder"):
        st.markdown(f"### {t('present.build.title')}")
        st.text_input(t("present.build.name"), key="deck-title", max_chars=keeping.LONGEST_TITLE)
        choices = choices_of(page.visit.snapshot, page.visit.today)
        for at, number in enumerate(list(draft.slides)):
            _slide(draft, at, number, choices, t)
        _add(draft, t)
        _end(draft, page)


def _draft(asked: str, page: Page) -> Draft:
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
    st.session_state["deck-title"] = deck.title
    return draft


def _number() -> int:
    st.session_state[NEXT] = int(st.session_state.get(NEXT, 0)) + 1
    return int(st.session_state[NEXT])


def _slide(draft: Draft, at: int, number: int, choices: Choices, t: Translator) -> None:
    slide = draft.slides[number]
    with st.expander(f"{at + 1}. {escaped(slide.caption or _name(slide, t))}", key=f"slide-{number}"):
        caption = st.text_input(
            t("present.build.caption"), slide.caption, keeping.LONGEST_CAPTION, key=f"caption-{number}",
            help=t("present.build.caption_help"),
        )  # fmt: skip
        notes = st.text_area(
            t("present.build.notes"), slide.notes, max_chars=keeping.LONGEST_NOTES, key=f"notes-{number}"
        )
        changed = replace(slide, caption=" ".join(caption.split()), notes=notes.strip())
        if slide.panel is not None:
            changed = selection(changed, number, choices, t)
        draft.slides[number] = changed
        with st.container(horizontal=True, gap="small"):
            _move(draft, number, -1, "arrow_upward", t("present.build.up"), at == 0)
            _move(draft, number, 1, "arrow_downward", t("present.build.down"), at == len(draft.slides) - 1)
            st.button(
                t("present.build.remove"), icon=":material/delete:", key=f"out-{number}", on_click=_taken_out,
                args=(draft, number),
            )  # fmt: skip


def _move(draft: Draft, number: int, by: int, icon: str, label: str, off: bool) -> None:  # noqa: FBT001  drawn or not
    st.button(
        label,
        icon=f":material/{icon}:",
        key=f"move-{number}-{by}",
        on_click=_moved,
        args=(draft, number, by),
        disabled=off,
    )


def _moved(draft: Draft, number: int, by: int) -> None:
    order = list(draft.slides)
    at = order.index(number)
    if 0 <= at + by < len(order):
        order[at], order[at + by] = order[at + by], order[at]
    draft.slides = {one: draft.slides[one] for one in order}


def _add(draft: Draft, t: Translator) -> None:
    options = [panel_id for panel_id in PANELS if panel_id not in LEFT_OUT]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            t("present.build.panel"), options, key="deck-panel", width=420,
            format_func=lambda panel_id: _listed(panel_id, t),
        )  # fmt: skip
        st.button(t("present.build.add"), icon=":material/add:", key="deck-add", on_click=_added, args=(draft,))


def _listed(panel_id: str, t: Translator) -> str:
    """A panel with the page it is on."""
    page_id = panel_id.partition(".")[0]
    return f"{t(f'page.{page_id}.title')}: {t(PANELS[panel_id].word('name'))}"


def _taken_out(draft: Draft, number: int) -> None:
    draft.slides.pop(number, None)


def _added(draft: Draft) -> None:
    """A new slide comes before the closing one."""
    panel_id = st.session_state["deck-panel"]
    if panel_id not in PANELS or len(draft.slides) >= keeping.MOST_SLIDES:
        return
    draft.slides[_number()] = Slide(_kind(panel_id), panel_id)
    order = list(draft.slides)
    if len(order) > 1 and draft.slides[order[-2]].kind is SlideKind.DECISIONS:
        order[-2:] = reversed(order[-2:])
        draft.slides = {one: draft.slides[one] for one in order}


def _kind(panel_id: str) -> SlideKind:
    if panel_id in OF_FIGURES:
        return SlideKind.FIGURES
    return SlideKind.DECISIONS if panel_id == LAST.panel else SlideKind.PANEL


def _name(slide: Slide, t: Translator) -> str:
    return t("present.build.first") if slide.panel is None else t(PANELS[slide.panel].word("name"))


def _end(draft: Draft, page: Page) -> None:
    t = page.t
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        saved = st.button(t("present.build.save"), type="primary", icon=":material/save:", key="deck-save")
        st.page_link(path_of("present"), label=t("present.build.leave"), query_params={"lang": t.language})
    if saved:
        _save(draft, page)


def _save(draft: Draft, page: Page) -> None:
    title, slides = str(st.session_state["deck-title"]), tuple(draft.slides.values())

    def act(by: Actor) -> str:
        keeping.keep(page.visit.snapshot.url, title, slides, by, draft.code)
        return page.t("present.was_kept", title=escaped(" ".join(title.split())))

    if not done(act, page.t):
        tell()
        return
    st.session_state.pop(DRAFT, None)
    del st.query_params["edit"]
    st.rerun()
