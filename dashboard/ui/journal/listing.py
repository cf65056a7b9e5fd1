"""Which batches are there? Newest first, page by page, narrowed by kind, state and name; one is looked at."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import store
from dashboard.export.typed import MOMENT, Cell
from dashboard.export.workbook import Sheet
from dashboard.i18n import Translator
from dashboard.i18n.plain_name import visible
from dashboard.ingest import journal as log
from dashboard.ingest.journal import Wanted
from dashboard.ingest.kinds import KINDS
from dashboard.panels import Snapshot
from dashboard.store.tables import Batch
from dashboard.ui.clock import local, when
from dashboard.ui.escape import escaped
from dashboard.ui.journal import told
from dashboard.ui.journal.chosen import choose, chosen_batch
from dashboard.ui.journal.details import show_batch
from dashboard.ui.page import Page

A_PAGE = 100
PAGE, SEARCHED = "page", "journal-searched"
HEIGHT = 380
ROW = 36
LONGEST = 100
STATES = ("applied", "undone")
COLUMNS = ("batch", "state", "at", "action", "kind", "file", "author", "new", "changed", "same", "removed", "source")
WIDTHS = {"batch": 50, "state": 90, "at": 135, "action": 85, "kind": 140, "file": 170, "author": 120, "new": 70,
          "changed": 85, "same": 85, "removed": 70}  # fmt: skip
"""Pixels: what matters most stands in view at a desk."""
COUNTS = frozenset({"batch", "new", "changed", "same", "removed"})


def show_journal(page: Page) -> None:
    """The newest deed in a sentence, the list, and the chosen batch."""
    t, snapshot = page.t, page.visit.snapshot
    newest = _batches(snapshot, Wanted(), 1, 1)
    st.markdown(f"### {_newest(newest, t)}")
    told.say()
    listed = _listed(page) if newest else ()
    batch = chosen_batch(listed, page)
    if batch is not None:
        show_batch(batch, page)


def _listed(page: Page) -> Sequence[Batch]:
    """Draw the filters, the pages and the list; the batches of the page shown."""
    t, snapshot = page.t, page.visit.snapshot
    wanted = _wanted(t)
    count = _count(snapshot, wanted)
    if not count:
        st.markdown(f":gray[:material/inbox: {t('journal_page.find.nothing')}]")
        return ()
    number = _page_number(wanted, -(-count // A_PAGE), t)
    found = _batches(snapshot, wanted, number, A_PAGE)
    page.others.append(_sheet(found, t))
    _list(found, f"journal-list-{hash((snapshot, wanted, number)):x}", t)
    st.caption(t("journal_page.count", n=count))
    return found


def _page_number(wanted: Wanted, pages: int, t: Translator) -> int:
    """Draw the choice of the page, kept in the address; another search begins at its first page."""
    if pages == 1:
        return 1
    held, before = st.session_state.get(PAGE), st.session_state.get(SEARCHED, wanted)
    if held is not None and (before != wanted or held > pages):
        st.session_state[PAGE] = 1
    st.session_state[SEARCHED] = wanted
    label = t("journal_page.page", n=pages)
    return int(st.number_input(label, 1, pages, key=PAGE, width=260, bind="query-params"))


def _wanted(t: Translator) -> Wanted:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input(
            t("journal_page.find.text"), key="find", icon=":material/search:", max_chars=LONGEST, width=300,
            bind="query-params",
        )  # fmt: skip
        kinds = st.multiselect(
            t("journal_page.column.kind"), list(KINDS), format_func=lambda kind: t(f"intake.kind.{kind}"),
            key="kind", placeholder=t("journal_page.find.any"), width=300, bind="query-params",
        )  # fmt: skip
        states = st.pills(
            t("journal_page.column.state"), STATES, selection_mode="multi",
            format_func=lambda state: t(f"journal.state.{state}"), key="state", bind="query-params",
        )  # fmt: skip
    return Wanted(tuple(kinds), tuple(states), (text or "").strip())


def _newest(found: Sequence[Batch], t: Translator) -> str:
    if not found:
        return t("journal.empty")
    last = found[0]
    return t(
        f"journal_page.newest.{last.action}",
        batch=str(last.id), kind=t(f"intake.kind.{last.kind}"), author=escaped(last.author),
        at=when(last.created_at, t),
    )  # fmt: skip


def _list(found: Sequence[Batch], key: str, t: Translator) -> None:
    def take() -> None:
        rows = st.session_state[key].selection.rows
        if rows and rows[0] < len(found):
            choose(str(found[rows[0]].id))

    st.dataframe(
        _table(found, t), hide_index=True, row_height=ROW, height=min(HEIGHT, ROW * (len(found) + 1) + 2),
        on_select=take, selection_mode="single-row", key=key, alt=t("page.journal.title"),
        column_config={t(f"journal_page.column.{name}"): _column(name, width) for name, width in WIDTHS.items()},
    )  # fmt: skip


def _column(name: str, width: int) -> Any:  # Streamlit does not export the type
    if name in COUNTS:
        return st.column_config.NumberColumn(format="localized", width=width)
    return st.column_config.Column(width=width)


def _table(found: Sequence[Batch], t: Translator) -> pd.DataFrame:
    rows = [
        (
            batch.id, t(f"journal.state.{batch.state}"), when(batch.created_at, t),
            t(f"journal.action.{batch.action}"), t(f"intake.kind.{batch.kind}"), visible(batch.file_name),
            visible(batch.author), batch.rows_new, batch.rows_changed, batch.rows_same, batch.rows_removed,
            t(f"batch_source.{batch.source}"),
        )
        for batch in found
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[t(f"journal_page.column.{name}") for name in COLUMNS])


def _sheet(found: Sequence[Batch], t: Translator) -> Sheet:
    """The list as a table to take away: moments are moments, in the city's time."""
    table = {str(name): [Cell(value) for value in column.tolist()] for name, column in _table(found, t).items()}
    moments = [Cell(local(batch.created_at).replace(tzinfo=None), MOMENT) for batch in found]
    return Sheet(t("page.journal.title"), table | {t("journal_page.column.at"): moments})


@lru_cache(maxsize=32)
def _batches(snapshot: Snapshot, wanted: Wanted, number: int, size: int) -> tuple[Batch, ...]:
    with store.reading(snapshot.url) as session:
        found = tuple(log.batches(session, size, (number - 1) * size, wanted))
        session.expunge_all()
        return found


@lru_cache(maxsize=32)
def _count(snapshot: Snapshot, wanted: Wanted) -> int:
    with store.reading(snapshot.url) as session:
        return log.count(session, wanted)
