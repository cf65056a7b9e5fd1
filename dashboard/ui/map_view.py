"""How is the map explored? Controls over it, the map, its legend, and the page that a click opens."""

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.filters import Filters
from dashboard.i18n import Translator
from dashboard.look import LOOKS
from dashboard.maps.legend import Legend, legend
from dashboard.metrics import map_places, map_points
from dashboard.panels import Panel, Prepared, Snapshot, opened
from dashboard.ui.heading import empty_state, heading
from dashboard.ui.menu import path_of
from dashboard.ui.origins import origin_menu
from dashboard.ui.page import Page
from dashboard.ui.selection import MAP
from dashboard.ui.show import foot

HEIGHT = 640
QUESTIONS = ("places", "walking", "sites", "guests")
"""What the map answers."""

OPENS = {"libraries": ("libraries", "profile"), "projects": ("projects", "project")}
"""Which page a click on a layer opens, and the filter there that takes the place."""


def map_controls(page: Page) -> Page:
    """Draw what only the map follows; returns the page with this selection, for the map and its tables alike."""
    t = page.t
    with st.container(horizontal=True, gap="medium"):
        fill = st.segmented_control(
            t("map.control.fill"),
            map_places.FILLS,
            default=map_places.FILLS[0],
            format_func=lambda code: t(f"map.fill.{code}"),
            key="fill",
            bind="query-params",
            required=True,
        )
        layers = st.pills(
            t("map.control.layers"),
            map_places.LAYERS,
            default=map_places.LAYERS,
            selection_mode="multi",
            format_func=lambda code: t(f"map.layer.{code}"),
            key="layers",
            bind="query-params",
        )
        size = st.selectbox(
            t("map.control.measure"),
            map_places.SIZES,
            format_func=lambda code: t(f"map.measure.{code}"),
            key="size",
            bind="query-params",
            width=190,
        )
    month = _month(page)
    # An address may hold a choice that there is not: then nothing is chosen.
    fill, size = fill or map_places.FILLS[0], size or map_places.SIZES[0]
    filters = replace(page.filters, fill=fill, layers=tuple(layers or ()), measure=size, month=month)
    return replace(page, filters=filters)


def _month(page: Page) -> date | None:
    months = _months(page.visit.snapshot, Filters(page.filters.as_of))
    if len(months) < 2:  # noqa: PLR2004  one month is no choice
        return months[0] if months else None
    return st.select_slider(
        page.t("map.control.month"),
        months,
        value=months[-1],
        format_func=page.t.month,
        key="map_month",
        bind="query-params",
    )


@lru_cache(maxsize=16)
def _months(snapshot: Snapshot, filters: Filters) -> tuple[date, ...]:
    with opened(snapshot) as session:
        return map_points.months_with_visits(session, filters)


def map_question(page: Page) -> str:
    """Draw the choice of what the map answers; one map at a time, and its answer above it."""
    # What is not drawn in a run is forgotten by Streamlit: whoever comes back to a question finds it as it was.
    for key in MAP:
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]
    # Not a segmented control: where one breaks into two lines, as on a phone, the first has no border at its end.
    chosen = st.pills(
        page.t("map.control.question"),
        QUESTIONS,
        default=QUESTIONS[0],
        format_func=lambda code: page.t(f"map.question.{code}"),
        key="question",
        bind="query-params",
        required=True,
        label_visibility="collapsed",
    )
    return chosen if chosen in QUESTIONS else QUESTIONS[0]


def answer(panel: Panel, page: Page) -> None:
    """The sentence at the head of the page: the panel's text twin, or the page's question where there is none."""
    st.markdown(f"## {page.prepare(panel).saying.text or page.t('page.map.question')}")


def show_map(panel: Panel, page: Page, words: str = "map.attribution", waiting: str = "") -> Prepared:
    """Draw a map as a card: finding, map, text twin, what it is made of (``words``), freshness, table, file.

    ``waiting``: what is said while its numbers are sought, where that takes seconds.
    """
    with st.container(border=True, height="stretch", key=f"card-{panel.id}"):
        with st.spinner(page.t(waiting)) if waiting else nullcontext():
            prepared = page.prepare(panel)
        heading(prepared, page.t)
        if prepared.empty:
            empty_state(panel, page)
        else:
            _deck(prepared, page)
            st.markdown(f":gray[{prepared.saying.text}]")
            st.caption(page.t(words))
            foot(prepared, page.t)
    return prepared


def _deck(prepared: Prepared, page: Page) -> None:
    # The chosen districts are part of the key: a map of other districts starts with its own view, nothing selected.
    # So are the stops of a walk: else everything but the place clicked last would stay pale.
    key = "-".join(["deck", prepared.panel.id, *page.filters.districts, *sorted(page.filters.stops)])
    chosen = st.pydeck_chart(
        prepared.drawing,
        height=HEIGHT,
        on_select=lambda: _narrow(st.session_state[key].selection),
        selection_mode="single-object",
        key=key,
        alt=prepared.saying.headline or page.t(prepared.panel.word("name")),
    )
    _open(chosen.selection, page)


def _narrow(selection: Mapping[str, Any]) -> None:
    """A click on a district chooses it in the sidebar; a click on the only chosen one shows the city again.

    A click on several libraries drawn as one disc chooses their district, where they stand farther apart.
    A click on a place for guests adds it to the walk, or takes it out.
    """
    for place in _clicked(selection, "districts"):
        alone = st.session_state.get("district") == [place]
        st.session_state["district"] = [] if alone else [place]
    for place in filter(None, _clicked(selection, "gathered")):
        st.session_state["district"] = [place]
    for place in _clicked(selection, "guests"):
        stops = list(st.session_state.get("stops", ()))
        st.session_state["stops"] = [stop for stop in stops if stop != place] if place in stops else [*stops, place]


def _open(selection: Mapping[str, Any], page: Page) -> None:
    """Go to the page of the place that was clicked. In the address stands its label, as everywhere."""
    for layer, (page_id, filter_key) in OPENS.items():
        for place in _clicked(selection, layer):
            label = page.t.short_name(place)
            st.switch_page(path_of(page_id), query_params={filter_key: label, "lang": page.t.language})


def _clicked(selection: Mapping[str, Any], layer: str) -> list[str]:
    return [str(row["place"]) for row in selection.get("objects", {}).get(layer, ())]


def map_legend(panel: Panel, page: Page) -> None:
    """What the colours and marks of the map mean; nothing where there is no map."""
    prepared = page.prepare(panel)
    if prepared.empty:
        return
    shown = _legend(prepared, page.t, page.visit.theme)
    with st.container(border=True, key=f"legend-{panel.id}"):
        draw_legend(shown, page.t)
        if shown.ranking:
            headings = [page.t("column.district"), page.t(f"map.fill.{page.filters.fill}")]
            rows = pd.DataFrame(shown.ranking, columns=headings)
            st.table(rows, border="horizontal", hide_index=True)
            origin_menu(rows, prepared, "legend", page.t, shown.rows)


@lru_cache(maxsize=64)
def _legend(prepared: Prepared, t: Translator, theme: str) -> Legend:
    return legend(prepared.frame, t, LOOKS[theme])


def draw_legend(shown: Legend, t: Translator) -> None:
    """Title, ramp of the districts' colour and marks."""
    st.markdown(f"### {t('map.legend.title')}")
    if shown.ramp:
        st.caption(shown.title)
        st.image(shown.ramp, alt=shown.ramp_words)
    st.markdown("  \n".join(shown.marks))
