"""How are stored rows drawn as a table? So that nobody's name leaves in a file of which no trail tells."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.ui.escape import escaped

NAMING = frozenset({"status_override"})
"""Stored tables that name a person in one of their columns."""


def draw_stored(shown: pd.DataFrame, tables: Iterable[str], **layout: Any) -> None:
    """Rows of these stored tables; ``layout`` as for ``st.dataframe``.

    `st.dataframe` brings a button of its own that makes a file in the browser, and Streamlit knows no way to have it
    without: rows that name people are drawn as a plain table.
    """
    if not NAMING & set(tables):
        st.dataframe(shown, hide_index=True, **layout)
        return
    plain = shown.map(lambda value: escaped(str(value)))
    st.table(plain, border="horizontal", hide_index=True, alt=layout.get("alt"))
