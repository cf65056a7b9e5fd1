"""How is walking distance explored? Which libraries count, how far a walk goes, how many new places; their list."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.i18n import Translator
from dashboard.look import LOOKS
from dashboard.maps.walking import reach_legend
from dashboard.metrics import places
from dashboard.metrics.walking import settings
from dashboard.panels import Panel, Snapshot, opened
from dashboard.ui.map_view import draw_legend
from dashboard.ui.origins import origin_menu
from dashboard.ui.page import Page

FIRST_SITES = 10
"""Places proposed before somebody asks for another number."""


def walking_controls(page: Page) -> Page:
    """Draw what walking distance follows: which libraries count, and how far a walk goes."""
    t = page.t
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        kind = st.pills(
            t("walk.control.kind"),
            settings.KINDS,
            default=settings.KINDS[0],
            format_func=lambda code: t(f"walk.kind.{code}"),
            key="walk",
            bind="query-params",
            required=True,
            wrap=True,  # in a row with others it would rather scroll, and hide its last choice on a phone
        )
        with st.popover(t("walk.settings"), icon=":material/tune:"):
            metres, detour = _how_far(t)
    return replace(page, filters=replace(page.filters, measure=kind, walk_metres=metres, detour=detour))


def _how_far(t: Translator) -> tuple[int | None, float | None]:
    """Metres of a walk and the detour factor; None where they are the usual ones."""
    metres = st.number_input(
        t("walk.control.metres"), *settings.WALKS, int(settings.WALK_METRES), 50, key="walk_metres", bind="query-params"
    )
    detour = st.number_input(
        t("walk.control.detour"), *settings.DETOURS, settings.DETOUR, 0.1, "%.1f", key="detour", bind="query-params"
    )
    return (
        None if metres == settings.WALK_METRES else int(metres),
        None if round(detour, 1) == settings.DETOUR else round(detour, 1),
    )


def sites_controls(page: Page) -> Page:
    """Draw what only the proposed places follow: how many, and in which districts."""
    t = page.t
    with st.container(horizontal=True, gap="medium"):
        sites = st.number_input(
            t("walk.control.sites"), 1, settings.MOST_SITES, FIRST_SITES, key="sites", bind="query-params", width=190
        )
        required, excluded = _chosen_districts(page, "required"), _chosen_districts(page, "excluded")
    return replace(page, filters=replace(page.filters, sites=int(sites), required=required, excluded=excluded))


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
    with opened(snapshot) as session:
        return places.known_places(session).districts


def walking_legend(panel: Panel, page: Page) -> None:
    """What the circles and colours mean; nothing where there is no map."""
    prepared = page.prepare(panel)
    if not prepared.empty:
        with st.container(border=True, key=f"legend-{panel.id}"):
            draw_legend(reach_legend(prepared.frame, page.t, LOOKS[page.visit.theme]), page.t)


def list_sites(panel: Panel, page: Page) -> None:
    """The proposed places as a list beside their map; nothing where there are none."""
    prepared = page.prepare(panel)
    if prepared.empty:
        return
    with st.container(border=True, key=f"list-{panel.id}"):
        st.markdown(f"### {page.t(panel.word('name'))}")
        shown = _rows(prepared.frame.itertuples(), page.t)
        st.table(shown, border="horizontal", hide_index=True)
        origin_menu(shown, prepared, "list", page.t)


def _rows(sites: Any, t: Translator) -> pd.DataFrame:
    """As few columns as a phone holds: the coordinates stay in the table behind the menu."""
    headings = [t(f"column.{name}") for name in ("rank", "district", "residents_gained", "cumulative_share")]
    return pd.DataFrame([_row(row, t) for row in sites], columns=headings)


def _row(row: Any, t: Translator) -> tuple[str, ...]:
    return (
        str(row.rank),
        t.short_name(row.district),
        f"+{t.number(row.residents_gained)}",
        t.percent(row.cumulative_share, 1),
    )
