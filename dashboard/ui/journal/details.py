"""What did one batch do? File, person, counts, what was normalised, remarks, every change, and the way back."""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

import pandas as pd
import streamlit as st

from dashboard import store
from dashboard.access.roles import Permission
from dashboard.i18n import Translator
from dashboard.ingest import batch_facts
from dashboard.ingest import journal as log
from dashboard.ingest.checked import Notice
from dashboard.ingest.images import Image, decoded
from dashboard.panels import Snapshot
from dashboard.store.tables import Batch, Change, Remark
from dashboard.ui.access import fragment
from dashboard.ui.clock import when
from dashboard.ui.escape import escaped
from dashboard.ui.handing_over import handed_over
from dashboard.ui.journal.explaining import show_explaining
from dashboard.ui.journal.undoing import show_undo
from dashboard.ui.layout import columns
from dashboard.ui.page import Page
from dashboard.ui.row_words import differing, field, subject, subject_of
from dashboard.ui.stored_table import draw_stored
from dashboard.ui.upload.understood import show_notices

A_PAGE = 200
MIME = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def show_batch(batch: Batch, page: Page) -> None:
    """The card of a batch and the card of its changes."""
    wide, narrow = columns(2, 1)
    with wide, st.container(border=True):
        st.markdown(f"### {page.t('journal_page.changes.title')}")
        _changes(batch, page)
    with narrow, st.container(border=True):
        st.markdown(f"### {page.t('journal_page.batch', batch=str(batch.id))}")
        _facts(batch, page)
        show_notices(_notices(batch), page.t)
        _remarks(batch, page)
        show_explaining(batch, page)
        _original(batch, page)
        show_undo(batch, page)


def _facts(batch: Batch, page: Page) -> None:
    rows = pd.DataFrame(list(_told(batch, page)), columns=["what", "value"])
    alt = page.t("journal_page.batch", batch=str(batch.id))
    st.table(rows, border="horizontal", hide_index=True, hide_header=True, alt=alt)
    if batch.sha256:
        st.caption("SHA-256")
        st.code(batch.sha256, language=None, wrap_lines=True)


def _told(batch: Batch, page: Page) -> Iterator[tuple[str, str]]:
    t = page.t
    color = "green" if batch.state == "applied" else "gray"
    yield t("journal_page.column.state"), f":{color}-badge[{t(f'journal.state.{batch.state}')}]{_by(batch, page)}"
    yield t("journal_page.column.file"), escaped(batch.file_name)
    yield t("journal_page.column.kind"), t(f"intake.kind.{batch.kind}")
    yield t("journal_page.column.source"), t(f"journal.source.{batch.source}")
    yield t("journal_page.column.author"), escaped(batch.author)
    yield t("journal_page.column.at"), when(batch.created_at, t)
    counts = {
        "new": batch.rows_new, "changed": batch.rows_changed, "same": batch.rows_same, "removed": batch.rows_removed,
    }  # fmt: skip
    for name, count in counts.items():
        yield f"{t('journal_page.rows')}: {t(f'journal_page.column.{name}').lower()}", t.number(count)


def _by(batch: Batch, page: Page) -> str:
    """What it takes back, or what took it back."""
    if batch.undoes:
        return " " + page.t("journal_page.undoes", batch=str(batch.undoes))
    by = _undone_by(page.visit.snapshot, batch.id or 0)
    return " " + page.t("journal_page.undone_by", batch=str(by)) if by else ""


def _notices(batch: Batch) -> list[Notice]:
    return [Notice(**one) for one in json.loads(batch.notices)]


def _remarks(batch: Batch, page: Page) -> None:
    found = _remarks_of(page.visit.snapshot, batch.id or 0)
    for remark in found:
        st.markdown(f":material/chat: {escaped(remark.text)} — :gray[{_about(remark, page.t)}]")


def _about(remark: Remark, t: Translator) -> str:
    return escaped(subject_of(remark.table_name, remark.row_key, t))


