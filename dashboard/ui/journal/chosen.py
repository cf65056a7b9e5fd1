"""Which batch is looked at? The one the address names, however old; else the one chosen here; else the newest."""

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from dashboard import store
from dashboard.i18n import Translator
from dashboard.i18n.plain_name import visible
from dashboard.ingest import batch_facts
from dashboard.panels import Snapshot
from dashboard.store.tables import Batch
from dashboard.ui.escape import escaped
from dashboard.ui.page import Page

CHOICE, ASKED, PARAMETER = "journal-batch", "journal-asked", "batch"
LONGEST = 18
"""Digits of a number that every database can compare."""


def chosen_batch(listed: Sequence[Batch], page: Page) -> Batch | None:
    """Draw the choice among the batches listed and the one asked for; the batch to be shown."""
    snapshot = page.visit.snapshot
    asked = _batch(snapshot, str(st.session_state.get(CHOICE) or ""))
    named = {str(batch.id): batch for batch in ([asked] if asked else []) + list(listed)}
    if asked is None:
        st.session_state.pop(CHOICE, None)
    if not named:
        return None
    numbers = sorted(named, key=int, reverse=True)
    number = st.selectbox(
        page.t("journal_page.choose"), numbers, index=_newest(numbers, listed), key=CHOICE,
        format_func=lambda one: f"{page.t('journal_page.number', batch=one)} · {visible(named[one].file_name)}",
        on_change=_told,
    )  # fmt: skip
    return named.get(str(number))


def is_chosen(number: str) -> bool:
    """Whether the batch is the one that is looked at because somebody chose it."""
    return st.session_state.get(CHOICE) == number


def choose(number: str) -> None:
    """Look at another batch from the next run on; the address names it."""
    st.session_state[CHOICE] = number
    _told()


def _told() -> None:
    number = st.session_state.get(CHOICE)
    if number:
        st.query_params[PARAMETER] = st.session_state[ASKED] = str(number)


def follow_address(snapshot: Snapshot, t: Translator) -> None:
    """A link chooses its batch, once; a number that the journal does not hold is told."""
    asked = st.query_params.get(PARAMETER)
    if asked is None:
        return
    found = _batch(snapshot, asked)
    if found is None:
        st.warning(t("journal_page.unknown", batch=escaped(asked[:LONGEST])), icon=":material/search_off:")
    elif st.session_state.get(ASKED) != asked or not st.session_state.get(CHOICE):
        # Who comes back to this page by the same link finds no choice: it was forgotten with the page.
        st.session_state[ASKED], st.session_state[CHOICE] = asked, str(found.id)


def _newest(numbers: Sequence[str], listed: Sequence[Batch]) -> int:
    return numbers.index(str(listed[0].id)) if listed else 0


def _batch(snapshot: Snapshot, number: str) -> Batch | None:
    if not (number.isascii() and number.isdigit() and len(number) <= LONGEST):
        return None
    return _by_id(snapshot, int(number))


@lru_cache(maxsize=64)
def _by_id(snapshot: Snapshot, batch_id: int) -> Batch | None:
    with store.reading(snapshot.url) as session:
        return batch_facts.batch(session, batch_id)
