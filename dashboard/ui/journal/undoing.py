"""How is a batch taken back here? After a question, with the name of who does it."""

from functools import partial

import streamlit as st

from dashboard.i18n import Translator
from dashboard.ingest.undo import undone
from dashboard.store.tables import Batch
from dashboard.ui.author import author
from dashboard.ui.journal.told import do
from dashboard.ui.page import Page


def show_undo(batch: Batch, page: Page) -> None:
    """The button with its question; nothing for a batch that no longer holds."""
    t = page.t
    if batch.state != "applied":
        st.caption(t("journal_page.undo.already"))
        return
    label = t("journal_page.undo.again" if batch.action == "undo" else "journal_page.undo.button")
    with st.popover(label, icon=":material/undo:", key=f"undo-{batch.id}"):
        st.markdown(t(f"journal_page.undo.ask_{batch.action}", batch=str(batch.id)))
        confirm_by_name(f"undo-{batch.id}", t)
        st.button(
            t("journal_page.undo.confirm"),
            type="primary",
            disabled=not author(),
            on_click=_undo,
            args=(page, batch.id or 0),
            key=f"undo-now-{batch.id}",
        )


def confirm_by_name(key: str, t: Translator) -> None:
    """Ask who does it; the name counts for the whole session."""
    st.text_input(
        t("upload.author.label"),
        value=author(),
        key=f"{key}-author",
        max_chars=80,
        on_change=_remember,
        args=(f"{key}-author",),
    )


def _remember(key: str) -> None:
    st.session_state["author"] = str(st.session_state[key]).strip()


def _undo(page: Page, batch_id: int) -> None:
    do(partial(_undone, page, batch_id), page.t)


def _undone(page: Page, batch_id: int) -> str:
    if not author():
        return page.t("upload.save.name_first")
    taken = undone(page.visit.snapshot.url, batch_id, author())
    rows = taken.rows_new + taken.rows_changed + taken.rows_removed
    return page.t("journal.undone", batch=str(batch_id), n=rows)
