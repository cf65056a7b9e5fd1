"""Where does this figure come from? Library, month and measure in; batch, file, line, person and remarks out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd
import streamlit as st

from dashboard import rules, store
from dashboard.i18n import Translator
from dashboard.ingest import batch_facts, journal
from dashboard.ingest.images import Image
from dashboard.ingest.journal import Provenance
from dashboard.ingest.stored import stored_rows
from dashboard.ingest.template_rows import library_codes
from dashboard.panels import Snapshot
from dashboard.ui.access import fragment
from dashboard.ui.escape import escaped
from dashboard.ui.menu import path_of
from dashboard.ui.page import Page
from dashboard.ui.upload.template_card import last_months

MEASURES = ("visits", "events", "participants")
TABLES = {"visits": "attendance", "events": "event_count", "participants": "event_count"}
GROUPS = {
    "attendance": ("age_group", [group.value for group in rules.AgeGroup]),
    "event_count": ("event_type", [kind.value for kind in rules.EventType]),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A stored row, where it came from, what was said of it."""

    key: str
    row: Image
    origin: Provenance
    remarks: tuple[str, ...]


@fragment
def show_origin(page: Page) -> None:
    """The look-up: three choices, then a line for each figure and a button to its batch."""
    t = page.t
    libraries = _libraries(page.visit.snapshot)
    if not libraries:
        return
    with st.container(border=True):
        st.markdown(f"### {t('journal_page.origin.title')}")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            library = st.selectbox(t("filter.library"), libraries, format_func=t.short_name, key="origin-library")
            month = st.selectbox(t("column.month"), _months(page), format_func=t.month, key="origin-month")
            measure = st.selectbox(
                t("column.measure"), MEASURES, format_func=lambda name: t(f"column.{name}"), key="origin-measure"
            )
        _answer(_found(page.visit.snapshot, library, month, TABLES[measure]), measure, t)


def _answer(found: Sequence[Found], measure: str, t: Translator) -> None:
    if not found:
        st.markdown(f":gray[:material/inbox: {t('journal_page.origin.none')}]")
        return
    names = ("group", "value", "batch", "file", "author")
    shown = pd.DataFrame(_lines(found, measure, t), columns=[t(f"journal_page.origin.{name}") for name in names])
    st.table(shown, border="horizontal", hide_index=True, alt=t("journal_page.origin.title"))
    with st.container(horizontal=True):
        for batch in sorted({one.origin.batch_id for one in found}):
            label = t("journal_page.origin.open", batch=str(batch))
            query = {"batch": str(batch), "lang": t.language}
            st.page_link(path_of("journal"), label=label, icon=":material/history:", query_params=query)


def _lines(found: Sequence[Found], measure: str, t: Translator) -> Iterator[tuple[str, ...]]:
    for one in found:
        column = "age_group" if "age_group" in one.row else "event_type"
        group = t(f"{column.removesuffix('_group')}.{one.row[column]}")
        said = "".join(f" :material/chat: {escaped(text)}" for text in one.remarks)
        file = f"{escaped(one.origin.file_name)}, {t('journal_page.origin.line', line=str(one.origin.line))}"
        value = f"**{t.number(int(str(one.row[measure])))}**{said}"
        number = t("journal_page.number", batch=str(one.origin.batch_id))
        yield group, value, number, file, escaped(one.origin.author)


def _months(page: Page) -> list[date]:
    return _all_months(page.visit.today)


@lru_cache(maxsize=4)
def _all_months(today: date) -> list[date]:
    months = last_months(today)[:1]
    while months[-1] > rules.OLDEST_MONTH:
        last = months[-1]
        months.append(date(last.year - (last.month == 1), (last.month - 2) % 12 + 1, 1))
    return months


@lru_cache(maxsize=16)
def _libraries(snapshot: Snapshot) -> tuple[str, ...]:
    with store.reading(snapshot.url) as session:
        return tuple(library_codes(session))


@lru_cache(maxsize=256)
def _found(snapshot: Snapshot, library: str, month: date, table: str) -> tuple[Found, ...]:
    column, codes = GROUPS[table]
    wanted = [{"venue_code": library, "month": month, column: code} for code in codes]
    with store.reading(snapshot.url) as session:
        rows = stored_rows(session, table, wanted)
        keys = [key for key in (f"{library}|{month}|{code}" for code in codes) if key in rows]
        origins = [(key, journal.origin(session, table, key)) for key in keys]
        return tuple(
            Found(key, rows[key], origin, tuple(one.text for one in batch_facts.remarks_on(session, table, key)))
            for key, origin in origins
            if origin
        )
