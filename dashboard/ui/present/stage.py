"""What does the hall see? One slide: finding, chart, two lines, where it comes from, and a way to the next."""

from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from dashboard.access.roles import Permission
from dashboard.deck.errors import DeckError
from dashboard.deck.model import ComposedSlide
from dashboard.i18n import Translator
from dashboard.panels.provenance import synthetic
from dashboard.ui.escape import escaped
from dashboard.ui.menu import path_of
from dashboard.ui.present.address import NOTES, PACES, Show, pace, show_of
from dashboard.ui.present.ahead import prepare_next
from dashboard.ui.present.notes import show_notes
from dashboard.ui.present.origins import slide_origins
from dashboard.ui.present.picture import body
from dashboard.ui.present.steps import LAST_PACE, marker, steps
from dashboard.ui.take_away import take_away_here
from dashboard.ui.visit import current
from dashboard.ui.who import not_allowed

STYLE = Path(__file__).with_name("stage.css")


def show_stage() -> None:
    """Draw the slide that the address names, or why it cannot be shown."""
    visit = current()
    if visit is None:
        st.stop()
    if not visit.may(Permission.READ):
        st.title(visit.t("page.present.title"), anchor=False)
        not_allowed(Permission.READ, visit.person, visit.t)
        st.stop()
    st.html(STYLE)
    try:
        show = show_of(visit)
    except DeckError as refused:
        st.title(visit.t("page.present.title"))
        st.error(escaped(refused.told(visit.t)), icon=":material/error:")
        _close(visit.t)
        return
    st.html(f"<style>.st-key-stage {{ --zoom: {show.scale or 1} }}</style>")
    with st.container(key="stage", gap="small"):
        if st.query_params.get("view") == NOTES:
            show_notes(show)
        else:
            _slide(show)
    prepare_next(show)


def _slide(show: Show) -> None:
    slide = show.slide()
    marker(show)
    with st.container(horizontal=True, vertical_alignment="center", key="stage-head"):
        st.caption(escaped(show.title))
    body(slide, show)
    with st.container(horizontal=True, vertical_alignment="center", key="stage-foot"):
        _provenance(slide, show)
        slide_origins(slide, show)
        steps(show)
        _menu(show)


def _provenance(slide: ComposedSlide, show: Show) -> None:
    t = show.t
    if show.demo if slide.prepared is None else slide.prepared.demo:
        invented = slide.prepared is None or synthetic(slide.prepared)
        words = t("present.demo" if invented else "present.demo_facts")
        st.markdown(f":orange-badge[:material/science: {words}]", width="content")
    when = slide.data_as_of or t("state.no_data")
    said = [
        t("app.department"),
        *([t("panel.foot", as_of=when, source=slide.source)] if slide.source else ()),
        *([slide.reports] if slide.reports else ()),
    ]
    if show.frozen_on:
        said.append(t("present.frozen", day=t.date(show.frozen_on)))
    st.caption(" · ".join(said))


def _menu(show: Show) -> None:
    t = show.t
    with st.popover(t("present.menu"), icon=":material/more_vert:", key="stage-menu"):
        st.caption(t("present.keys"))
        st.segmented_control(
            t("present.every"),
            PACES,
            default=pace(),
            format_func=lambda seconds: t("present.seconds", n=seconds),
            key="stage-pace",
            on_change=_choose_pace,
        )
        st.button(t("present.full_screen"), icon=":material/fullscreen:", key="stage-full", width="stretch")
        st.button(t("present.light"), icon=":material/light_mode:", key="stage-light", width="stretch")
        st.button(t("present.dark"), icon=":material/dark_mode:", key="stage-dark", width="stretch")
        asked = {**st.query_params.to_dict(), "view": NOTES}
        st.link_button(
            t("present.notes"), f"present?{urlencode(asked)}", icon=":material/speaker_notes:", width="stretch"
        )
        take_away_here(show.deck.code, show.told.month, show.visit)
        _close(t)


def _choose_pace() -> None:
    chosen = st.session_state["stage-pace"]
    if chosen:
        st.query_params["every"] = st.session_state[LAST_PACE] = str(chosen)
    else:
        st.query_params.pop("every", None)


def _close(t: Translator) -> None:
    with st.container(key="stage-close"):
        st.page_link(
            path_of("present"), label=t("present.close"), icon=":material/close:", query_params={"lang": t.language}
        )
