"""How wide is a column of a table? A number or a day is read whole or not at all: cut, it reads as another one.

The browser's table measures its first rows only, and a column that runs over the edge of a phone shows half a number.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.ui.screen import phone_width

LETTER, AROUND, FRACTION = 7.5, 18, 4
"""Pixels of a letter and around it; letters that decimals take."""
LONGEST_DAY, LONGEST_NAME = 14, 170
"""Letters of a day at most, pixels of a name on a phone."""
BESIDE = 98
"""Pixels of a phone that a table has not: the page's and the card's edges, the boxes that choose a row."""


def fitted(shown: pd.DataFrame, config: Mapping[str, Any]) -> dict[str, Any]:
    """The layout of a table's columns, with widths that no number and no day is cut by."""
    phone = phone_width()
    widths = _days(shown) if phone is None else _on_a_phone(shown, phone - BESIDE)
    return {**config, **{name: {**config.get(name, {}), "width": round(width)} for name, width in widths.items()}}


def _days(shown: pd.DataFrame) -> dict[str, float]:
    return {name: max(_need(shown[name]), _pixels(name)) for name in shown.columns if _of_days(shown[name])}


def _on_a_phone(shown: pd.DataFrame, room: float) -> dict[str, float]:
    """Widths of the columns in view: a number that has no room there begins beyond the edge."""
    widths: dict[str, float] = {}
    for name in shown.columns:
        exact, need, left = _exact(shown[name]), _need(shown[name]), room - sum(widths.values())
        wide = max(need, _pixels(name)) if exact else min(max(need, _pixels(name)), LONGEST_NAME)
        if wide <= left:
            widths[name] = wide
            continue
        if exact and need <= left:
            widths[name] = left
        elif exact and widths:
            widths[next(reversed(widths))] += left
        return widths
    if widths:
        widths[next(iter(widths))] += room - sum(widths.values())
    return widths


def _exact(values: "pd.Series[Any]") -> bool:
    return _numeric(values) or _of_days(values)


def _numeric(values: "pd.Series[Any]") -> bool:
    return pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values)


def _of_days(values: "pd.Series[Any]") -> bool:
    """Whether a column holds days, months or years, written out."""
    said = _said(values)
    return not _numeric(values) and bool(said) and all(len(one) <= LONGEST_DAY and one[-1:].isdigit() for one in said)


def _said(values: "pd.Series[Any]") -> list[str]:
    return [str(value) for value in values.dropna().unique()]


def _need(values: "pd.Series[Any]") -> float:
    """Pixels that the longest cell takes."""
    if not _numeric(values):
        return _pixels(max(_said(values), key=len, default=""))
    known = values.dropna()
    largest = max((f"{value:,.0f}" for value in known), key=len, default="")
    return _pixels(largest) + (FRACTION * LETTER if (known % 1 != 0).any() else 0)


def _pixels(text: str) -> float:
    return len(text) * LETTER + AROUND
