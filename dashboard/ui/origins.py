"""Where do the figures of a chosen row come from? Batch, file, lines, person and day, with a way to the Journal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.i18n import Translator
from dashboard.ingest.images import Image
from dashboard.ingest.origins import Origin
from dashboard.panels import Prepared
from dashboard.panels.origins import origins_of
from dashboard.ui.access import fragment
from dashboard.ui.clock import when
from dashboard.ui.column_widths import fitted
from dashboard.ui.escape import escaped
from dashboard.ui.menu import path_of
from dashboard.ui.row_words import cell, subject

ROW_HEIGHT, HEADER_HEIGHT = 36, 38
IN_MENU = 6
"""Rows of a table in view in a menu, so that what a chosen one tells is in view too; the rest scrolls."""
AT_ONCE = 8
"""Batches told before somebody asks for more."""
ROWS = 3
"""Rows of a batch told one by one where it brought more than the journal's first ones."""
VALUES: Mapping[str, tuple[str, ...]] = {
    "attendance": ("visits",),
    "event_count": ("events", "participants"),
    "closure": ("ends_on", "reason"),
    "milestone_report": ("date_value",),
    "status_override": ("status", "decided_by"),
    "target": ("value",),
    "published_figure": ("value", "value_text"),
    "population": ("residents",),
    "population_point": ("residents",),
}
"""What a row of a table says, in few words."""


def traced(
    shown: pd.DataFrame,
    prepared: Prepared,
    place: str,
    t: Translator,
    numbers: Sequence[int] | None = None,
    **layout: Any,
) -> None:
    """A table of a panel's rows; the chosen row tells below where its figures come from.

    ``numbers``: the row of the panel's frame that each row shown stands for, where they are not its rows in order.
    """
    # Another selection or state of the store is another table: its rows are not those that were chosen from.
    read = hash((prepared.filters, prepared.snapshot))
    key = f"rows-{place}-{prepared.panel.id}-{read:x}"
    layout["column_config"] = fitted(shown, layout.get("column_config", {}))
    chosen = st.dataframe(
        shown, hide_index=True, row_height=ROW_HEIGHT, placeholder="—", on_select="rerun", selection_mode="single-row",
        key=key, **layout,
    )  # fmt: skip
    rows = chosen.selection.rows
    if rows:
        show_origins(prepared, numbers[rows[0]] if numbers else rows[0], f"{key}-{rows[0]}", t)
    else:
        st.caption(t("origin.hint"))


def origin_menu(
    shown: pd.DataFrame, prepared: Prepared, place: str, t: Translator, numbers: Sequence[int] | None = None
) -> None:
    """Under a plain table: the same rows to choose from, for who asks where one of them comes from."""
    # A plain table wraps its texts and fits a phone, but nothing in it can be chosen.
    label, key = t("origin.title"), f"origin-{place}-{prepared.panel.id}"
    menu = st.popover(label, type="tertiary", icon=":material/history:", key=key, on_change="rerun")
    if menu.open:
        with menu:
            _choice(shown, prepared, place, t, numbers)


@fragment
def _choice(shown: pd.DataFrame, prepared: Prepared, place: str, t: Translator, numbers: Sequence[int] | None) -> None:
    height = HEADER_HEIGHT + ROW_HEIGHT * min(IN_MENU, len(shown))
    traced(shown, prepared, place, t, numbers, height=height, alt=t(prepared.panel.word("name")))


def show_origins(prepared: Prepared, number: int, key: str, t: Translator) -> None:
    """The batches behind a row of a panel's frame; a link to each of them in the Journal."""
    found = origins_of(prepared, number)
    st.markdown(f"**{t('origin.title')}**")
    if not found:
        st.markdown(f":gray[:material/inbox: {t('origin.none')}]")
        return
    st.caption(t("origin.count", n=sum(one.count for one in found)))
    shown = AT_ONCE * (1 + int(st.session_state.get(f"{key}-more", 0)))
    for before, origin in zip((None, *found), found[:shown], strict=False):
        if before is None or before.table != origin.table:
            st.markdown(f":gray[{t(f'origin.table.{origin.table}')}]")
        _origin(origin, t)
    if len(found) > shown:
        st.button(t("origin.more", n=len(found) - shown), key=f"{key}-next", on_click=_more, args=(key,))


def _more(key: str) -> None:
    st.session_state[f"{key}-more"] = int(st.session_state.get(f"{key}-more", 0)) + 1


def _origin(origin: Origin, t: Translator) -> None:
    number = str(origin.batch_id)
    label = t("origin.batch", batch=number, file=escaped(origin.file_name))
    query = {"batch": number, "lang": t.language}
    st.page_link(path_of("journal"), label=label, icon=":material/history:", query_params=query)
    told = (_lines(origin, t), escaped(origin.author), when(origin.created_at, t), t(f"journal.source.{origin.source}"))
    rows = origin.rows if origin.count <= len(origin.rows) else origin.rows[:ROWS]
    st.markdown("  \n".join([f":gray[{' · '.join(told)}]", *(f"- {_row(origin.table, row, t)}" for row in rows)]))
    for text in origin.remarks:
        st.markdown(f":material/chat: {escaped(text)}")


def _lines(origin: Origin, t: Translator) -> str:
    numbers = list(dict.fromkeys(str(row["line"]) for row in origin.rows))
    text = t("origin.lines", n=len(numbers), lines=", ".join(numbers))
    rest = origin.count - len(origin.rows)
    return f"{text} {t('origin.lines_more', n=rest)}" if rest else text


def _row(table: str, row: Image, t: Translator) -> str:
    values = ", ".join(cell(table, name, row[name], t) for name in VALUES.get(table, ()) if row[name] is not None)
    about = escaped(subject(table, row, t))
    said = f"{about}: **{escaped(values)}**" if values else about
    return " ".join([said, *_links(row)])


def _links(row: Image) -> Iterator[str]:
    """Who published it, as a link to where."""
    url = str(row.get("source_url") or "")
    if url.startswith(("https://", "http://")) and not set(url) & set("<> "):
        yield f"([{escaped(str(row.get('publisher') or url))}](<{url}>))"
