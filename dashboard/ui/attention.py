"""What needs somebody? A list, worst first, each item a link to its exact place."""

from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.i18n import Translator
from dashboard.panels import Panel, Prepared
from dashboard.panels.words import JOINT, reason
from dashboard.ui.page import Page
from dashboard.ui.show import foot, heading
from dashboard.ui.visit import path_of

CHIPS = {
    "late": ("red", "error"),
    "at_risk": ("orange", "warning"),
    "missing": ("gray", "help"),
    "unusual": ("orange", "query_stats"),
}
LONGEST = 28
"""Letters of a title after its chip: a link is cut on a phone, never wrapped."""

Link = tuple[str, dict[str, str]]
"""A page, and what stands in its address."""

Item = tuple[str, str, dict[str, str | list[str]], str]
"""Page, label of the link, what stands in its address, evidence."""


def attention(panel: Panel, page: Page) -> None:
    """Draw the list with its rule; nothing to do is said in a sentence."""
    prepared, t = page.prepare(panel), page.t
    with st.container(border=True, height="stretch", key=f"card-{panel.id}"):
        heading(prepared, t)
        if prepared.empty:
            st.markdown(f":gray[:material/check_circle: {t(panel.word('empty'))}]")
            return
        with st.container(gap="small"):
            for target, label, query, evidence in _items(prepared, t):
                with st.container(gap=None):
                    st.page_link(path_of(target), label=label, icon="", query_params=query)
                    st.caption(evidence)
        st.caption(prepared.saying.text)
        st.caption(t("overview.rule"))
        foot(prepared, t)


@lru_cache(maxsize=256)
def _items(prepared: Prepared, t: Translator) -> tuple[Item, ...]:
    """What each item says, written once for all runs that show the same list."""
    return tuple(_item(row, t) for row in prepared.frame.itertuples())


def _item(row: Any, t: Translator) -> Item:
    kind = str(row.attention)
    color, icon = CHIPS[kind]
    title, evidence = _words(row, t)
    target, query = _place(row, t)
    chip = f":{color}-badge[:material/{icon}: {t(f'attention.{kind}.chip')}]"
    return target, f"{chip} **{title}**", {**query, "lang": t.language}, evidence


def _place(row: Any, t: Translator) -> Link:
    if row.attention == "missing":
        # Several are rings on the heat map: the shared filter keeps its selection and would not take theirs.
        silent = str(row.missing).split(JOINT)
        return ("libraries", {"profile": t.short_name(silent[0])}) if len(silent) == 1 else ("attendance", {})
    if row.attention == "unusual":
        return "libraries", {"profile": t.short_name(str(row.place))}
    return "projects", {"project": t.short_name(str(row.place))}


def _words(row: Any, t: Translator) -> tuple[str, str]:
    if row.attention == "missing":
        silent = str(row.missing).split(JOINT)
        title = t("attention.missing.title", n=len(silent), month=t.month_name(row.month.date()))
        return title, "; ".join(t.short_name(code) for code in silent)
    if row.attention == "unusual":
        title = t("attention.unusual.title", library=t.short_name(row.place), month=t.month_short(row.month.date()))
        evidence = t("attention.unusual.evidence", visits=int(row.visits), year_ago=int(row.year_ago))
        return title, f"{t.month(row.month.date())}: {evidence}"
    return _project(row, t)


def _project(row: Any, t: Translator) -> tuple[str, str]:
    name, days = t.short_name(str(row.place)), row.slippage_days
    title = name
    if pd.notna(days) and days:
        title = t("attention.project.title", project=name, days=t.signed(int(days)))
    fits = len(title) <= LONGEST
    shift = "" if fits or title == name else title.removeprefix(f"{name}: ")
    told = [
        shift,
        _dates(row, t),
        *(reason(code, t) for code in str(row.reasons).split(JOINT)[:1] if code != "slipped_far"),
    ]
    if pd.notna(row.days_since_report):
        told.append(t("attention.project.silent", n=int(row.days_since_report)))
    return (title if fits else name), "; ".join(part for part in told if part)


def _dates(row: Any, t: Translator) -> str:
    if pd.isna(row.forecast_on):
        return ""
    promised, forecast = (
        t.date(day.date(), "day" if precision == "reported" else precision)
        for day, precision in (
            (row.promised_on, row.promised_precision),
            (row.forecast_on, row.forecast_precision),
        )
    )
    if promised == forecast:
        return t("attention.project.kept", forecast=forecast)
    return t("attention.project.moved", promised=promised, forecast=forecast)
