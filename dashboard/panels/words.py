"""How does a frame read to a person? Codes become words, columns get headings, months their names."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.i18n import Translator

Cell = Callable[[Any, Translator], object]


def _coded(prefix: str) -> Cell:
    return lambda value, t: t(f"{prefix}.{value}")


def _name(value: str, t: Translator) -> str:
    return t.name(value)


def _month(value: pd.Timestamp, t: Translator) -> str:
    return t.month(value.date())


def _yes_no(value: object, t: Translator) -> str:
    return t("word.yes" if value else "word.no")


CELLS: Mapping[str, Cell] = {
    "month": _month,
    "age_group": _coded("age"),
    "event_type": _coded("event_type"),
    "library": _name,
    "district": _name,
    "project": _name,
    "milestone": _coded("milestone"),
    "date_kind": _coded("date_kind"),
    "status": _coded("status"),
    "project_kind": _coded("project_kind"),
    "venue_kind": _coded("venue_kind"),
    "reason": _coded("closure"),
    "state": _coded("state"),
    "measure": _coded("measure"),
    "source": _coded("batch_source"),
    "modernised": _yes_no,
    "accessible": _yes_no,
}
"""How the cells of a column are written; a column that is not here is shown as it is."""


def in_words(frame: pd.DataFrame, t: Translator, columns: tuple[str, ...] = ()) -> pd.DataFrame:
    """The frame with words for codes and translated headings (``column.<name>``); numbers stay numbers."""
    shown = frame[list(columns)] if columns else frame
    words = {t(f"column.{name}"): _column(shown[name], str(name), t) for name in shown.columns}
    return pd.DataFrame(words)


def _column(values: "pd.Series[Any]", name: str, t: Translator) -> "pd.Series[Any]":
    cell = CELLS.get(name)
    if cell is None:
        return values.dt.date if pd.api.types.is_datetime64_any_dtype(values) else values
    known = {value: cell(value, t) for value in values.dropna().unique()}
    return values.map(known).astype("object")


def plain(value: object) -> object:
    """A cell as JSON and spreadsheets take it: ISO dates, None for missing, Python numbers."""
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value):  # noqa: PLR0124  NaN
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value
