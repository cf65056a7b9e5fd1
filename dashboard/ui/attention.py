"""What needs somebody? A list, most urgent first, each item a sentence and a link to its exact place."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import streamlit as st

from dashboard.i18n import Translator
from dashboard.panels import Panel, Prepared
from dashboard.panels.attention_words import place, sentence, title
from dashboard.ui.escape import escaped
from dashboard.ui.page import Page
from dashboard.ui.show import foot, heading
from dashboard.ui.visit import link_to

CHIPS = {
    "late": ("red", "error"),
    "override": ("blue", "gavel"),
    "at_risk": ("orange", "warning"),
    "missing": ("gray", "help"),
    "unexplained": ("orange", "contact_support"),
    "behind": ("orange", "trending_down"),
    "unusual": ("orange", "query_stats"),
}
LONGEST = 28
"""Letters of a title after its chip: a link is cut on a phone, never wrapped."""

Item = tuple[str, str, dict[str, str | list[str]], str]
"""Page, label of the link, what stands in its address, sentence."""


def attention(panel: Panel, page: Page) -> None:
    """Draw the list with its rule; nothing to do is said in a sentence."""
    prepared, t = page.prepare(panel), page.t
    with st.container(border=True, height="stretch", key=f"card-{panel.id}"):
        heading(prepared, t)
        if prepared.empty:
            st.markdown(f":gray[:material/check_circle: {t(panel.word('empty'))}]")
            return
        shown, others = _items(prepared, t)
        _list(shown)
        if others:
            _others(others, panel, t)
        st.caption(prepared.saying.text)
        st.caption(t("overview.rule"))
        foot(prepared, t)


def _others(items: Sequence[Item], panel: Panel, t: Translator) -> None:
    """What is not shown at once: sent only to who opens it, most never do."""
    label, icon = t("attention.more", n=len(items)), ":material/list:"
    box = st.expander(label, icon=icon, key=f"all-{panel.id}", on_change="rerun")
    if box.open:
        with box:
            _list(items)


def _list(items: Sequence[Item]) -> None:
    with st.container(gap="xsmall"):
        for target, label, query, said in items:
            st.page_link(link_to(target), label=label, icon="", query_params=query)
            st.caption(said)


@lru_cache(maxsize=256)
def _items(prepared: Prepared, t: Translator) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """What the items shown at once say, and the others: written once for all runs that show the same list."""
    rows = list(prepared.frame.itertuples())
    shown, others = (tuple(_item(row, t) for row in rows if bool(row.shown) is want) for want in (True, False))
    return shown, others


def _item(row: Any, t: Translator) -> Item:
    kind = str(row.attention)
    color, icon = CHIPS[kind]
    target, query = place(row, t)
    words = title(row, t)
    words = words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
    chip = f":{color}-badge[:material/{icon}: {t(f'attention.{kind}.chip')}]"
    return target, f"{chip} **{escaped(words)}**", {**query, "lang": t.language}, sentence(row, t, escaped)
