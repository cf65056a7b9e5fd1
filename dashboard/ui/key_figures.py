"""How are we doing, at a glance? Figures in cards, each with its change and its year, and the ways to their pages."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.elements.metric import DeltaArrow, DeltaColor

from dashboard.i18n import Translator
from dashboard.panels import Panel, Prepared, once
from dashboard.panels.figure_words import better, change, compared, label
from dashboard.sayings.overview import reports_of, written
from dashboard.ui.frame import Frame
from dashboard.ui.heading import empty_state
from dashboard.ui.menu import link_to
from dashboard.ui.page import Page
from dashboard.ui.show import stand

LED_TO = ("attendance", "events", "libraries", "projects")
"""Pages where the figures come from."""
SHAPE = {"visits_month": "bar", "events_month": "bar", "modernised": "area", "new_libraries": "area"}
ACROSS, NARROWEST = 4, 150


def key_figures(panel: Panel, page: Page | Frame) -> None:
    """Draw the figures, below the answer; while the store is empty, say so and offer the upload."""
    grid = st.grid(ACROSS, min_column_width=NARROWEST, gap="small")
    page.follow(partial(_cards_of, panel), partial(_figures, panel), grid, flat=True)
    page.follow(partial(_below, panel), partial(_note, panel), flat=True)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        _links(page.t)
        stand(panel, page)


def _cards_of(panel: Panel, page: Page) -> tuple[Mapping[str, Any], ...]:
    prepared = page.prepare(panel)
    return () if prepared.empty else _cards(prepared, page.t)


def _figures(panel: Panel, page: Page) -> None:
    for card in _cards_of(panel, page):
        st.metric(**card)


def _below(panel: Panel, page: Page) -> str | None:
    prepared = page.read(panel)
    return None if prepared.empty else _reported(prepared, page.t)


def _note(panel: Panel, page: Page) -> None:
    words = _below(panel, page)
    if words is None:
        empty_state(panel, page)
    elif words:
        st.caption(words)


@once
def _reported(prepared: Prepared, t: Translator) -> str:
    """``Отчёты: Посещения, окт. — 29 из 31 · …``; empty where no figure rests on reports of several libraries."""
    told = [f"{label(row, t)} — {part}" for row in prepared.frame.itertuples() if (part := reports_of(row, t))]
    return t("figure.reports_of", figures=" · ".join(told)) if told else ""


@once
def _cards(prepared: Prepared, t: Translator) -> tuple[Mapping[str, Any], ...]:
    """What the cards say, written once for all runs that show the same figures."""
    return tuple(_card(row, t) for row in prepared.frame.itertuples())


def _links(t: Translator) -> None:
    for target in LED_TO:
        st.page_link(link_to(target), label=t(f"page.{target}.title"), icon=":material/arrow_forward:")


def _card(row: Any, t: Translator) -> dict[str, Any]:
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
        "border": True,
        "height": "stretch",
    }


def _year(series: tuple[float | None, ...]) -> list[float] | None:
    """Values of the months that have one; a single month is no line."""
    known = [value for value in series if value is not None]
    return known if len(known) > 1 else None


def _direction(row: Any) -> tuple[DeltaColor, DeltaArrow]:
    if pd.isna(row.change) or row.change == 0 or row.figure == "reported":
        return "off", "off"
    return "green" if better(row) else "red", "up" if row.change > 0 else "down"
