"""What needs somebody? A list, most urgent first, each item a sentence and a link to its exact place."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from dashboard.i18n import Translator
from dashboard.panels import Panel, Prepared, once
from dashboard.panels.attention_words import place, sentence, title
from dashboard.ui.escape import escaped
from dashboard.ui.frame import Frame
from dashboard.ui.heading import finding, finding_words, heading, heading_words
from dashboard.ui.menu import link_to
from dashboard.ui.page import Page
from dashboard.ui.show import stand

CHIPS = {
    "late": ("red", "error"),
    "override": ("blue", "gavel"),
    "at_risk": ("orange", "warning"),
    "missing": ("gray", "help"),
    "unexplained": ("orange", "contact_support"),
    "behind": ("orange", "trending_down"),
    "unusual": ("orange", "query_stats"),
}
LISTED = 40
"""Items written out below those shown at once; of thousands of libraries the rest stands in the table."""
LONGEST = 28
"""Letters of a title after its chip: a link is cut on a phone, never wrapped."""

Item = tuple[str, str, dict[str, str | list[str]], str]
"""Page, label of the link, what stands in its address, sentence."""


def attention(panel: Panel, page: Page | Frame) -> None:
    """Draw the list with its rule; nothing to do is said in a sentence."""
    with st.container(border=True, height="stretch", key=f"card-{panel.id}"):
        page.follow(partial(_said, panel), partial(_contents, panel), st.container(gap="xsmall"))
        st.caption(page.t("overview.rule"))
        stand(panel, page)


def _said(panel: Panel, page: Page) -> object:
    prepared, t = page.prepare(panel), page.t
    if prepared.empty:
        return heading_words(prepared, t)
    shown, others, in_all = _items(prepared, t)
    opened = others if st.session_state.get(_others_key(panel)) else None
    return finding_words(prepared, t), shown, in_all, opened


def _contents(panel: Panel, page: Page) -> None:
    prepared, t = page.prepare(panel), page.t
    if prepared.empty:
        heading(prepared, t)
        st.markdown(f":gray[:material/check_circle: {t(panel.word('empty'))}]")
        return
    finding(prepared, t)
    shown, others, in_all = _items(prepared, t)
    _list(shown)
    if others:
        _others(others, in_all, panel, t)


def _others_key(panel: Panel) -> str:
    return f"all-{panel.id}"


def _others(items: Sequence[Item], in_all: int, panel: Panel, t: Translator) -> None:
    """What is not shown at once: sent only to who opens it, most never do."""
    # Without their number, which the finding and the shown ones tell: another label would be another box, a closed one.
    box = st.expander(t("attention.more"), icon=":material/list:", key=_others_key(panel), on_change="rerun")
    if box.open:
        with box:
            _list(items)
            if in_all > len(items):
                st.caption(t("attention.rest", n=in_all - len(items)))


def _list(items: Sequence[Item]) -> None:
    for target, label, query, said in items:
        st.page_link(link_to(target), label=label, icon="", query_params=query)
        st.caption(said)


@once
def _items(prepared: Prepared, t: Translator) -> tuple[tuple[Item, ...], tuple[Item, ...], int]:
    """What the items shown at once say, the first of the others, and how many others there are.

    Written once for all runs that show the same list.
    """
    shown, others = (list(prepared.frame[prepared.frame["shown"] == want].itertuples()) for want in (True, False))
    # Only what is written out is worded: of a large network there are thousands of others.
    worded = tuple(_item(row, t) for row in others[:LISTED])
    return tuple(_item(row, t) for row in shown), worded, len(others)


def _item(row: Any, t: Translator) -> Item:
    kind = str(row.attention)
    color, icon = CHIPS[kind]
    target, query = place(row, t)
    words = title(row, t)
    words = words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
    chip = f":{color}-badge[:material/{icon}: {t(f'attention.{kind}.chip')}]"
    return target, f"{chip} **{escaped(words)}**", {**query, "lang": t.language}, sentence(row, t, escaped)
