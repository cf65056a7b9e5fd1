"""Which state of the store does a visitor see? A replica's where there is one; never an older one than before.

A replica follows the store by a moment. Whoever has just saved, and whoever saw a newer state already, reads from the
store itself until the replica holds that as well; so does everybody where people work on what they see.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from time import monotonic

import streamlit as st

from dashboard import store
from dashboard.panels import Snapshot, held

SEEN, MOVED = "_seen_revision", "_state_moved"
OWN_SAVE_SECONDS = 120.0
MOST_WRITERS = 1_000

_writers: dict[str, float] = {}
"""When somebody who is signed in was last about to write: a page that is loaded anew is a new session of Streamlit."""


def about_to_write(sid: str | None) -> None:
    """Whoever writes sees it on the next run, also where a replica is read."""
    if sid is None or store.replica() is None:
        return
    if len(_writers) >= MOST_WRITERS:
        _writers.clear()
    _writers[sid] = monotonic()


def shown(newest: Snapshot, sid: str | None) -> Snapshot:
    """The state that this visitor's panels are read from; ``newest`` is that of the store itself."""
    replica = store.replica()
    if replica is None:
        return newest
    wrote = monotonic() - _writers.get(sid or "", -OWN_SAVE_SECONDS) < OWN_SAVE_SECONDS
    number = replica.revision(newest.revision, newest.revision if wrote else st.session_state.get(SEEN, 0))
    return newest if number is None else replace(newest, revision=number, source=replica.url)


def start_over() -> None:
    """Somebody saved while the page was drawn: draw all of it again, of one state."""
    st.session_state[MOVED] = True
    st.rerun(scope="app")


@contextmanager
def one_state(snapshot: Snapshot) -> Iterator[Snapshot]:
    """The state of this run. One that starts over holds it open: whoever saves now is seen on the run after."""
    with held(snapshot) if st.session_state.pop(MOVED, False) else nullcontext(snapshot) as now:
        st.session_state[SEEN] = now.revision
        yield now
