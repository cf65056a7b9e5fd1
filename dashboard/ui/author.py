"""Who is doing this? A name that is asked for once a session and written into the journal."""

import streamlit as st

from dashboard.i18n import Translator

KEY = "author"
LONGEST = 80


def author_field(t: Translator) -> str:
    """Draw the field; the name without spaces around it, empty while nobody gave one."""
    st.text_input(
        t("upload.author.label"),
        key=KEY,
        max_chars=LONGEST,
        placeholder=t("upload.author.example"),
        autocomplete="name",
        persist_state="session",
    )
    return author()


def author() -> str:
    """The name given in this session."""
    return str(st.session_state.get(KEY) or "").strip()
