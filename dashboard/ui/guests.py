"""How does a guest plan a walk? Kinds and stops over the map, the walk as a list, every place with its state."""

from dataclasses import replace
from math import isnan
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard.export.walk_sheet import walk_sheet
from dashboard.i18n import Translator
from dashboard.maps.guests import MARK, fact_words, legend_lines, state_words
from dashboard.maps.legend import Legend
from dashboard.metrics.guests.places import KINDS
from dashboard.panels import Panel
from dashboard.ui.escape import escaped
from dashboard.ui.heading import empty_state, heading
from dashboard.ui.map_view import draw_legend
from dashboard.ui.origins import origin_menu
from dashboard.ui.page import Page
from dashboard.ui.show import foot


def guest_controls(panel: Panel, page: Page) -> Page:
    """Draw what the places for guests follow: kinds shown, and the stops of the walk."""
    t, everything = page.t, page.read(panel)
    kinds = st.pills(
        t("guests.control.kinds"),
        [kind for kind in KINDS if kind in set(everything.frame["venue_kind"])],
        selection_mode="multi",
        format_func=lambda kind: t(f"guests.kind.{kind}"),
        key="guest_kinds",
        bind="query-params",
    )
    stops = st.multiselect(
        t("guests.control.stops"),
        list(everything.frame["place"]),
        format_func=t.short_name,
        key="stops",
        bind="query-params",
        placeholder=t("guests.control.none"),
    )
    return replace(page, filters=replace(page.filters, layers=tuple(kinds or ()), stops=tuple(stops)))


def guest_legend(panel: Panel, page: Page) -> None:
    """What the forms of the marks mean; nothing where there is no map."""
    prepared, t = page.prepare(panel), page.t
    if prepared.empty:
        return
    walk = [f":violet[━] {t('map.legend.walk')}"] if prepared.frame["stop"].notna().any() else []
    with st.container(border=True, key=f"legend-{panel.id}"):
        draw_legend(Legend(marks=(*legend_lines(prepared.frame, t), *walk)), t)


def show_walk(panel: Panel, page: Page) -> None:
    """The walk as a list with times: what a person takes along, on paper or as a link."""
    prepared, t = page.prepare(panel), page.t
    with st.container(border=True, key=f"card-{panel.id}"):
        heading(prepared, t)
        if prepared.empty:
            st.markdown(f":gray[{t(panel.word('empty'))}]")
            return
        st.table([_stop(row, t) for row in prepared.frame.itertuples()], border="horizontal", hide_index=True)
        st.markdown(f":gray[{prepared.saying.text}]")
        st.caption(t("guests.share"))
        st.download_button(
            t("guests.sheet"),
            walk_sheet(prepared, t, _link()),
            f"{panel.id}-{page.filters.as_of.isoformat()}.html",
            "text/html",
            icon=":material/print:",
            on_click="ignore",
            key="walk-sheet",
        )
        foot(prepared, t)


def _link() -> str:
    """The address of this page with everything that is chosen."""
    chosen = [(key, value) for key in st.query_params for value in st.query_params.get_all(key)]
    return f"{(st.context.url or '').partition('?')[0]}?{urlencode(chosen)}"


def _stop(row: Any, t: Translator) -> dict[str, str]:
    first = row.stop == 1
    leg = t("guests.leg", metres=t.number(row.walk_m), minutes=t.number(row.walk_min)) if not first else ""
    return {
        t("column.stop"): str(row.stop),
        t("column.place"): escaped(t.short_name(row.place)),
        t("column.opening_state"): state_words(row, t),
        t("column.leg"): t("guests.start") if first else leg,
        t("column.total_min"): t.number(row.total_min),
    }


def list_guests(panel: Panel, page: Page) -> None:
    """Every place with its state and what is published of it: the map as a list, for keyboard and paper."""
    prepared, t = page.prepare(panel), page.t
    with st.container(border=True, key=f"list-{panel.id}"):
        st.markdown(f"### {t(panel.word('name'))}")
        if prepared.empty:
            empty_state(panel, page)
            return
        # Over the long list, not under it: at the end of the page a menu has no room.
        named = pd.DataFrame({t("column.place"): [t.short_name(code) for code in prepared.frame["place"]]})
        origin_menu(named, prepared, "list", t)
        st.table([_place(row, t) for row in prepared.frame.itertuples()], border="horizontal", hide_index=True)


def _place(row: Any, t: Translator) -> dict[str, str]:
    """Two columns: guests read the list on a phone."""
    nowhere = f" ({t('guests.no_place')})" if isnan(row.lat) else ""
    facts = escaped("; ".join(fact_words(row, t))) or t("guests.unknown_facts")
    state = f"{MARK[row.opening_state]} {state_words(row, t)}"
    return {
        t("column.place"): escaped(t.short_name(row.place)) + nowhere,
        t("column.opening_state"): f"{state}; {t(f'venue_kind.{row.venue_kind}')}; {facts}",
    }
