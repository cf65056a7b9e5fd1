"""What did the last deed on this page come to? Kept over the run that follows it, then said once."""

from collections.abc import Callable

import streamlit as st

from dashboard.i18n import Translator
from dashboard.ui.trouble import attempted

KEY = "journal-note"


def do(act: Callable[[], str], t: Translator) -> None:
    """Do it in a callback and keep what to say."""
    with st.spinner(t("upload.save.running")):
        st.session_state[KEY] = attempted(act, t)


def say() -> None:
    """Say what became of it."""
    note = st.session_state.pop(KEY, None)
    if note is None:
        return
    worked, text = note
    if worked:
        st.success(text, icon=":material/check:")
    else:
        st.error(text, icon=":material/error:")
