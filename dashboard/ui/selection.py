"""How does what is selected survive a switch of pages, the back button and another language?

The address holds each selection as labels (``bind="query-params"``). What Streamlit forgets of it is kept here for the
session: how it stood in the address, and the value behind each label.
"""

from collections.abc import Sequence

import streamlit as st

WALK = ("question", "walk_metres", "detour", "guest_kinds", "stops")
MAP = ("fill", "layers", "size", "map_month", "walk", "sites", "required", "excluded", *WALK)
JOURNAL = ("find", "kind", "state", "page")
FILTERS = ("period", "since", "until", "district", "library", "age_group")
BOUND = (*FILTERS, "project", "standing", "profile", "board", "told", "word", *JOURNAL, *MAP)
"""Keys of widgets that stand in the address with their label."""

KEPT, SEEN, SHOWN, AGAIN = "_kept_address", "_seen_values", "_shown_page", "_overruled"


def restored(page: str) -> dict[str, object]:
    """Give a page that is switched to what was selected before, and its address; called before its filters are drawn.

    A value that came with the address (a link, a reload, the back button) is forgotten when the page is switched,
    although one that somebody chose is not.
    """
    switched = st.session_state.get(SHOWN) not in {None, page}
    st.session_state[SHOWN] = page
    wanted: dict[str, object] = {}
    if not switched:
        return wanted
    for key, labels in st.session_state.get(KEPT, {}).items():
        asked = tuple(st.query_params.get_all(key)) or labels
        if (key, asked) in st.session_state.get(SEEN, {}):
            wanted[key] = st.session_state[key] = st.session_state[SEEN][key, asked]
            if key not in st.query_params:
                st.query_params[key] = list(asked)
    return wanted


def keep(keys: Sequence[str] = BOUND) -> None:
    """Note how this page's filters stand in the address: nothing where the default is selected.

    ``keys``: those that may have changed.
    """
    address = set(st.query_params)
    drawn = [key for key in keys if key in st.session_state]
    labels = {key: tuple(st.query_params.get_all(key)) if key in address else () for key in drawn}
    seen = st.session_state.setdefault(SEEN, {})
    seen.update({(key, said): st.session_state[key] for key, said in labels.items() if said})
    st.session_state[KEPT] = st.session_state.get(KEPT, {}) | labels


def run_again_if_overruled(wanted: dict[str, object]) -> None:
    """The back button has Streamlit set the filters to their defaults after they were given their values: run again."""
    overruled = {key: value for key, value in wanted.items() if st.session_state.get(key) not in (None, value)}
    if overruled:
        st.session_state[AGAIN] = overruled
        st.rerun()


def take_overruled() -> None:
    """Give the filters their values on the run after; called before any of them is drawn."""
    _set(st.session_state.pop(AGAIN, {}))


def carry() -> None:
    """Have Streamlit send the same selection under the labels of another language: set each value before that run."""
    _set({key: st.session_state[key] for key in BOUND if key in st.session_state})


def _set(values: dict[str, object]) -> None:
    for key, value in values.items():
        st.session_state[key] = value
