"""Which batches are there? Newest first; one is chosen to be looked at."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import store
from dashboard.i18n import Translator
from dashboard.ingest import journal as log
from dashboard.panels import Snapshot
from dashboard.store.tables import Batch
from dashboard.ui.clock import when
from dashboard.ui.escape import escaped
from dashboard.ui.journal import told
from dashboard.ui.journal.details import show_batch
from dashboard.ui.page import Page

SHOWN = 500
HEIGHT = 380
ROW = 36
COLUMNS = ("batch", "state", "at", "action", "kind", "file", "author", "new", "changed", "same", "removed", "source")
WIDTHS = {"batch": 50, "state": 90, "at": 135, "action": 85, "kind": 140, "file": 170, "author": 120, "new": 70,
          "changed": 85, "same": 85, "removed": 70}  # fmt: skip
"""Pixels: what matters most stands in view at a desk."""


def show_journal(page: Page) -> None:
    """The newest deed in a sentence, the list, and the chosen batch."""
    t, found = page.t, _batches(page.visit.snapshot)
    st.markdown(f"### {_newest(found, t)}")
    told.say()
    if not found:
        return
    numbers = [str(batch.id) for batch in found]
    _choose_by_number(numbers)
    _list(found, t)
    named = {str(batch.id): f"№ {batch.id} · {batch.file_name}" for batch in found}
    chosen = st.selectbox(
        t("journal_page.choose"), numbers, format_func=lambda number: named[number], key="journal-batch"
    )
    batch = next(batch for batch in found if str(batch.id) == chosen)
    show_batch(batch, page)


def _choose_by_number(numbers: Sequence[str]) -> None:
    """A link that names a batch chooses it, once; a choice that has gone falls back to the newest."""
    asked = st.query_params.get("batch")
    if asked in numbers and st.session_state.get("journal-asked") != asked:
        st.session_state["journal-batch"] = st.session_state["journal-asked"] = asked
    if st.session_state.get("journal-batch") not in numbers:
        st.session_state.pop("journal-batch", None)


def _newest(found: Sequence[Batch], t: Translator) -> str:
    if not found:
        return t("journal.empty")
    last = found[0]
    return t(
        f"journal_page.newest.{last.action}",
        batch=str(last.id), kind=t(f"intake.kind.{last.kind}"), author=escaped(last.author),
        at=when(last.created_at, t),
    )  # fmt: skip


def _list(found: Sequence[Batch], t: Translator) -> None:
    st.dataframe(
        _table(found, t), hide_index=True, row_height=ROW, height=min(HEIGHT, ROW * (len(found) + 1) + 2),
        on_select=_take_row, selection_mode="single-row", key="journal-list", alt=t("page.journal.title"),
        column_config={t(f"journal_page.column.{name}"): _narrow(width) for name, width in WIDTHS.items()},
    )  # fmt: skip
    st.session_state["journal-numbers"] = [str(batch.id) for batch in found]


def _narrow(width: int) -> Any:  # Streamlit does not export the type
    return st.column_config.Column(width=width)


def _take_row() -> None:
    rows = st.session_state["journal-list"].selection.rows
    numbers = st.session_state.get("journal-numbers", [])
    if rows and rows[0] < len(numbers):
        st.session_state["journal-batch"] = numbers[rows[0]]


def _table(found: Sequence[Batch], t: Translator) -> pd.DataFrame:
    rows = [
        (
            batch.id, t(f"journal.state.{batch.state}"), when(batch.created_at, t),
            t(f"journal.action.{batch.action}"), t(f"intake.kind.{batch.kind}"), batch.file_name, batch.author,
            batch.rows_new, batch.rows_changed, batch.rows_same, batch.rows_removed, t(f"batch_source.{batch.source}"),
        )
        for batch in found
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[t(f"journal_page.column.{name}") for name in COLUMNS])


@lru_cache(maxsize=8)
def _batches(snapshot: Snapshot) -> tuple[Batch, ...]:
    with store.reading(snapshot.url) as session:
        found = tuple(log.batches(session, SHOWN))
        session.expunge_all()
        return found