def _original(batch: Batch, page: Page) -> None:
    if batch.action != "import":
        return
    if not _has_file(page.visit.snapshot, batch.id or 0):
        st.caption(page.t("journal_page.no_file"))
        return
    ending = batch.file_name.rpartition(".")[2].lower()
    st.download_button(
        page.t("journal_page.original"),
        handed_over(
            partial(_content, page.visit.snapshot.url, batch.id or 0), Permission.READ, "original", batch=batch.id
        ),
        batch.file_name,
        MIME.get(ending, "application/octet-stream"),
        icon=":material/download:",
        on_click="ignore",
        key=f"original-{batch.id}",
    )


@fragment
def _changes(batch: Batch, page: Page) -> None:
    t, count = page.t, _count(page.visit.snapshot, batch.id or 0)
    if not count:
        st.markdown(f":gray[{t('journal_page.changes.none')}]")
        return
    pages = -(-count // A_PAGE)
    number = 1
    if pages > 1:
        number = int(st.number_input(t("journal_page.changes.page", n=pages), 1, pages, 1, key=f"page-{batch.id}"))
    changes = _changes_of(page.visit.snapshot, batch.id or 0, number)
    rows = list(_rows(changes, t))
    names = [t(f"journal_page.changes.{name}") for name in ("line", "what", "column", "old", "new_value")]
    draw_stored(
        pd.DataFrame(rows, columns=names), {change.table_name for change in changes}, row_height=36,
        height=min(520, 38 + 36 * len(rows)), alt=t("journal_page.changes.title"),
        column_config={names[0]: st.column_config.NumberColumn(format="localized", width=70)},
    )  # fmt: skip
    st.caption(t("journal_page.changes.count", n=count))


def _rows(changes: Sequence[Change], t: Translator) -> Iterator[tuple[int, str, str, str, str]]:
    for change in changes:
        before, after = (decoded(change.table_name, text) for text in (change.before, change.after))
        if change.table_name == "remark":
            yield _explained(change, before or {}, after or {}, t)
            continue
        about = subject(change.table_name, after or before or {}, t)
        for heading, old, new in differing(change.table_name, before, after, t):
            yield change.line, about, heading, old, new


def _explained(change: Change, before: Image, after: Image, t: Translator) -> tuple[int, str, str, str, str]:
    """An explanation stands under the row that it explains."""
    remark = after or before
    about = subject_of(str(remark["table_name"]), str(remark["row_key"]), t)
    return change.line, about, field("text", t), str(before.get("text", "—")), str(after.get("text", "—"))


@lru_cache(maxsize=64)
def _changes_of(snapshot: Snapshot, batch_id: int, number: int) -> tuple[Change, ...]:
    with store.reading(snapshot.url) as session:
        found = tuple(log.changes(session, batch_id, A_PAGE, (number - 1) * A_PAGE))
        session.expunge_all()
        return found


@lru_cache(maxsize=256)
def _count(snapshot: Snapshot, batch_id: int) -> int:
    with store.reading(snapshot.url) as session:
        return batch_facts.count_changes(session, batch_id)


@lru_cache(maxsize=256)
def _remarks_of(snapshot: Snapshot, batch_id: int) -> tuple[Remark, ...]:
    with store.reading(snapshot.url) as session:
        found = tuple(batch_facts.remarks(session, batch_id))
        session.expunge_all()
        return found


@lru_cache(maxsize=256)
def _undone_by(snapshot: Snapshot, batch_id: int) -> int | None:
    with store.reading(snapshot.url) as session:
        return batch_facts.undone_by(session, batch_id)


@lru_cache(maxsize=256)
def _has_file(snapshot: Snapshot, batch_id: int) -> bool:
    with store.reading(snapshot.url) as session:
        return log.has_content(session, batch_id)


def _content(url: str, batch_id: int) -> bytes:
    with store.reading(url) as session:
        return log.content(session, batch_id) or b""
