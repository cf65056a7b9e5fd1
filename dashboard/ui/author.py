"""Under whose name is it stored? The signed-in person's; nobody types one."""

import streamlit as st

from dashboard.i18n import Translator
from dashboard.ui.escape import escaped
from dashboard.ui.visit import current


def show_author(t: Translator) -> None:
    """Say which name will stand in the Journal."""
    visit = current()
    if visit and visit.person:
        st.caption(t("upload.author.told", name=escaped(visit.person.name)))
