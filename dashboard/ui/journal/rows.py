"""How does the list of batches read? Two lines each, beside a button that has the batch looked at."""

from collections.abc import Iterator, Sequence
from typing import Literal

import streamlit as st

from dashboard.i18n import Translator
from dashboard.store.tables import Batch
from dashboard.ui.clock import when
from dashboard.ui.escape import escaped
from dashboard.ui.journal.chosen import choose, is_chosen

HEIGHT = 420
FEW = 6
"""Batches that need no scrolling."""
NUMBER_WIDTH = 96
COUNTS = (("new", "green"), ("changed", "orange"), ("removed", "red"))


def show_rows(found: Sequence[Batch], t: Translator) -> None:
    """The batches of a page of the list. Not `st.dataframe`: its own button takes names along, and no trail tells."""
    height: int | Literal["content"] = HEIGHT if len(found) > FEW else "content"
    with st.container(border=True, height=height, gap="small", key="journal-list"):
        for batch in found:
            _row(batch, t)


def _row(batch: Batch, t: Translator) -> None:
    number = str(batch.id)
    with st.container(horizontal=True, vertical_alignment="top", wrap=False):
        st.button(
            t("journal_page.number", batch=number), key=f"look-{number}", on_click=choose, args=(number,),
            width=NUMBER_WIDTH, type="primary" if is_chosen(number) else "secondary",
        )  # fmt: skip
        st.markdown("  \n".join((_what(batch, t), _who(batch, t))))


def _what(batch: Batch, t: Translator) -> str:
    """``**Посещения** · visits.csv · 120 новых``."""
    kind = f"**{t(f'intake.kind.{batch.kind}')}**"
    state = "" if batch.state == "applied" else f" :gray-badge[{t(f'journal.state.{batch.state}')}]"
    return f"{kind} · {escaped(batch.file_name)}{state} {' '.join(_counts(batch, t))}"


def _counts(batch: Batch, t: Translator) -> Iterator[str]:
    for name, color in COUNTS:
        count = getattr(batch, f"rows_{name}")
        if count:
            yield f":{color}-badge[{t(f'journal_page.column.{name}')}: {t.number(count)}]"


def _who(batch: Batch, t: Translator) -> str:
    told = (
        t(f"journal.action.{batch.action}"), escaped(batch.author), when(batch.created_at, t),
        t(f"batch_source.{batch.source}"),
    )  # fmt: skip
    return f":gray[{' · '.join(told)}]"
