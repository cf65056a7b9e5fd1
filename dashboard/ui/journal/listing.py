"""Which batches are there? Newest first, page by page, narrowed by kind, state and name; one is looked at."""

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from dashboard import store
from dashboard.i18n import Translator
from dashboard.ingest import journal as log
from dashboard.ingest.journal import Wanted
from dashboard.ingest.kinds import KINDS
from dashboard.panels import Snapshot
from dashboard.store.tables import Batch
from dashboard.ui.clock import when
from dashboard.ui.escape import escaped
from dashboard.ui.journal.chosen import chosen_batch, follow_address
from dashboard.ui.journal.details import show_batch
from dashboard.ui.journal.rows import show_rows
from dashboard.ui.journal.taking import sheet, take_list
from dashboard.ui.page import Page

A_PAGE = 50
PAGE, SEARCHED = "page", "journal-searched"
LONGEST = 100
STATES = ("applied", "undone")


def show_journal(page: Page) -> None:
    """The newest deed in a sentence, the list, and the chosen batch."""
    t, snapshot = page.t, page.visit.snapshot
    newest = _batches(snapshot, Wanted(), 1, 1)
    st.markdown(f"## {_newest(newest, t)}")
    follow_address(snapshot, t)
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
    page.others.append(sheet(found, t))
    show_rows(found, t)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(t("journal_page.count", n=count), width="content")
        take_list(snapshot, wanted, t)
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
