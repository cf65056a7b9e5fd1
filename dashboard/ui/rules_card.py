"""By which rules are figures judged? Plans, age limits, limits of the rules: what stands, and where it is changed."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from sqlalchemy import select
from sqlmodel import col

from dashboard import rules, store
from dashboard.i18n import Translator
from dashboard.store.tables import Target
from dashboard.ui.definitions import ages_table
from dashboard.ui.escape import escaped
from dashboard.ui.journal_link import line_link
from dashboard.ui.menu import link_to
from dashboard.ui.page import Page
from dashboard.ui.page_table import BY_ID

LIMITS = {
    "report_due": rules.REPORT_DUE_DAY,
    "unusual_ratio": rules.UNUSUAL_RATIO,
    "late_after": rules.LATE_AFTER_DAYS,
    "soon": rules.SOON_DAYS,
    "silent_after": rules.SILENT_AFTER_DAYS,
    "override": rules.OVERRIDE_DAYS,
}
"""Limits of the rules that people meet; words: ``rules.limit.<name>``."""
CITY = "city"
MOST = 40


def show_rules(page: Page) -> None:
    """Plan targets with the way to change them, the age limits of every period, the limits of the rules."""
    t = page.t
    st.markdown(f"## {t('rules.title')}")
    with st.container(border=True, key="plans"):
        st.markdown(f"### {t('rules.plans')}")
        _plans(page)
    with st.container(border=True, key="ages"):
        st.markdown(f"### {t('about.ages')}")
        st.table(ages_table(page), border="horizontal", hide_index=True)
        st.caption(f"{t('about.age.law')} {t('rules.fixed')}")
    with st.container(border=True, key="limits"):
        st.markdown(f"### {t('rules.limits')}")
        st.markdown("\n".join(f"- {_limit(name, value, t)}" for name, value in LIMITS.items()))
        st.caption(t("rules.fixed"))


def _limit(name: str, value: float, t: Translator) -> str:
    return t(f"rules.limit.{name}", n=int(value))


def _plans(page: Page) -> None:
    t = page.t
    with store.reading(page.visit.snapshot.url) as session:
        asked = select(Target).where(col(Target.year) >= page.visit.today.year)
        found = (
            session.execute(asked.order_by(col(Target.year), col(Target.measure), col(Target.scope))).scalars().all()
        )
        session.expunge_all()
    if found:
        st.table(_targets(found[:MOST], t), border="horizontal", hide_index=True, alt=t("rules.plans"))
    else:
        st.markdown(f":gray[:material/inbox: {t('rules.no_plans')}]")
    if len(found) > MOST:
        st.caption(t("intake.place.more", n=len(found) - MOST))
    st.caption(t("rules.plans_about", kind=t("intake.kind.targets")))
    with st.container(horizontal=True):
        st.page_link(link_to("upload"), label=t("rules.change_plans"), icon=BY_ID["upload"].icon)
        st.page_link(link_to("about"), label=t("rules.more"), icon=BY_ID["about"].icon)


def _targets(found: Sequence[Target], t: Translator) -> pd.DataFrame:
    rows = [
        (
            str(one.year), _measure(one.measure, t), _scope(one.scope, t), t.number(one.value),
            line_link(one.batch_id, one.line, t),
        )
        for one in found
    ]  # fmt: skip
    names = ("year", "measure", "scope", "value", "brought")
    return pd.DataFrame(rows, columns=[t(f"rules.column.{name}") for name in names])


def _measure(code: str, t: Translator) -> str:
    key = next((key for key in (f"plan_measure.{code}", f"measure.{code}") if t.has(key)), None)
    return t(key) if key else escaped(code)


def _scope(code: str, t: Translator) -> str:
    return t("rules.whole_city") if code == CITY else escaped(t.short_name(code))
