"""What is known of one library? Its passport: facts with their precision, spaces, sources."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import rules
from dashboard.i18n import LANGUAGES, Translator
from dashboard.panels import Panel, Prepared
from dashboard.panels.passport import DATES, fact_in_words
from dashboard.ui.choose import choose, codes
from dashboard.ui.escape import A_NOTE, escaped, link
from dashboard.ui.heading import empty_state, heading
from dashboard.ui.menu import path_of
from dashboard.ui.page import Page
from dashboard.ui.show import foot

FACTS = ("district", "address", *DATES, "hours", "area_m2", "repair_cost_kzt")
PRESENCE = {
    "yes": ":material/check_circle:",
    "no": ":material/do_not_disturb_on:",
    "unknown": ":material/help:",
}
SEPARATOR = " | "


def of_library(page: Page, panel: Panel) -> Page | None:
    """Choose a library of a panel's frame; the same page for that library alone. None while none is chosen."""
    known = page.read(panel)
    if known.empty:
        return None
    label, nobody = page.t("profile.choose"), page.t("profile.nobody")
    library = choose("profile", codes(known, "branch"), label, page, everything=nobody)
    if library is None:
        return None
    filters = replace(page.filters, library=library, libraries=(library,), districts=())
    return replace(page, filters=filters)


def profile(panel: Panel, page: Page) -> None:
    """Draw the passport of a library as a card."""
    prepared, t = page.prepare(panel), page.t
    with st.container(border=True, height="stretch", key=f"card-{panel.id}"):
        heading(prepared, t)
        if prepared.empty:
            empty_state(panel, page)
            return
        facts = _facts(prepared, t)
        st.table(_known(facts, t), border="horizontal", hide_index=True, hide_header=True)
        st.markdown(f"**{t('profile.spaces')}**")
        st.markdown("  \n".join(_space(space.value, facts, t) for space in rules.Space))
        if "note" in facts:
            st.caption(escaped(facts["note"], A_NOTE))
        st.caption(_sources(facts, t))
        st.page_link(path_of("map"), label=t("page.map.title"), icon=":material/map:")
        foot(prepared, t)


def _facts(prepared: Prepared, t: Translator) -> dict[str, str]:
    """The facts by name; a text in the reader's language, else marked with its own."""
    found: dict[str, str] = {}
    by_fact = prepared.frame.dropna(subset=["value"]).groupby("fact", sort=False)
    for fact, rows in by_fact:
        texts = {str(row.language): str(row.value) for row in rows.itertuples()}
        order = [t.language, *LANGUAGES]
        language = next((one for one in order if one in texts), None)
        text = texts[language] if language else next(iter(texts.values()))
        found[str(fact)] = text if language in {None, t.language} else f"{text} ({language})"
    return found


def _known(facts: dict[str, str], t: Translator) -> pd.DataFrame:
    words = [(t(f"fact.{fact}"), _written(fact, facts.get(fact), t)) for fact in FACTS]
    return pd.DataFrame(words, columns=[t("column.fact"), t("column.value")])


def _written(fact: str, value: str | None, t: Translator) -> str:
    if value is None:
        return f":gray[{t('presence.unknown')}]"
    return escaped(fact_in_words(fact, value, t))


def _space(space: str, facts: dict[str, str], t: Translator) -> str:
    presence = facts.get(space, "unknown")
    line = f"{PRESENCE[presence]} {t(f'fact.{space}')} — {t(f'presence.{presence}')}"
    return line if presence == "yes" else f":gray[{line}]"


def _sources(facts: dict[str, str], t: Translator) -> str:
    links = [url for url in facts.get("source_url", "").split(SEPARATOR) if url]
    names = [name for name in facts.get("publisher", "").split(SEPARATOR) if name]
    if len(links) != len(names):
        links_named = [(t("profile.source_n", number=str(index + 1)), url) for index, url in enumerate(links)]
        return " · ".join([*map(escaped, names), *(link(name, url) for name, url in links_named)])
    return f"{t('fact.source_url')}: " + " · ".join(map(link, names, links))
