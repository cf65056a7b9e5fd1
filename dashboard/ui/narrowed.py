"""Which of very many? A search on the server in front of a select box: thousands of options never travel."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import streamlit as st

from dashboard.i18n import Translator

MANY = 300
"""Options that a select box may carry; of more, a search is asked for first."""
OFFERED = 50
"""Matches offered at once."""


def narrowed(key: str, options: Sequence[str], t: Translator) -> Sequence[str]:
    """The options that a box with this key offers: all of few; of many, what was searched for and what is selected."""
    if len(options) <= MANY:
        return options
    asked = st.text_input(t("filter.find_library"), key=f"find_{key}", max_chars=80, persist_state="session")
    found = _matches(asked or "", tuple(options), t)
    st.caption(t("filter.find_hint", count=len(found), total=len(options)))
    known = frozenset(options)
    return [*(code for code in _selected(key, tuple(options), t) if code in known and code not in found), *found]


@lru_cache(maxsize=256)
def _matches(asked: str, options: tuple[str, ...], t: Translator) -> tuple[str, ...]:
    """Options whose name or code holds all words asked for."""
    words = asked.casefold().split()
    found = (code for code, said in _said(options, t) if all(word in said for word in words))
    return tuple(code for code, _ in zip(found, range(OFFERED), strict=False))


@lru_cache(maxsize=8)
def _said(options: tuple[str, ...], t: Translator) -> tuple[tuple[str, str], ...]:
    return tuple((code, f"{code} {t.name(code)} {t.short_name(code)}".casefold()) for code in options)


@lru_cache(maxsize=8)
def _by_label(options: tuple[str, ...], t: Translator) -> Mapping[str, str]:
    return {t.short_name(code): code for code in options}


def _selected(key: str, options: tuple[str, ...], t: Translator) -> list[str]:
    """What is selected, or named in the address that brought the reader here."""
    held = st.session_state.get(key) or []
    labels = [] if held else st.query_params.get_all(key)
    by_label = _by_label(options, t) if labels else {}
    return [*(held if isinstance(held, list | tuple) else [held]), *(by_label.get(label, label) for label in labels)]
