"""How is a batch taken back here? After a question, under the name of who does it."""

from functools import partial

import streamlit as st

from dashboard.access.roles import Permission
from dashboard.ingest.undo import undone
from dashboard.store.tables import Batch
from dashboard.ui.access import guarded, require
from dashboard.ui.author import show_author
from dashboard.ui.journal.told import do, say
from dashboard.ui.page import Page

PLACE = "undo"


def show_undo(batch: Batch, page: Page) -> None:
    """The button with its question; nothing for a batch that no longer holds, nor for who may not take it back."""
    t = page.t
    say(PLACE)
    if not page.visit.may(Permission.UNDO):
        return
    if batch.state != "applied":
        st.caption(t("journal_page.undo.already"))
        return
    label = t("journal_page.undo.again" if batch.action == "undo" else "journal_page.undo.button")
    with st.popover(label, icon=":material/undo:", key=f"undo-{batch.id}"):
        st.markdown(t(f"journal_page.undo.ask_{batch.action}", batch=str(batch.id)))
        show_author(t)
        st.button(
            t(f"journal_page.undo.confirm_{batch.action}"),
            type="primary",
            on_click=_undo,
            args=(page, batch.id or 0),
            key=f"undo-now-{batch.id}",
        )


@guarded(Permission.UNDO)
def _undo(page: Page, batch_id: int) -> None:
    do(partial(_undone, page, batch_id), PLACE, page.t)


def _undone(page: Page, batch_id: int) -> str:
    taken = undone(page.visit.snapshot.url, batch_id, require(Permission.UNDO))
    rows = taken.rows_new + taken.rows_changed + taken.rows_removed
    return page.t("journal.undone", batch=str(batch_id), n=rows)
