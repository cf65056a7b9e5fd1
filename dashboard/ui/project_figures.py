"""How do the projects stand, at a glance? A row of cards over the page."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.i18n import Translator
from dashboard.panels import Panel, Prepared
from dashboard.panels.figure_words import project_value
from dashboard.rules import Status
from dashboard.ui.menu import path_of
from dashboard.ui.page import Page
from dashboard.ui.show import foot

ACROSS, NARROWEST = 4, 150
MONEY = frozenset({"spent", "growth"})
STATUSES = frozenset(status.value for status in Status)
"""Cards that lead to the projects they count; the others to the project that has the most of it."""


def project_figures(panel: Panel, page: Page) -> Prepared:
    """Draw the cards; nothing while there is no project: the panels below say what is missing."""
    prepared = page.prepare(panel)
    if prepared.empty:
        return prepared
    with st.grid(ACROSS, min_column_width=NARROWEST, gap="small"):
        for row in prepared.frame.itertuples():
            _card(row, page.t)
    foot(prepared, page.t)
    return prepared


def _card(row: Any, t: Translator) -> None:
    code = row.project_figure
    with st.container(border=True, height="stretch", key=f"project-figure-{code}"):
        about = t(f"project_figure_help.{code}", n=int(row.of_projects))
        st.metric(t(f"project_figure.{code}"), project_value(row, t), help=about)
        if pd.isna(row.value) and code in MONEY:
            st.caption(t("projects.unpublished"))
        if code in STATUSES and row.value:
            _link(t("projects.which"), ":material/filter_list:", {"standing": t(f"status.{code}")}, t)
        elif pd.notna(row.project):
            most = t.short_name(row.project)
            _link(t("projects.most"), ":material/arrow_forward:", {"project": most}, t, most)


def _link(label: str, icon: str, asked: Mapping[str, str], t: Translator, hint: str | None = None) -> None:
    query: dict[str, str | list[str]] = {**asked, "lang": t.language}
    st.page_link(path_of("projects"), label=label, icon=icon, query_params=query, help=hint)
