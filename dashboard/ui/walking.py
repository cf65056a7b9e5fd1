"""How is walking distance explored? Which libraries count, how many new places, and the list of them."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

import streamlit as st

from dashboard import store
from dashboard.i18n import Translator
from dashboard.metrics import places
from dashboard.metrics.walking import settings
from dashboard.panels import Panel, Prepared, Snapshot
from dashboard.ui.layout import columns
from dashboard.ui.page import Page
from dashboard.ui.show import empty_state, foot, heading

FIRST_SITES = 10
"""Places proposed before somebody asks for another number."""


HEIGHT = 440


def walking_controls(page: Page) -> Page:
    """Draw what only walking distance follows; returns the page with this selection."""
    t = page.t
    with st.container(horizontal=True, gap="medium"):
        kind = st.segmented_control(
            t("walk.control.kind"),
            settings.KINDS,
            default=settings.KINDS[0],
            format_func=lambda code: t(f"walk.kind.{code}"),
            key="walk",
            bind="query-params",
            required=True,
        )
        sites = st.number_input(
            t("walk.control.sites"), 1, settings.MOST_SITES, FIRST_SITES, key="sites", bind="query-params", width=190
        )
        required, excluded = _chosen_districts(page, "required"), _chosen_districts(page, "excluded")
    asked = replace(page.filters, measure=kind, sites=int(sites), required=required, excluded=excluded)
    return replace(page, filters=asked)


def _chosen_districts(page: Page, key: str) -> tuple[str, ...]:
    """Districts that must get a new place, or must not."""
    return tuple(
        st.multiselect(
            page.t(f"walk.control.{key}"),
            _districts(page.visit.snapshot),
            format_func=page.t.short_name,
            key=key,
            bind="query-params",
            placeholder=page.t("walk.control.none"),
            width=260,
        )
    )


@lru_cache(maxsize=4)
def _districts(snapshot: Snapshot) -> tuple[str, ...]:
    with store.reading(snapshot.url) as session:
        return places.known_places(session).districts


def show_next_sites(panel: Panel, page: Page) -> Prepared:
    """Draw the proposed places as a card: finding, list, how good the choice is, table and file."""
    with st.container(border=True, height="stretch", key=f"card-{panel.id}"):
        with st.spinner(page.t("walk.searching")):
            prepared = page.prepare(panel)
        heading(prepared, page.t)
        if prepared.empty:
            empty_state(panel, page)
        else:
            _places(prepared, page.t)
            st.markdown(f":gray[{prepared.saying.text}]")
            foot(prepared, page.t)
    return prepared


def _places(prepared: Prepared, t: Translator) -> None:
    """The places on a map and as a list beside it; below it on a phone."""
    ground, listed = columns(3, 2)
    with ground:
        st.pydeck_chart(prepared.drawing, height=HEIGHT, key="deck-sites", alt=prepared.saying.headline)
        st.caption(t("walk.attribution"))
    with listed:
        st.table(_rows(prepared, t), border="horizontal", hide_index=True)


def _rows(prepared: Prepared, t: Translator) -> list[dict[str, str]]:
    """As few columns as a phone holds: the coordinates stay in the table behind the menu."""
    headings = [t(f"column.{name}") for name in ("rank", "district", "residents_gained", "cumulative_share")]
    rows = [_row(row, t) for row in prepared.frame.itertuples()]
    return [dict(zip(headings, row, strict=True)) for row in rows]


def _row(row: Any, t: Translator) -> tuple[str, ...]:
    return (
        str(row.rank),
        t.short_name(row.district),
        f"+{t.number(row.residents_gained)}",
        t.percent(row.cumulative_share, 1),
    )
