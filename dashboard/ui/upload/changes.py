"""What will saving change? Three badges, then only the rows that hold something else now: old → new."""

from collections.abc import Sequence
from functools import lru_cache

import pandas as pd
import streamlit as st

from dashboard import store
from dashboard.i18n import Translator
from dashboard.ingest.apply import identity
from dashboard.ingest.compare import Comparison, Touched
from dashboard.panels import Snapshot
from dashboard.store.tables import Batch
from dashboard.ui.access import fragment
from dashboard.ui.escape import escaped
from dashboard.ui.journal_link import line_link
from dashboard.ui.row_words import cell, differing, field, subject
from dashboard.ui.stored_table import draw_stored

IN_VIEW = 20
LISTED = 1_000
NBSP = "\u00a0"


def badges(comparison: Comparison, t: Translator) -> str:
    """New, changed, same: as many rows of the file."""
    counts = (
        ("green", "add", "new", comparison.new),
        ("orange", "edit", "changed", comparison.changed),
        ("gray", "equal", "same", comparison.same + comparison.skipped),
    )
    return " ".join(
        f":{color if n else 'gray'}-badge[:material/{icon}: {t(f'upload.changes.{word}', n=n)}]"
        for color, icon, word, n in counts
    )


def show_changes(comparison: Comparison, t: Translator, snapshot: Snapshot, *, numbered: bool = True) -> None:
    """The badges, the changed rows, and the new ones for those who open them; ``numbered``: rows of a file."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"### {t('upload.changes.title')}", width="content")
        st.markdown(badges(comparison, t), width="content")
    changed = comparison.changed_rows
    if len(changed) > IN_VIEW:
        _long_list(changed, t)
    elif changed:
        st.table(
            _short_list(changed, t, snapshot, numbered=numbered),
            border="horizontal",
            hide_index=True,
            alt=t("upload.changes.title"),
        )
    if comparison.new_rows:
        _new_rows(comparison.new_rows, t)


def _short_list(changed: Sequence[Touched], t: Translator, snapshot: Snapshot, *, numbered: bool) -> pd.DataFrame:
    rows = [
        (
            (f"**{one.row}** · " if numbered else "") + escaped(subject(one.table, one.before or {}, t)),
            _moves(one, t),
            _entered(one, t, snapshot),
        )
        for one in changed
    ]
    return pd.DataFrame(rows, columns=[t(f"upload.changes.{name}") for name in ("where", "old_new", "entered")])


def _moves(one: Touched, t: Translator) -> str:
    texts = []
    for name, old, new in one.columns:
        before, after = (escaped(cell(one.table, name, value, t)).replace(" ", NBSP) for value in (old, new))
        label = "" if name in {"visits", "value"} else f"{field(name, t)}: "
        texts.append(f"{label}~~{before}~~{NBSP}→ **{after}**{_difference(old, new, t)}")
    return ", ".join(texts)


def _difference(old: object, new: object, t: Translator) -> str:
    if isinstance(old, bool) or not (isinstance(old, int) and isinstance(new, int)):
        return ""
    return f" ({t.signed(new - old)})"


def _entered(one: Touched, t: Translator, snapshot: Snapshot) -> str:
    """Who brought the value that is there now, when, and with which line of which file."""
    batch = _batch(snapshot, (one.before or {}).get("batch_id"))
    if batch is None:
        return "—"
    who = escaped(batch.author) if batch.source == "upload" else t(f"batch_source.{batch.source}")
    line = line_link(identity(batch), int(str((one.before or {})["line"])), t)
    return f"{who}, {t.date(batch.created_at.date())}, {line}"


@lru_cache(maxsize=512)
def _batch(snapshot: Snapshot, batch_id: object) -> Batch | None:
    with store.reading(snapshot.url) as session:
        batch = session.get(Batch, batch_id)
        if batch is not None:
            session.expunge(batch)
        return batch


def _long_list(changed: Sequence[Touched], t: Translator) -> None:
    rows = [
        (one.row, subject(one.table, one.before or {}, t), heading, old, new)
        for one in changed[:LISTED]
        for heading, old, new in differing(one.table, one.before, one.after, t)
    ]
    names = ("row", "what", "column", "old", "new_value")
    shown = pd.DataFrame(rows, columns=[t(f"upload.changes.{name}") for name in names])
    draw_stored(shown, {one.table for one in changed}, height=420, alt=t("upload.changes.title"))
    if len(changed) > LISTED:
        st.caption(t("intake.place.more", n=len(changed) - LISTED))


@fragment
def _new_rows(new: Sequence[Touched], t: Translator) -> None:
    """The new rows, for those who want to see them."""
    box = st.expander(t("upload.changes.new_rows", n=len(new)), on_change="rerun", key="new-rows")
    if not box.open:
        return
    rows = [(one.row, subject(one.table, one.after, t), _cells(one, t)) for one in new[:LISTED]]
    names = ("row", "what", "values")
    shown = pd.DataFrame(rows, columns=[t(f"upload.changes.{name}") for name in names])
    with box:
        draw_stored(shown, {one.table for one in new}, alt=t("upload.changes.new_rows", n=len(new)))


def _cells(one: Touched, t: Translator) -> str:
    return "; ".join(f"{heading}: {new}" for heading, _, new in differing(one.table, None, one.after, t))
