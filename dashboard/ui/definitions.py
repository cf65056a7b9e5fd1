"""What does a number mean? Definitions, formulas, age limits, sources and known gaps, for the About page."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard import rules
from dashboard.export.typed import texts
from dashboard.export.workbook import Sheet
from dashboard.i18n import Translator
from dashboard.panels import PANELS, Panel
from dashboard.panels.measures import FIELDS, MEASURES, measure_words
from dashboard.ui.layout import columns
from dashboard.ui.page import Page
from dashboard.ui.page_table import PAGES
from dashboard.ui.standing import rule

SOURCES = ("published", "map", "demo", "residents", "program")
GAPS = ("monthly", "branches", "inferred", "unpublished", "silent")


def show_definitions(page: Page) -> None:
    """Measures with their formulas, then what every card shows; a word narrows both."""
    t = page.t
    st.markdown(f"## {t('page.about.question')}")
    word = st.text_input(t("about.find"), key="word", bind="query-params", icon=":material/search:") or ""
    measures = [code for code in MEASURES if _found(word, measure_words(code, t).values())]
    cards = [panel for panel in PANELS.values() if _found(word, _about(panel, t))]
    if not measures and not cards:
        st.markdown(f":gray[:material/inbox: {t('about.nothing')}]")
    page.others.append(_sheet(cards, t))
    left, right = columns(1, 1)
    with left:
        _measures(measures, word, t)
    with right:
        _cards(cards, word, t)


def _found(word: str, texts: Iterable[str]) -> bool:
    return not word or any(word.casefold() in text.casefold() for text in texts)


def _about(panel: Panel, t: Translator) -> tuple[str, str]:
    return t(panel.word("name")), t(panel.word("definition"))


def _sheet(panels: list[Panel], t: Translator) -> Sheet:
    """What is defined, as a table to take away."""
    parts = {t("about.panels"): "name", t("about.field.unit"): "unit", t("about.field.definition"): "definition"}
    return Sheet(
        t("about.panels"),
        {heading: texts(t(panel.word(part)) for panel in panels) for heading, part in parts.items()},
    )


def _measures(codes: list[str], word: str, t: Translator) -> None:
    if codes:
        st.markdown(f"### {t('about.measures')}")
    for code in codes:
        written = measure_words(code, t)
        with st.expander(written["name"], expanded=bool(word)):
            rows = [(f"**{t(f'about.field.{field}')}**", written[field]) for field in FIELDS if field in written]
            st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, hide_header=True)


def _cards(panels: list[Panel], word: str, t: Translator) -> None:
    if panels:
        st.markdown(f"### {t('about.panels')}")
    for entry in PAGES:
        own = [panel for panel in panels if panel.id.split(".")[0] == entry.id]
        if not own:
            continue
        with st.expander(t(f"page.{entry.id}.title"), icon=entry.icon, expanded=bool(word)):
            for panel in own:
                name, definition = _about(panel, t)
                st.markdown(f"**{name}** ({t(panel.word('unit'))}). {definition}")


def show_ground(page: Page) -> None:
    """What everything stands on: age limits, the status rule, sources with licences, known gaps."""
    t = page.t
    with st.container(border=True):
        st.markdown(f"### {t('about.ages')}")
        st.table(ages_table(page), border="horizontal", hide_index=True)
        st.caption(t("about.age.law"))
    with st.container(border=True):
        st.markdown(f"### {t('about.status')}")
        st.markdown(rule(t))
    with st.container(border=True):
        st.markdown(f"### {t('about.sources')}")
        st.markdown("\n".join(f"- {_source(code, t)}" for code in SOURCES))
    with st.container(border=True):
        st.markdown(f"### {t('about.gaps')}")
        st.markdown("\n".join(f"- {t(f'about.gap.{code}')}" for code in GAPS))


def _source(code: str, t: Translator) -> str:
    what, where, licence = (t(f"about.source.{code}.{part}") for part in ("what", "where", "licence"))
    return f"**{what}**: {where}. {t('about.licence')}: {licence}."


def ages_table(page: Page) -> pd.DataFrame:
    """Every version of the limits, newest first; the one in force says so."""
    t, current = page.t, rules.age_boundaries(page.visit.today)
    rows = [
        {
            t("about.age.valid_from"): t.date(version.valid_from)
            + (f" ({t('about.in_force')})" if version is current else ""),
            **{t(f"age.{group}"): version.span(group) for group in rules.AgeGroup},
        }
        for version in reversed(rules.AGE_BOUNDARIES)
    ]
    return pd.DataFrame(rows)
