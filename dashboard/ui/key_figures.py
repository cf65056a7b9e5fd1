"""How are we doing, at a glance? Figures in a row of cards, each with its change, its year and the way to its page."""

from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.elements.metric import DeltaArrow, DeltaColor

from dashboard.i18n import Translator
from dashboard.panels import Panel, Prepared
from dashboard.panels.figure_words import better, change, compared, label
from dashboard.sayings.overview import reports, written
from dashboard.ui.page import Page
from dashboard.ui.show import empty_state, foot
from dashboard.ui.visit import link_to

PAGE_OF = {
    "visits_month": "attendance",
    "visits_12_months": "attendance",
    "events_month": "events",
    "participants_per_event": "events",
    "modernised": "libraries",
    "new_libraries": "libraries",
    "projects_late": "projects",
    "reported": "attendance",
}
SHAPE = {"visits_month": "bar", "events_month": "bar", "modernised": "area", "new_libraries": "area"}
ACROSS, NARROWEST = 4, 150


def key_figures(panel: Panel, page: Page) -> None:
    """Draw the figures; while the store is empty, say so and offer the upload."""
    prepared = page.prepare(panel)
    if prepared.empty:
        with st.container(border=True):
            empty_state(panel, page)
        return
    with st.grid(ACROSS, min_column_width=NARROWEST, gap="small"):
        for name, metric, rests in _cards(prepared, page.t):
            _card(name, metric, rests, page.t)
    foot(prepared, page.t)


def _card(name: str, metric: dict[str, Any], rests: str, t: Translator) -> None:
    target = PAGE_OF[name]
    with st.container(border=True, height="stretch", gap="xxsmall", key=f"figure-{name}"):
        st.metric(**metric)
        if rests:
            st.caption(rests)
        st.page_link(link_to(target), label=t(f"page.{target}.title"), icon=":material/arrow_forward:")


@lru_cache(maxsize=256)
def _cards(prepared: Prepared, t: Translator) -> tuple[tuple[str, dict[str, Any], str], ...]:
    """What each card says, written once for all runs that show the same figures."""
    return tuple((str(row.figure), _metric(row, t), reports(row, t)) for row in prepared.frame.itertuples())


def _metric(row: Any, t: Translator) -> dict[str, Any]:
    name = str(row.figure)
    color, arrow = _direction(row)
    return {
        "label": label(row, t),
        "value": written(row, t),
        "delta": change(row, t),
        "delta_color": color,
        "delta_arrow": arrow,
        "delta_description": compared(row, t),
        "help": t(f"figure.{name}.help"),
        "chart_data": _year(row.series),
        "chart_type": SHAPE.get(name, "line"),
    }


def _year(series: tuple[float | None, ...]) -> list[float] | None:
    """Values of the months that have one; a single month is no line."""
    known = [value for value in series if value is not None]
    return known if len(known) > 1 else None


def _direction(row: Any) -> tuple[DeltaColor, DeltaArrow]:
    if pd.isna(row.change) or row.change == 0 or row.figure == "reported":
        return "off", "off"
    return "green" if better(row) else "red", "up" if row.change > 0 else "down"
