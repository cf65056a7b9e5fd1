"""In which language does the reader read, and where is it switched?"""

import streamlit as st

from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, language_of
from dashboard.ui import selection


def choose_language() -> str:
    """The address's language, else that of the last visit, else the browser's; the switch is drawn by the way."""
    # Not bound like the other filters: a bound value that equals its default leaves the address, but the
    # labels of the other filters there are in this language, so a link must always carry it.
    asked = st.query_params.get("lang")
    if "lang" not in st.session_state:
        wishes = (asked, st.context.cookies.get("lang"))  # the browser keeps the language of the last visit
        browser = language_of(st.context.locale)
        st.session_state["lang"] = next((wish for wish in wishes if wish in LANGUAGES), browser)
    # A slide has no sidebar: there the language stands in a corner of the screen.
    place = st.container(key="stage-language", width="content") if "slide" in st.query_params else st.sidebar
    with place:
        chosen = st.segmented_control(
            "Тіл · Язык · Language",
            LANGUAGES,
            key="lang",
            required=True,
            on_change=selection.carry,
            persist_state="session",
            width="content" if "slide" in st.query_params else "stretch",
            label_visibility="collapsed" if "slide" in st.query_params else "visible",
        )
    language = chosen or DEFAULT_LANGUAGE
    if asked != language:
        st.query_params["lang"] = language
    return language
