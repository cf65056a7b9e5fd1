"""How does a project stand? The status table with its rule, a person's status beside it."""

from dataclasses import replace
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import rules
from dashboard.i18n import Translator
from dashboard.panels import Panel, Prepared
from dashboard.panels.words import JOINT, reason
from dashboard.ui.escape import escaped
from dashboard.ui.heading import empty_state, heading
from dashboard.ui.page import Page
from dashboard.ui.show import foot

BADGES = {
    "late": ("red", "error"),
    "at_risk": ("orange", "warning"),
    "on_track": ("green", "trending_flat"),
    "done": ("blue", "check_circle"),
    "unknown": ("gray", "help"),
}

NO_DATE = "—"


def badge(status: str, t: Translator) -> str:
    """A status as icon, word and colour."""
    color, icon = BADGES[status]
    return f":{color}-badge[:material/{icon}: {t(f'status.{status}')}]"


def with_statuses(everyone: Prepared, page: Page) -> Page:
    """The page, narrowed to projects whose status, by rule or by person, is chosen; all while none is."""
    found = set(everyone.frame["status"]) | set(everyone.frame["override"].dropna())
    if not found:
        return page
    asked = st.pills(
        page.t("projects.standing"), [code for code in BADGES if code in found], selection_mode="multi",
        format_func=lambda code: page.t(f"status.{code}"), key="standing", bind="query-params", wrap=True,
    )  # fmt: skip
    return replace(page, filters=replace(page.filters, statuses=tuple(asked)))


def show_status(panel: Panel, page: Page) -> None:
    """The status of every project, and the rule in words below."""
    prepared = page.prepare(panel)
    with st.container(border=True, height="stretch", key=f"card-{panel.id}"):
        heading(prepared, page.t)
        if prepared.empty:
            empty_state(panel, page)
            return
        st.table(
            _statuses(prepared.frame, page.t),
            border="horizontal",
            hide_index=True,
            alt=prepared.saying.text,
        )
        st.caption(rule(page.t))
        foot(prepared, page.t)


def rule(t: Translator) -> str:
    """The status rule in words, line by line as the rules have it, with the limits in force."""
    limits = {"late": rules.LATE_AFTER_DAYS, "soon": rules.SOON_DAYS, "silent": rules.SILENT_AFTER_DAYS}
    told = [t("projects.rule.intro")]
    for status, lines in groupby(rules.STATUS_RULE, key=lambda line: line[0]):
        asked = t("projects.rule.either").join(t(f"projects.rule.{reason}", **limits) for _, reason in lines)
        word = t(f"status.{status.value}")
        told.append(f"**{word[:1].upper()}{word[1:]}:** {asked}.")
    return " ".join((*told, t("projects.rule.rest")))


def _statuses(frame: pd.DataFrame, t: Translator) -> pd.DataFrame:
    # Two columns: a third is cut off on a phone.
    rows: list[Any] = list(frame.itertuples())
    return pd.DataFrame(
        {
            t("projects.table.status"): [_standing(row, t) for row in rows],
            t("projects.table.dates"): [_told(row, t) for row in rows],
        }
    )


def _standing(row: Any, t: Translator) -> str:
    """The rule's status, and beside it a person's while it holds."""
    by_rule = f"**{t.short_name(row.project)}** {badge(row.status, t)}"
    if pd.isna(row.override):
        return by_rule
    words = {"by": escaped(row.override_by), "until": t.date(row.override_until.date())}
    return f"{by_rule} · {t('projects.person', status=badge(row.override, t), **words)}"


def _told(row: Any, t: Translator) -> str:
    dates, why = _dates(row, t), _why(row, t)
    return " · ".join(part for part in (dates, why) if part not in {"", NO_DATE}) or NO_DATE


def _dates(row: Any, t: Translator) -> str:
    kind = "happened" if pd.notna(row.happened_on) else "forecast"
    first = written(row.promised_on, row.promised_precision, t)
    now = written(getattr(row, f"{kind}_on"), getattr(row, f"{kind}_precision"), t)
    days = "" if pd.isna(row.slippage_days) else t("projects.days", days=t.signed(int(row.slippage_days)))
    dates = f"{first} → {now} **{days}**" if days else now
    return dates if pd.isna(row.completion_on) else f"{dates}; {_completion(row, t)}"


def _completion(row: Any, t: Translator) -> str:
    first = written(row.completion_promised_on, row.completion_promised_precision, t)
    days = t("projects.days", days=t.signed(int(row.completion_slippage_days)))
    return t(
        "projects.completion", first=first, last=written(row.completion_on, row.completion_precision, t), days=days
    )


def _why(row: Any, t: Translator) -> str:
    told = {
        "silent": t("projects.silent_for", days=None if pd.isna(row.days_since_report) else int(row.days_since_report)),
        "partly_open": t("projects.openings", opened=row.openings, target=row.of_openings),
    }
    reasons = (code for code in row.reasons.split(JOINT) if code)
    return "; ".join(told.get(code) or reason(code, t) for code in reasons)


def written(day: pd.Timestamp, precision: str | None, t: Translator) -> str:
    """A date as exactly as it was said; that of a report says so."""
    if pd.isna(day):
        return NO_DATE
    if precision == "reported":
        return t("projects.by_report", date=t.date(day.date()))
    return t.date(day.date(), precision)
