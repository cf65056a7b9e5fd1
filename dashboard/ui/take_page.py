"""How does a page leave as a workbook? Made when somebody asks for it, with what is on the page at that moment."""

import streamlit as st

from dashboard.access.roles import Permission
from dashboard.export.panel_workbook import MIME, panel_workbook, workbook_name
from dashboard.export.workbook import Sheet
from dashboard.i18n import Translator
from dashboard.panels import Prepared
from dashboard.ui.access import fragment
from dashboard.ui.handing_over import PERSONAL, handed_over


@fragment
def take_page(page_id: str, shown: list[Prepared], others: list[Sheet], t: Translator) -> None:
    """The button beside the page's name. Both lists fill while the page is drawn; the menu is opened after that."""
    menu = st.popover(
        t("file.take_page"), icon=":material/download:", type="tertiary", key="take-page", on_change="rerun"
    )
    if menu.open:
        with menu:
            _workbook(page_id, shown, others, t)


def _workbook(page_id: str, shown: list[Prepared], others: list[Sheet], t: Translator) -> None:
    title = t(f"page.{page_id}.title")
    st.markdown(f"**{title}**")
    st.caption(t("file.take_page_help"))
    bar = st.progress(0.0, t("file.making"))

    def progress(done: int, of: int) -> None:
        bar.progress(done / of, t("file.sheet_of", done=done, of=of))

    content = panel_workbook(title, shown, t, others, progress)
    bar.empty()
    st.download_button(
        t("file.download_xlsx"),
        handed_over(lambda: content, Permission.READ, page_id) if page_id in PERSONAL else content,
        workbook_name(page_id, t, demo=any(one.demo for one in shown)),
        MIME,
        icon=":material/download:",
        on_click="ignore",
        key="take-page-xlsx",
    )
