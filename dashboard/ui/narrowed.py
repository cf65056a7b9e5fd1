"""Which of very many? A search on the server in front of a select box: thousands of options never travel."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

import streamlit as st

from dashboard.i18n import Translator

MANY = 300
"""Options that a select box may carry; of more, a search is asked for first."""
OFFERED = 50
"""Matches offered at once."""


class Options(tuple[str, ...]):
    """Options told apart by identity, made once for a state of the store.

    Thousands of them would be hashed and compared on every run, only to find what was found for them before.
    """

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    def __hash__(self) -> int:
        return id(self)

    @cached_property
    def known(self) -> frozenset[str]:
        """The same to look one up in."""
        return frozenset(self)


def narrowed(key: str, options: Sequence[str], t: Translator) -> Sequence[str]:
    """The options that a box with this key offers: all of few; of many, what was searched for and what is selected."""
    if len(options) <= MANY:
        return options
    asked = st.text_input(t("filter.find_library"), key=f"find_{key}", max_chars=80, persist_state="session")
    of = options if isinstance(options, Options) else tuple(options)
    found = _matches(asked or "", of, t)
    st.caption(t("filter.find_hint", count=len(found), total=len(options)))
    known = of.known if isinstance(of, Options) else frozenset(of)
    return [*(code for code in _selected(key, of, t) if code in known and code not in found), *found]


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
