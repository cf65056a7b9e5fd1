"""Where do the figures of a slide come from? Its rows over the slide: a chosen one names batch, file and line."""

from dataclasses import replace
from functools import lru_cache

import streamlit as st

from dashboard.access.roles import Permission
from dashboard.deck.composing import chosen_filters
from dashboard.deck.model import ComposedSlide
from dashboard.filters import Filters
from dashboard.panels import Prepared, Snapshot
from dashboard.ui.access import may
from dashboard.ui.present.address import Show
from dashboard.ui.show import table


def slide_origins(slide: ComposedSlide, show: Show) -> None:
    """A button that lays all rows of a slide's panel over it; nothing on a slide without figures."""
    prepared, t = slide.in_full, show.t
    if prepared is None or prepared.empty:
        return
    key = f"{show.place}-origin"
    if st.button(t("present.origins"), type="tertiary", icon=":material/history:", key=key):
        # Not a menu: the button stands at the foot of the screen, where a phone leaves a menu no room.
        st.dialog(t("origin.title"), width="large")(_rows)(prepared, show)


def _rows(prepared: Prepared, show: Show) -> None:
    # It also runs alone, without the shell and its look-up.
    if not may(Permission.READ):
        st.rerun()
    t = show.t
    st.markdown(f"**{t(prepared.panel.word('name'))}**")
    if show.frozen_on:
        st.caption(t("present.origins_frozen", day=t.date(show.frozen_on)))
    table(_asked_of_the_store(prepared, show), t, f"menu-{show.place}")


def _asked_of_the_store(prepared: Prepared, show: Show) -> Prepared:
    """What is shown, with the selection it was read for: frozen numbers do not say it."""
    if prepared.filters is not None:
        return prepared
    return _with(prepared, chosen_filters(show.deck.slides[show.number - 1], show.told), show.visit.snapshot)


@lru_cache(maxsize=64)
def _with(prepared: Prepared, filters: Filters, snapshot: Snapshot) -> Prepared:
    return replace(prepared, filters=filters, snapshot=snapshot)
