"""How do several tables share one place? A tab for each; only the open one is drawn and sent.

A table that scrolls is the dearest thing a browser sets up on a page: three of them kept a map waiting.
"""

import streamlit as st

from dashboard.panels import Panel
from dashboard.ui.page import Page
from dashboard.ui.show import show


def show_in_tabs(key: str, page: Page, *panels: Panel) -> None:
    """Draw the panel of the open tab as a card; the others too go with the page when it is taken away."""
    names = [page.t(panel.word("name")) for panel in panels]
    for panel, tab in zip(panels, st.tabs(names, key=key, on_change="rerun"), strict=True):
        if tab.open:
            with tab:
                show(panel, page)
        else:
            page.prepare(panel)
