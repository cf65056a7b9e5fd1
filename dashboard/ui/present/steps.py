"""How does a show go on? Buttons for whoever has no keys, a pause, and what our script in the browser goes by."""

import streamlit as st

from dashboard.i18n import Translator
from dashboard.ui.present.address import PACES, Show, pace

LAST_PACE = "_pace"


def marker(show: Show) -> None:
    """What our script in the browser goes by: which slide of how many, and when the next one comes."""
    every = pace() or ""
    st.html(
        f'<div data-stage="{show.number}" data-total="{show.total}" data-every="{every}"'
        f' data-deck="{show.deck.code}"></div>'
    )


def steps(show: Show) -> None:
    """Buttons for whoever has no keys: a tablet, a phone."""
    t = show.t
    with st.container(horizontal=True, width="content", vertical_alignment="center", gap="small", key="stage-steps"):
        st.button(
            t("present.back"),
            icon=":material/chevron_left:",
            key="stage-back",
            on_click=_go,
            args=(show.number - 1,),
            disabled=show.number == 1,
        )
        st.markdown(f"**{show.number}** / {show.total}", width="content")
        st.button(
            t("present.next"),
            icon=":material/chevron_right:",
            icon_position="right",
            key="stage-next",
            on_click=_go,
            args=(show.number + 1,),
            disabled=show.number == show.total,
        )
        _pause(t)


def _go(number: int) -> None:
    st.query_params["slide"] = str(number)


def _pause(t: Translator) -> None:
    """Stop what goes by itself, or let it go on."""
    running = pace()
    if running:
        st.button(t("present.pause"), icon=":material/pause:", key="stage-pause", on_click=_stop)
    elif LAST_PACE in st.session_state:
        st.button(t("present.resume"), icon=":material/play_arrow:", key="stage-pause", on_click=_resume)


def _stop() -> None:
    st.session_state[LAST_PACE] = st.query_params.pop("every", str(PACES[1]))


def _resume() -> None:
    st.query_params["every"] = st.session_state[LAST_PACE]
