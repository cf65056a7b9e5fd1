"""What does every panel owe a person? Finding, text twin, how to read it, picture, freshness, source, table, file."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from dashboard.charts import told
from dashboard.export.csv_file import csv_file, csv_name
from dashboard.i18n import Translator
from dashboard.panels import Panel, Prepared, once
from dashboard.panels.provenance import as_of_words, source_words
from dashboard.panels.units import all_shares
from dashboard.ui.access import fragment
from dashboard.ui.frame import Frame
from dashboard.ui.heading import finding, nothing_words, nothing_yet
from dashboard.ui.long_table import found_rows, table_words
from dashboard.ui.origins import HEADER_HEIGHT, IN_MENU, ROW_HEIGHT, traced
from dashboard.ui.page import Page

On = TypeVar("On", Page, Frame)
LOCAL, PERCENT = "localized", "percent"
"""How Streamlit's table writes a number, and a share."""
YEARS = ("year", "year_built", "year_opened")
"""Columns of numbers that are written without groups of three."""
DAY, DAYS = "DD.MM.YYYY", frozenset({"date", "datetime", "datetime64"})
"""How a day is written (``i18n/dates.py``), and what pandas calls a column of them."""


def show(panel: Panel, page: Page | Frame, **chosen: str | None) -> None:
    """Draw a panel as a card. ``chosen`` sets what only this panel follows (a project, a library)."""
    if panel.id == page.asked:
        return
    with st.container(border=True, height="stretch", key=f"card-{panel.id}"):
        page.follow(partial(_said, panel, chosen), partial(_contents, panel, chosen))
        stand(panel, page, **chosen)


def stand(panel: Panel, page: Page | Frame, **chosen: str | None) -> None:
    """The foot of a card, where there is anything to tell the age and the source of."""
    row = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", wrap=False)
    page.follow(partial(_stands_on, panel, chosen), partial(_stand, panel, chosen), row)


def _stands_on(panel: Panel, chosen: Mapping[str, str | None], page: Page) -> object:
    prepared = page.read(panel, **chosen)
    if prepared.empty:
        return None
    return provenance(prepared, page.t), prepared if st.session_state.get(_menu_key(panel)) else None


def _stand(panel: Panel, chosen: Mapping[str, str | None], page: Page) -> None:
    prepared = page.read(panel, **chosen)
    if not prepared.empty:
        _in_a_row(prepared, page.t)


def _said(panel: Panel, chosen: Mapping[str, str | None], page: Page) -> object:
    prepared = page.prepare(panel, **chosen)
    return nothing_words(prepared, page.t) if prepared.empty else prepared


def _contents(panel: Panel, chosen: Mapping[str, str | None], page: Page) -> None:
    prepared = page.prepare(panel, **chosen)
    if prepared.empty:
        nothing_yet(prepared, page.t)
        return
    finding(prepared, page.t)
    _picture(prepared, page)


def asked_for(panel: Panel) -> bool:
    """Whether the address is a link to this panel: then the page shows it first."""
    return st.query_params.get("panel") == panel.id


def show_asked(page: On, *panels: Panel) -> On:
    """Draw that of the panels which the address is a link to; the page that will not draw it again."""
    asked = next((panel for panel in panels if asked_for(panel)), None)
    if asked is None:
        return page
    show(asked, page)
    return replace(page, asked=asked.id)


def show_if_known(panel: Panel, page: Page) -> None:
    """Draw a panel as a card; nothing where there is nothing to say."""
    if not page.read(panel).empty:
        show(panel, page)


def _picture(prepared: Prepared, page: Page) -> None:
    if prepared.drawing is None:
        table(prepared, page.t, "card")
        return
    st.plotly_chart(
        prepared.drawing,
        theme=None,
        config=told.config(page.t.language),
        key=f"chart-{prepared.panel.id}",
        alt=prepared.saying.text or page.t(prepared.panel.word("name")),
    )


@fragment
def table(prepared: Prepared, t: Translator, place: str) -> None:
    """The numbers behind a panel, in words; a chosen row tells where its figures come from."""
    words, numbers = table_words(prepared, t), found_rows(prepared, place, t)
    if numbers is not None:
        # Other rows are another table: a row chosen from the one before is not chosen in it.
        words, place = words.iloc[list(numbers)], f"{place}-{hash(tuple(numbers)):x}"
    layout: dict[str, Any] = {
        "alt": t(prepared.panel.word("name")),
        "column_config": _grouped(words, t, _shares(prepared, t)),
    }
    if place.startswith("menu"):
        # What a chosen row tells stands below the table: in a menu it must be in view.
        layout["height"] = HEADER_HEIGHT + ROW_HEIGHT * min(IN_MENU, len(words))
    traced(words, prepared, place, t, numbers, **layout)


def _shares(prepared: Prepared, t: Translator) -> frozenset[str]:
    """Headings of the columns that hold nothing but shares."""
    return frozenset(t(f"column.{name}") for name in prepared.frame.columns if all_shares(prepared.frame, str(name)))


def _grouped(words: pd.DataFrame, t: Translator, shares: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Numbers in groups of three, as the browser writes them, shares as percentages, days as the page writes them."""
    years = {t(f"column.{name}") for name in YEARS}
    numeric = [str(name) for name in words.select_dtypes("number").columns if name not in years]
    days = [str(name) for name in words.columns if pd.api.types.infer_dtype(words[name], skipna=True) in DAYS]
    return {
        **{name: st.column_config.NumberColumn(format=PERCENT if name in shares else LOCAL) for name in numeric},
        **{name: st.column_config.DateColumn(format=DAY) for name in days},
    }


def foot(prepared: Prepared, t: Translator) -> None:
    """Data as of, source, and the menu with table, file and definition."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", wrap=False):
        _in_a_row(prepared, t)


def _in_a_row(prepared: Prepared, t: Translator) -> None:
    st.caption(provenance(prepared, t))
    _more(prepared, t)


@once
def provenance(prepared: Prepared, t: Translator) -> str:
    """``Данные на: октябрь 2026 · Источник: формы библиотек (демо)``."""
    when = as_of_words(prepared, t) or t("state.no_data")
    return t("panel.foot", as_of=when, source=source_words(prepared, t))


def _menu_key(panel: Panel) -> str:
    return f"more-{panel.id}"


def _more(prepared: Prepared, t: Translator) -> None:
    # The table and the file are made only when somebody opens the menu: most never do.
    panel = prepared.panel
    menu = st.popover(t("action.more"), type="tertiary", key=_menu_key(panel), on_change="rerun")
    if not menu.open:
        return
    with menu:
        st.markdown(f"**{t(panel.word('name'))}**")
        if t.has(panel.word("definition")):
            st.caption(t(panel.word("definition")))
        table(prepared, t, "menu")
        st.download_button(
            t("action.download_csv"),
            csv_file(prepared, t),
            csv_name(prepared, t),
            "text/csv",
            icon=":material/download:",
            on_click="ignore",
            key=f"csv-{panel.id}",
        )
