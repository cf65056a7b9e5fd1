"""What did the last deed on this page come to? Kept over the run that follows it, then said once."""

from collections.abc import Callable

import streamlit as st

from dashboard.i18n import Translator
from dashboard.ui.trouble import attempted

KEY = "journal-note"


def do(act: Callable[[], str], place: str, t: Translator) -> None:
    """Do it in a callback and keep what to say; ``place``: the card whose button it was."""
    with st.spinner(t("upload.save.running")):
        st.session_state[KEY] = (place, *attempted(act, t))


def say(place: str) -> None:
    """Say what became of it, in the card where it was asked for: the head of the page may be out of sight."""
    note = st.session_state.get(KEY)
    if note is None or note[0] != place:
        return
    del st.session_state[KEY]
    _, worked, text = note
    if worked:
        st.success(text, icon=":material/check:")
    else:
        st.error(text, icon=":material/error:")
