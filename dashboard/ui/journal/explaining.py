"""How is a warning of a stored file explained here? A field for each, written once; the words stay with the figure."""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial

import streamlit as st

from dashboard import store
from dashboard.access.roles import Permission
from dashboard.i18n import Translator
from dashboard.ingest.apply import identity
from dashboard.ingest.checked import Notice
from dashboard.ingest.explaining import LONGEST, explain, stored_warnings
from dashboard.ingest.messages import notice_text
from dashboard.metrics.unexplained import waiting_lines
from dashboard.panels import Snapshot
from dashboard.store.tables import Batch
from dashboard.ui.access import guarded, require
from dashboard.ui.author import show_author
from dashboard.ui.escape import escaped
from dashboard.ui.journal.told import do, say
from dashboard.ui.page import Page

EACH = 8
"""So many lines have a field each; the rest share one."""
SHORTEST = 3
PLACE = "explain"
Asked = Mapping[str, tuple[int, ...]]
"""Lines of the file by the field that explains them."""


def show_explaining(batch: Batch, page: Page) -> None:
    """The warnings that wait, each with its field; nothing where none waits, nor for who may not write."""
    say(PLACE)
    t, lines = page.t, _waiting(page.visit.snapshot, batch.id or 0)
    if not lines or not page.visit.may(Permission.UPLOAD):
        return
    warnings = [one for one in stored_warnings(batch) if (one.line or 0) in lines]
    st.markdown(f"**:material/warning: {t('journal_page.explain.title', n=len(warnings))}**")
    asked = _fields(batch, lines)
    for key, some in asked.items():
        _field(key, some, warnings, t)
    st.caption(t("journal_page.explain.once"))
    show_author(t)
    st.button(
        t("journal_page.explain.button"), type="primary", icon=":material/chat:", disabled=not _texts(asked),
        on_click=_explain, args=(page, batch.id or 0, asked), key=f"explain-now-{batch.id}",
    )  # fmt: skip


def _fields(batch: Batch, lines: Sequence[int]) -> Asked:
    own = {f"explain-{batch.id}-{line}": (line,) for line in lines[:EACH]}
    return own | ({f"explain-{batch.id}-rest": tuple(lines[EACH:])} if lines[EACH:] else {})


def _field(key: str, lines: Sequence[int], warnings: Sequence[Notice], t: Translator) -> None:
    about = [one for one in warnings if (one.line or 0) in lines]
    for one in about[:EACH]:
        where = one.cell or t("journal_page.explain.line", line=str(one.row or one.line or ""))
        st.markdown(f"**{escaped(where)}** — {escaped(notice_text(one, t))}")
    if len(about) > EACH:
        st.markdown(f":gray[{t('intake.place.more', n=len(about) - EACH)}]")
    cell = about[0].cell or t("journal_page.explain.line", line=str(about[0].row or lines[0])).lower()
    label = t("journal_page.explain.rest") if len(lines) > 1 else t("upload.warnings.label", cell=escaped(cell))
    st.text_input(label, key=key, max_chars=LONGEST, placeholder=t("upload.warnings.example"))


def _texts(asked: Asked) -> dict[int, str]:
    """What has been written so far, by line."""
    written = {key: str(st.session_state.get(key) or "").strip() for key in asked}
    return {line: written[key] for key, lines in asked.items() if len(written[key]) >= SHORTEST for line in lines}


@guarded(Permission.UPLOAD)
def _explain(page: Page, batch_id: int, asked: Asked) -> None:
    texts = _texts(asked)
    if texts:
        do(partial(_explained, page, batch_id, texts), PLACE, page.t)


def _explained(page: Page, batch_id: int, texts: Mapping[int, str]) -> str:
    made = explain(page.visit.snapshot.url, batch_id, texts, require(Permission.UPLOAD))
    return page.t("journal_page.explain.done", n=len(texts), batch=str(identity(made)))


@lru_cache(maxsize=256)
def _waiting(snapshot: Snapshot, batch_id: int) -> tuple[int, ...]:
    with store.reading(snapshot.url) as session:
        return waiting_lines(session, batch_id)
