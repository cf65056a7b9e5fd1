"""What if a link names things by their codes? ``?library=LIB-014`` holds in every language and through a renaming.

The address of a page holds labels in the reader's language (``selection.py``); codes are written over with them before
a widget reads it.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st
from streamlit.errors import StreamlitAPIException

from dashboard.i18n import Translator

Label = Callable[[str, Translator], str | None]
"""What a widget shows for a code; None where it knows no such code."""

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def by_label(t: Translator) -> None:
    """Name what the address holds by its code, and run again: widgets know the address that this run began with."""
    told = {key: labels for key in LABELS if key in st.query_params and (labels := _labels(key, t))}
    if not told:
        return
    try:
        st.query_params.update(told)
    except StreamlitAPIException:  # the back button led to the code again, and a widget holds the key: as it was
        return
    st.rerun()


def _labels(key: str, t: Translator) -> list[str]:
    """All that is asked for under a key, in labels; nothing where none of it is a code."""
    asked = st.query_params.get_all(key)
    labels = [LABELS[key](one, t) or one for one in asked]
    return labels if labels != asked else []


def _place(code: str, t: Translator) -> str | None:
    return next((t.short_name(one) for one in (code, code.upper(), code.lower()) if one in t.names), None)


def _word(words: str) -> Label:
    return lambda code, t: t(f"{words}.{code}") if t.has(f"{words}.{code}") else None


def _period(code: str, t: Translator) -> str | None:
    if code in {"all", "custom"}:
        return t(f"filter.{code}")
    return t("filter.last_months", n=int(code)) if code in {"12", "24", "60"} else None


def _month(code: str, t: Translator) -> str | None:
    found = MONTH.fullmatch(code)
    return t.month(date(int(found[1]), int(found[2]), 1)) if found else None


LABELS: Mapping[str, Label] = {
    **dict.fromkeys(("district", "library", "profile", "project", "required", "excluded", "stops"), _place),
    "period": _period,
    **dict.fromkeys(("since", "until", "map_month"), _month),
    "age_group": _word("age"),
    "standing": _word("status"),
}
"""Keys of the address whose values have codes that people meet: in files, on the command line, in the journal."""
