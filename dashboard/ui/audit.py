"""Who did what? The trail for administrators: narrowed, paged, taken along as a file (which the trail notes, too)."""

import json
from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import store
from dashboard.access import trail
from dashboard.access.roles import Permission
from dashboard.access.trail import Wanted
from dashboard.export.trail_file import trail_file
from dashboard.i18n import Translator
from dashboard.store.audit import record
from dashboard.store.tables import Audit
from dashboard.ui.access import require
from dashboard.ui.clock import local
from dashboard.ui.page import Page

A_PAGE = 200
ROW = 36
COLUMNS = ("at", "actor", "login", "action", "subject", "details")
LONGEST = 100


def show_audit(page: Page) -> None:
    """The choice, the count, the lines, the file."""
    t, url = page.t, page.visit.snapshot.url
    require(Permission.AUDIT)
    with store.reading(url) as session:
        wanted = _wanted(trail.actions(session), t)
        count = trail.count(session, wanted)
        number = _page_number(count, wanted, t)
        found = trail.entries(session, wanted, A_PAGE, (number - 1) * A_PAGE)
    st.markdown(f"### {t('audit.count', n=count)}")
    st.dataframe(
        pd.DataFrame([_line(one, t) for one in found], columns=_headings(t)), hide_index=True, row_height=ROW,
        height=ROW * min(len(found) + 1, 16) + 2, alt=t("page.audit.title"), key="trail",
    )  # fmt: skip
    st.download_button(
        t("action.download_csv"), partial(_file, url, wanted, t), f"audit_{t.language}.csv", "text/csv",
        icon=":material/download:", on_click="ignore", key="trail-csv",
    )  # fmt: skip
    st.caption(t("audit.about"))


def _wanted(known: Sequence[str], t: Translator) -> Wanted:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.multiselect(
            t("audit.action_label"), known, format_func=lambda code: _deed(code, t), key="trail-actions",
            placeholder=t("audit.all"),
        )  # fmt: skip
        words = st.text_input(t("audit.find"), key="trail-find", max_chars=LONGEST)
    return Wanted(tuple(chosen), words.strip())


def _page_number(count: int, wanted: Wanted, t: Translator) -> int:
    pages = -(-count // A_PAGE)
    if pages <= 1:
        return 1
    key = f"trail-page-{hash(wanted):x}"
    return int(st.number_input(t("journal_page.page", n=pages), 1, pages, 1, key=key, width=260))


def _headings(t: Translator) -> list[str]:
    return [t(f"audit.column.{name}") for name in COLUMNS]


def _line(one: Audit, t: Translator) -> tuple[str, ...]:
    told = ", ".join(f"{name}: {value}" for name, value in json.loads(one.details).items())
    return (
        f"{local(one.at):%d.%m.%Y %H:%M:%S}",
        one.actor or "—",
        one.login or "",
        _deed(one.action, t),
        one.subject,
        told,
    )


def _deed(code: str, t: Translator) -> str:
    return t(f"audit.action.{code}") if t.has(f"audit.action.{code}") else code


def _file(url: str, wanted: Wanted, t: Translator) -> bytes:
    """Made when somebody asks, who is looked up then: names and times are personal data."""
    who = require(Permission.AUDIT)
    with store.writing(url) as session:
        record(session, who.actor, "export", "audit")
    with store.reading(url) as session:
        return trail_file(_headings(t), [_line(one, t) for one in trail.entries(session, wanted, None)], t)
