"""How do promises read? The status table with its rule, and the ledger with its links."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import rules
from dashboard.i18n import Translator
from dashboard.panels import Panel, Prepared
from dashboard.panels.words import JOINT, own_language, reason
from dashboard.ui.escape import escaped
from dashboard.ui.page import Page
from dashboard.ui.show import ROW_HEIGHT, empty_state, foot, heading

BADGES = {
    "late": ("red", "error"),
    "at_risk": ("orange", "warning"),
    "on_track": ("green", "trending_flat"),
    "done": ("blue", "check_circle"),
    "unknown": ("gray", "help"),
}
SHOWN = 10
"""Rows of the ledger in view at first; the rest scrolls."""
HEADER_HEIGHT = 38
HOST = r"https?://(?:www\.)?([^/]+)"
MILLION = 1e6
KIND_WIDTH = 150
"""Pixels that the longest kind of date takes: only the rows in view are measured."""


def badge(status: str, t: Translator) -> str:
    """A status as icon, word and colour."""
    color, icon = BADGES[status]
    return f":{color}-badge[:material/{icon}: {t(f'status.{status}')}]"


def show_status(panel: Panel, page: Page) -> Prepared:
    """The status of every project, and the rule in words below."""
    prepared = page.prepare(panel)
    with st.container(border=True, height="stretch", key=f"card-{panel.id}"):
        heading(prepared, page.t)
        if prepared.empty:
            empty_state(panel, page)
            return prepared
        st.table(_statuses(prepared.frame, page.t), border="horizontal", hide_index=True, alt=prepared.saying.text)
        st.caption(rule(page.t))
        foot(prepared, page.t)
    return prepared


def rule(t: Translator) -> str:
    """The status rule in words, with the limits in force."""
    return t("projects.rule", late=rules.LATE_AFTER_DAYS, soon=rules.SOON_DAYS, silent=rules.SILENT_AFTER_DAYS)


def _statuses(frame: pd.DataFrame, t: Translator) -> pd.DataFrame:
    # Three columns: the table is read on a phone too.
    rows: list[Any] = list(frame.itertuples())
    return pd.DataFrame(
        {
            t("projects.table.status"): [_standing(row, t) for row in rows],
            t("projects.table.dates"): [_dates(row, t) for row in rows],
            t("projects.table.reasons"): [_why(row, t) for row in rows],
        }
    )


def _standing(row: Any, t: Translator) -> str:
    """The rule's status, and beside it a person's while it holds."""
    by_rule = f"**{t.short_name(row.project)}** {badge(row.status, t)}"
    if pd.isna(row.override):
        return by_rule
    words = {"by": escaped(row.override_by), "until": t.date(row.override_until.date())}
    return f"{by_rule} · {t('projects.person', status=badge(row.override, t), **words)}"


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
    return "; ".join(told.get(code) or reason(code, t) for code in reasons) or "—"


def written(day: pd.Timestamp, precision: str | None, t: Translator) -> str:
    """A date as exactly as it was said; that of a report says so."""
    if pd.isna(day):
        return "—"
    if precision == "reported":
        return t("projects.by_report", date=t.date(day.date()))
    return t.date(day.date(), precision)


def show_ledger(panel: Panel, page: Page, project: str | None) -> Prepared:
    """Every announced date, newest first, with its links; of one project or of all."""
    prepared = page.prepare(panel, project=project)
    with st.container(border=True, height="stretch", key=f"card-{panel.id}"):
        heading(prepared, page.t)
        if prepared.empty:
            empty_state(panel, page)
            return prepared
        st.markdown(f":gray[{prepared.saying.text}]")
        _ledger(prepared, page.t)
        foot(prepared, page.t)
    return prepared


def _ledger(prepared: Prepared, t: Translator) -> None:
    table, links = _lines(own_language(prepared.frame, t), t)
    link = {name: st.column_config.LinkColumn(display_text=HOST, width="small") for name in links}
    st.dataframe(
        table,
        hide_index=True,
        row_height=ROW_HEIGHT,
        height=HEADER_HEIGHT + ROW_HEIGHT * min(SHOWN, len(table)),
        placeholder="—",
        alt=prepared.saying.text,
        column_config={
            t("projects.table.cost"): st.column_config.NumberColumn(format="localized", width="small"),
            t("column.date_kind"): st.column_config.TextColumn(width=KIND_WIDTH),
            t("projects.table.note"): st.column_config.TextColumn(width="large"),
            **link,
        },
    )


def _lines(frame: pd.DataFrame, t: Translator) -> tuple[pd.DataFrame, list[str]]:
    of_one = frame["project"].nunique() == 1
    lines: dict[str, object] = {t("projects.table.said"): [_said(row, t) for row in frame.itertuples()]}
    if not of_one:
        lines[t("column.project")] = [t.short_name(code) for code in frame["project"]]
    lines |= {
        t("column.milestone"): [t(f"milestone.{code}") for code in frame["milestone"]],
        t("column.date_kind"): [_kind(row, t) for row in frame.itertuples()],
        t("projects.table.date"): [_named(row, t) for row in frame.itertuples()],
    }
    links = _links(frame["source_url"], t)
    lines |= {t("projects.table.who"): frame["statement_by"], **links}
    if frame["delay_reason"].notna().any():
        named = frame["delay_reason"].dropna().map(lambda code: t(f"delay_reason.{code}"))
        lines[t("column.delay_reason")] = named.reindex(frame.index)
    if frame["cost_kzt"].notna().any():
        lines[t("projects.table.cost")] = frame["cost_kzt"] / MILLION
    lines[t("projects.table.note")] = frame["note"]
    return pd.DataFrame(lines, index=frame.index), list(links)


def _links(urls: "pd.Series[Any]", t: Translator) -> dict[str, object]:
    """A column for the first link of each statement, and one for each further outlet."""
    parts = urls.fillna("").str.split(" | ", regex=False, expand=True)
    names = [t("projects.table.link"), *(t("projects.table.link_n", number=n) for n in range(2, parts.shape[1] + 1))]
    return {name: parts[index].replace("", None) for index, name in enumerate(names)}


def _said(row: Any, t: Translator) -> str:
    if pd.isna(row.reported_on):
        return "—"
    day = row.reported_on.date()
    inferred = {"month_inferred": "month", "year_inferred": "year"}.get(row.reported_precision)
    if inferred == "year":
        return f"≈ {day.year}"
    return f"≈ {t.month(day)}" if inferred else t.date(day)


def _kind(row: Any, t: Translator) -> str:
    return t("projects.denial") if row.denied else t(f"date_kind.{row.date_kind}")


def _named(row: Any, t: Translator) -> str | None:
    if pd.isna(row.date_value):
        return None
    return written(row.date_value, "reported" if row.as_of else row.date_precision, t)
