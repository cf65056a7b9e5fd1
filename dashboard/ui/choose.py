"""Which one is it about? A chooser of one project or library, kept in the address."""

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from dashboard.panels import Prepared
from dashboard.ui.narrowed import Options, narrowed
from dashboard.ui.page import Page


def choose(key: str, options: Sequence[str], label: str, page: Page, everything: str = "") -> str | None:
    """A select box of codes under the readers' names, bound to the address as ``key``.

    ``everything``: what the box says while nothing is chosen; without it the first option is taken.
    Nothing to choose from: nothing is drawn.
    """
    if not options:
        return None
    return st.selectbox(
        label,
        narrowed(key, options, page.t),
        index=None if everything else 0,
        format_func=page.t.short_name,
        key=key,
        bind="query-params",
        placeholder=everything,
    )


@lru_cache(maxsize=64)
def codes(prepared: Prepared, column: str) -> Options:
    """The codes in a panel's column, in its order: options for :func:`choose`."""
    return Options(str(code) for code in prepared.frame[column].unique())
