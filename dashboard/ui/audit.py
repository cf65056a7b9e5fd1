"""Who did what? The trail for administrators: narrowed, paged, taken along as a file (which the trail notes, too)."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from dashboard import store
from dashboard.access import trail
from dashboard.access.roles import Permission
from dashboard.access.trail import Wanted
from dashboard.export.trail_file import trail_file
from dashboard.i18n import Translator
from dashboard.store.tables import Audit
from dashboard.ui.access import require
from dashboard.ui.audit_words import deed_words, details_words, subject_words
from dashboard.ui.clock import begins, local
from dashboard.ui.escape import code, escaped
from dashboard.ui.handing_over import handed_over
from dashboard.ui.page import Page

A_PAGE = 50
COLUMNS = ("at", "actor", "login", "action", "subject", "details")
SHOWN = ("at", "actor", "action")
"""Three columns are what a phone has room for: the details stand beside the deed."""
LONGEST = 100


def show_audit(page: Page) -> None:
    """The choice, the count, the lines, the file."""
    t, url = page.t, page.visit.snapshot.url
    require(Permission.AUDIT)
    with store.reading(url) as session:
        wanted = _wanted(trail.actions(session), page)
        count = trail.count(session, wanted)
        number = _page_number(count, wanted, t)
        found = trail.entries(session, wanted, A_PAGE, (number - 1) * A_PAGE)
    st.markdown(f"## {t('audit.count', n=count)}")
    if found:
        _table(found, t)
    st.download_button(
        t("action.download_csv"), _file(url, wanted, t), f"audit_{t.language}.csv", "text/csv",
        icon=":material/download:", on_click="ignore", key="trail-csv",
    )  # fmt: skip
    st.caption(t("audit.about"))


def _wanted(known: Sequence[str], page: Page) -> Wanted:
    t = page.t
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.multiselect(
            t("audit.action_label"), known, format_func=lambda code: deed_words(code, t), key="trail-actions",
            placeholder=t("audit.all"), width=320,
        )  # fmt: skip
        days = st.date_input(
            t("audit.days"), [], max_value=page.visit.today, format="DD.MM.YYYY", key="trail-days", width=260
        )
        words = st.text_input(t("audit.find"), key="trail-find", max_chars=LONGEST, width=320)
    since, until = _span(days)
    return Wanted(
        tuple(chosen), words.strip(), begins(since) if since else None,
        begins(until + timedelta(days=1)) if until else None,
    )  # fmt: skip


def _span(days: object) -> tuple[date | None, date | None]:
    """First and last day; while only the first is chosen, from it on."""
    chosen = [day for day in days if isinstance(day, date)] if isinstance(days, tuple) else []
    return (chosen[0] if chosen else None), (chosen[1] if len(chosen) > 1 else None)


def _page_number(count: int, wanted: Wanted, t: Translator) -> int:
    pages = -(-count // A_PAGE)
    if pages <= 1:
        return 1
    key = f"trail-page-{hash(wanted):x}"
    return int(st.number_input(t("journal_page.page", n=pages), 1, pages, 1, key=key, width=260))


def _table(found: Sequence[Audit], t: Translator) -> None:
    # Not `st.dataframe`: it brings a button of its own that takes the lines along, and no trail would tell.
    rows = [
        (
            f"{local(one.at):%d.%m.%Y %H:%M:%S}",
            escaped(one.actor or "—") + (f" {code(one.login)}" if one.login else ""),
            _told(one, t),
        )
        for one in found
    ]
    names = [t(f"audit.column.{name}") for name in SHOWN]
    st.table(pd.DataFrame(rows, columns=names), border="horizontal", hide_index=True, alt=t("page.audit.title"))


def _told(one: Audit, t: Translator) -> str:
    """``**Загрузка**: № 11 · файл: targets.csv``."""
    deed = f"**{escaped(deed_words(one.action, t))}**"
    subject, details = escaped(subject_words(one, t)), escaped(details_words(one, t))
    return " · ".join(part for part in (f"{deed}: {subject}" if subject else deed, details) if part)


def _line(one: Audit, t: Translator) -> tuple[str, ...]:
    moment = f"{local(one.at):%d.%m.%Y %H:%M:%S}"
    told = deed_words(one.action, t), subject_words(one, t), details_words(one, t)
    return moment, one.actor or "—", one.login or "", *told


def _file(url: str, wanted: Wanted, t: Translator) -> Callable[[], bytes]:
    headings = [t(f"audit.column.{name}") for name in COLUMNS]

    def made() -> bytes:
        with store.reading(url) as session:
            return trail_file(headings, [_line(one, t) for one in trail.entries(session, wanted, None)], t)

    return handed_over(made, Permission.AUDIT, "audit")
