"""Who announced what, and where does it stand? The promise ledger with its links."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.i18n import Translator
from dashboard.panels import Panel, Prepared
from dashboard.panels.words import own_language
from dashboard.ui.access import fragment
from dashboard.ui.escape import is_web
from dashboard.ui.heading import empty_state, finding, heading
from dashboard.ui.origins import HEADER_HEIGHT, ROW_HEIGHT, traced
from dashboard.ui.page import Page
from dashboard.ui.show import foot
from dashboard.ui.standing import written

SHOWN = 10
"""Rows of the ledger in view at first; the rest scrolls."""
HOST = r"https?://(?:www\.)?([^/]+)"
MILLION = 1e6
KIND_WIDTH = 150
"""Pixels that the longest kind of date takes: only the rows in view are measured."""


def show_ledger(panel: Panel, page: Page, project: str | None) -> Prepared:
    """Every announced date, newest first, with its links; of one project or of all."""
    prepared = page.prepare(panel, project=project)
    with st.container(border=True, height="stretch", key=f"card-{panel.id}"):
        if prepared.empty:
            heading(prepared, page.t)
            empty_state(panel, page)
            return prepared
        finding(prepared, page.t)
        _ledger(prepared, page.t)
        foot(prepared, page.t)
    return prepared


@fragment
def _ledger(prepared: Prepared, t: Translator) -> None:
    table, links = _lines(own_language(prepared.frame, t), t)
    link = {name: st.column_config.LinkColumn(display_text=HOST, width="small") for name in links}
    traced(
        table,
        prepared,
        "card",
        t,
        height=HEADER_HEIGHT + ROW_HEIGHT * min(SHOWN, len(table)),
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
    return {name: parts[index].where(parts[index].fillna("").map(is_web), None) for index, name in enumerate(names)}


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
