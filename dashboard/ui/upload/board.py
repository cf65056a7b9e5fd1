"""Which report is the board about? Visits or events."""

import streamlit as st

from dashboard.ui.page import Page

REPORTS = ("attendance", "events")


def choose_report(page: Page) -> str:
    """The control over the board of reports."""
    chosen = st.segmented_control(
        page.t("upload.board.label"), REPORTS, default=REPORTS[0],
        format_func=lambda code: page.t(f"intake.kind.{code}"), key="board", required=True,
        bind="query-params",
    )  # fmt: skip
    return chosen or REPORTS[0]
