"""May a person say otherwise? A status beside the rule's: with a reason, a name and an end, through the same checks."""

import csv
import io
from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import rules
from dashboard.access.person import Person
from dashboard.access.roles import Permission
from dashboard.i18n import Translator
from dashboard.ingest.apply import Origin, save
from dashboard.ingest.messages import problem_text
from dashboard.panels import Prepared
from dashboard.ui.access import guarded, require
from dashboard.ui.author import show_author
from dashboard.ui.escape import escaped
from dashboard.ui.menu import path_of
from dashboard.ui.page import Page
from dashboard.ui.standing import badge
from dashboard.ui.trouble import attempted
from dashboard.ui.upload.delivery import Delivery, delivery
from dashboard.ui.upload.judging import Judged, Stage, judge, judged_anew

KIND = "overrides"
COLUMNS = ("project_code", "decided_on", "status", "reason", "decided_by", "until")
USUAL_DAYS = 90
"""How long a status holds unless somebody chooses otherwise."""
LONGEST = 300
NOTE = "override-note"


def show_override(status: Prepared, project: str | None, page: Page) -> None:
    """The rule's and the person's status of the chosen project, and the form to set or to end the latter."""
    if project is None or status.empty:
        return
    t = page.t
    row: Any = next(status.frame[status.frame["project"] == project].itertuples())
    with st.container(border=True, key="card-override"):
        st.markdown(f"### {t('override.title')}: {t.short_name(project)}")
        st.markdown(t("override.by_rule", status=badge(row.status, t)))
        if pd.notna(row.override):
            _held(row, page)
        _told(t)
        if page.visit.person and page.visit.may_everywhere(Permission.UPLOAD):
            with st.expander(t("override.set"), icon=":material/edit:"):
                _form(row, page, page.visit.person)


def held_words(row: Any, t: Translator) -> str:
    """``Решение человека: в срок — Имя, до 31 января 2027 года``."""
    until = t.date(row.override_until.date())
    return t("override.held", status=badge(row.override, t), by=escaped(row.override_by), until=until)


def _held(row: Any, page: Page) -> None:
    t = page.t
    st.markdown(held_words(row, t))
    st.markdown(
        f":gray[{t('override.because', reason=escaped(row.override_reason), date=t.date(row.override_on.date()))}]"
    )
    ended = _delivery(_until_yesterday(row, page.visit.today))
    if row.override_on.date() == page.visit.today:
        st.page_link(path_of("journal"), label=t("override.undo"), icon=":material/undo:")
    elif page.visit.may_everywhere(Permission.UPLOAD):
        st.button(
            t("override.end"), icon=":material/event_busy:", on_click=_save, args=(ended, page), key="override-end"
        )


def _until_yesterday(row: Any, today: date) -> Mapping[str, str]:
    decided = row.override_on.date()
    last = max(decided, today - timedelta(days=1))
    return dict(
        zip(
            COLUMNS,
            map(str, (row.project, decided, row.override, row.override_reason, row.override_by, last)),
            strict=True,
        )
    )


def _form(row: Any, page: Page, who: Person) -> None:
    t, today = page.t, page.visit.today
    chosen = st.selectbox(
        t("override.status"), [one.value for one in rules.Status], format_func=lambda code: t(f"status.{code}"),
        key="override-status",
    )  # fmt: skip
    reason = st.text_input(t("override.reason"), max_chars=LONGEST, key="override-reason")
    until = st.date_input(
        t("override.until"), today + timedelta(days=USUAL_DAYS), min_value=today, key="override-until",
        max_value=today + timedelta(days=rules.OVERRIDE_DAYS), help=t("override.until_help", days=rules.OVERRIDE_DAYS),
        format="DD.MM.YYYY",
    )  # fmt: skip
    show_author(t)
    if not (reason.strip() and isinstance(until, date)):
        st.caption(t("override.needs"))
        return
    values = (row.project, today, chosen, reason.strip(), who.name, until)
    _confirm(_delivery(dict(zip(COLUMNS, map(str, values), strict=True))), page)


def _confirm(given: Delivery, page: Page) -> None:
    """What is wrong with it, or the button that stores it."""
    t = page.t
    found = judge(given, KIND, page.visit.today, page.visit.snapshot)
    if found.stage is Stage.REFUSED and found.checked:
        st.error("  \n".join(escaped(problem_text(problem, t)) for problem in found.checked.problems))
        return
    if found.stage is Stage.NOTHING_NEW:
        st.caption(t("override.same"))
        return
    st.caption(t("override.preview"))
    st.button(
        t("override.save"), type="primary", icon=":material/check:", on_click=_save, args=(given, page),
        key="override-save",
    )  # fmt: skip


def _delivery(values: Mapping[str, str]) -> Delivery:
    text = io.StringIO()
    csv.writer(text).writerows([COLUMNS, [values[name] for name in COLUMNS]])
    return delivery(f"{KIND}-{values['project_code']}.csv", text.getvalue().encode(), KIND)


@guarded(Permission.UPLOAD)
def _save(given: Delivery, page: Page) -> None:
    worked, told = attempted(partial(_stored, given, page), page.t)
    st.session_state[NOTE] = (worked, told)
    if worked:
        st.session_state.pop("override-reason", None)


def _stored(given: Delivery, page: Page) -> str:
    """Right and values are checked anew on the server: nothing that a widget says is trusted."""
    by = require(Permission.UPLOAD)
    found: Judged = judged_anew(given, KIND, page.visit.today, page.visit.snapshot.url)
    if found.checked is None or found.comparison is None:
        raise ValueError("a status that does not pass the checks")
    save(page.visit.snapshot.url, found.checked, given.content, Origin(by), found.comparison.digest)
    return page.t("override.saved")


def _told(t: Translator) -> None:
    note = st.session_state.pop(NOTE, None)
    if note:
        worked, text = note
        (st.success if worked else st.error)(text)
