"""How is a deck put together? Panels chosen and ordered, each with its selection, its caption and notes."""

from dataclasses import replace

import streamlit as st

from dashboard.access.roles import Permission
from dashboard.deck import keeping
from dashboard.deck.errors import DeckError
from dashboard.deck.model import Slide
from dashboard.i18n import Translator
from dashboard.panels import PANELS
from dashboard.store.audit import Actor
from dashboard.ui.escape import escaped
from dashboard.ui.layout import columns
from dashboard.ui.menu import path_of
from dashboard.ui.page import Page
from dashboard.ui.present.choosing import Choices, choices_of, selection
from dashboard.ui.present.doing import done, tell
from dashboard.ui.present.draft import (
    DISTRICT,
    NEW,
    PANEL,
    TITLE,
    Draft,
    add_chosen,
    draft_of,
    forget_draft,
    move,
    narrow_all,
    take_out,
)  # fmt: skip
from dashboard.ui.present.preview import preview

LEFT_OUT = ("overview.answer", "attendance.answer", "events.answer", "libraries.answer", "projects.answer", "map.walk")
"""Sentences at the head of a page, and what shows nothing without a choice made on the map."""


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
        draft = draft_of(st.query_params["edit"], page)
    except DeckError as refused:
        st.error(escaped(refused.told(t)), icon=":material/error:")
        return
    with st.container(border=True, key="builder"):
        st.markdown(f"## {t('present.build.title')}")
        choices = choices_of(page.visit.snapshot, page.visit.today)
        _whole(draft, choices, t)
        for at, number in enumerate(list(draft.slides)):
            _slide(draft, at, number, choices, page)
        _add(draft, t)
        _end(draft, page)


def _whole(draft: Draft, choices: Choices, t: Translator) -> None:
    """What is asked once for all slides: the name, and the district they tell of."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(t("present.build.name"), key=TITLE, max_chars=keeping.LONGEST_TITLE)
        st.selectbox(
            t("present.build.for_all"), choices.places.districts, None, key=DISTRICT, format_func=t.short_name,
            placeholder=t("present.build.as_it_says"), on_change=narrow_all, args=(draft,), width=300,
        )  # fmt: skip


def _slide(draft: Draft, at: int, number: int, choices: Choices, page: Page) -> None:
    slide, t = draft.slides[number], page.t
    said = f"{at + 1}. {escaped(slide.caption or _name(slide, t))}"
    opened = st.expander(said, key=f"slide-{number}", on_change="rerun")
    with opened:
        fields, beside = columns(5, 7)
        with fields:
            draft.slides[number] = _fields(slide, number, choices, t)
            _order(draft, at, number, t)
        if opened.open:
            with beside:
                preview(draft.slides[number], str(st.session_state[TITLE]), number, page)


def _fields(slide: Slide, number: int, choices: Choices, t: Translator) -> Slide:
    caption = st.text_input(
        t("present.build.caption"), slide.caption, keeping.LONGEST_CAPTION, key=f"caption-{number}",
        help=t("present.build.caption_help"),
    )  # fmt: skip
    notes = st.text_area(t("present.build.notes"), slide.notes, max_chars=keeping.LONGEST_NOTES, key=f"notes-{number}")
    changed = replace(slide, caption=" ".join(caption.split()), notes=notes.strip())
    return selection(changed, number, choices, t) if slide.panel is not None else changed


def _order(draft: Draft, at: int, number: int, t: Translator) -> None:
    with st.container(horizontal=True, gap="small"):
        _move(draft, number, -1, "arrow_upward", t("present.build.up"), at == 0)
        _move(draft, number, 1, "arrow_downward", t("present.build.down"), at == len(draft.slides) - 1)
        st.button(
            t("present.build.remove"), icon=":material/delete:", key=f"out-{number}", on_click=take_out,
            args=(draft, number),
        )  # fmt: skip


def _move(draft: Draft, number: int, by: int, icon: str, label: str, off: bool) -> None:  # noqa: FBT001  drawn or not
    st.button(
        label,
        icon=f":material/{icon}:",
        key=f"move-{number}-{by}",
        on_click=move,
        args=(draft, number, by),
        disabled=off,
    )


def _add(draft: Draft, t: Translator) -> None:
    options = [panel_id for panel_id in PANELS if panel_id not in LEFT_OUT]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            t("present.build.panel"), options, key=PANEL, width=420,
            format_func=lambda panel_id: _listed(panel_id, t),
        )  # fmt: skip
        st.button(t("present.build.add"), icon=":material/add:", key="deck-add", on_click=add_chosen, args=(draft,))


def _listed(panel_id: str, t: Translator) -> str:
    """A panel with the page it is on."""
    page_id = panel_id.partition(".")[0]
    return f"{t(f'page.{page_id}.title')}: {t(PANELS[panel_id].word('name'))}"


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
    title, slides = str(st.session_state[TITLE]), tuple(draft.slides.values())

    def act(by: Actor) -> str:
        keeping.keep(page.visit.snapshot.url, title, slides, by, draft.code)
        return page.t("present.was_kept", title=escaped(" ".join(title.split())))

    if not done(act, page.t):
        tell()
        return
    forget_draft()
    del st.query_params["edit"]
    st.rerun()
