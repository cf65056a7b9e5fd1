"""Which file should I fill in? Templates for a kind and month, made when somebody asks."""

from datetime import date
from functools import partial

import streamlit as st

from dashboard import store
from dashboard.filters import add_months, first_of_month
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.templates import template_csv, template_xlsx
from dashboard.ui.page import Page

MONTHS_OFFERED = 13
MONTHLY = frozenset({"attendance", "events"})
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_templates(page: Page, kind: str | None) -> None:
    """A popover with kind, month and the two files."""
    t = page.t
    with st.popover(t("upload.template.open"), icon=":material/table_view:"):
        options = list(KINDS)
        chosen = st.selectbox(
            t("upload.kind.label"),
            options,
            index=options.index(kind or "attendance"),
            format_func=lambda code: t(f"intake.kind.{code}"),
            key="template-kind",
        )
        month = _month(page) if chosen in MONTHLY else first_of_month(page.visit.today)
        with st.container(horizontal=True):
            _file(page, chosen, month, "xlsx")
            _file(page, chosen, month, "csv")
        st.caption(t("upload.template.about"))


def last_months(today: date) -> list[date]:
    """Months that may be reported on, the last finished one first."""
    running = first_of_month(today)
    return [add_months(running, -back) for back in range(1, MONTHS_OFFERED)] + [running]


def _month(page: Page) -> date:
    months = last_months(page.visit.today)
    return st.selectbox(page.t("column.month"), months, format_func=page.t.month, key="template-month")


def _file(page: Page, kind: str, month: date, ending: str) -> None:
    stem = page.t(f"intake.kind.{kind}").replace(" ", "-")
    part = f"-{month:%Y-%m}" if kind in MONTHLY else ""
    st.download_button(
        page.t(f"upload.template.{ending}"),
        partial(_made, page.visit.snapshot.url, kind, month, page.t.language, ending),
        f"{stem}{part}.{ending}",
        WORKBOOK if ending == "xlsx" else "text/csv",
        icon=":material/download:",
        on_click="ignore",
        key=f"template-{ending}",
    )


def _made(url: str, kind: str, month: date, language: str, ending: str) -> bytes:
    with store.reading(url) as session:
        make = template_xlsx if ending == "xlsx" else template_csv
        return make(session, kind, month, language)
