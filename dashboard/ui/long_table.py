"""How is a table of very many rows looked through? A search on the server: few rows travel, each one can be found."""

from collections.abc import Sequence
from functools import lru_cache

import pandas as pd
import streamlit as st

from dashboard.i18n import Translator
from dashboard.panels import Prepared
from dashboard.panels.words import in_words

MOST = 500
"""Rows of a table that travel; the file of the panel holds all of them."""


@lru_cache(maxsize=64)
def table_words(prepared: Prepared, t: Translator) -> pd.DataFrame:
    """The numbers behind a panel, in words. Shared by all sessions: never changed."""
    return in_words(prepared.frame, t, prepared.panel.columns)


def found_rows(prepared: Prepared, place: str, t: Translator) -> Sequence[int] | None:
    """Draw a search over a long table; the places of the rows that hold all words asked for. None: they are few."""
    total = len(prepared.frame)
    if total <= MOST:
        return None
    asked = st.text_input(t("long_table.find"), key=f"find-rows-{place}-{prepared.panel.id}", max_chars=80)
    rows, count = _matches(prepared, t, (asked or "").casefold())
    st.caption(t("long_table.found", n=len(rows), count=t.number(count), total=t.number(total)))
    return rows


@lru_cache(maxsize=64)
def _matches(prepared: Prepared, t: Translator, asked: str) -> tuple[Sequence[int], int]:
    """The first rows that hold all words, and how many do."""
    words = asked.split()
    found = [place for place, said in enumerate(_said(prepared, t)) if all(word in said for word in words)]
    return found[:MOST], len(found)


@lru_cache(maxsize=16)
def _said(prepared: Prepared, t: Translator) -> tuple[str, ...]:
    """The texts of each row; codes of places are found too."""
    texts = [table_words(prepared, t), prepared.frame]
    columns = [part[name] for part in texts for name in part.columns if not pd.api.types.is_numeric_dtype(part[name])]
    rows = zip(*(column.astype("object").tolist() for column in columns), strict=True)
    return tuple(" ".join(str(cell) for cell in row if isinstance(cell, str)).casefold() for row in rows)
