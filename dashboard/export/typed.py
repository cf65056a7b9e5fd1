"""What is in a cell of a workbook? A number, a date or a text, and how it is written: never a number told as text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from dashboard.i18n import Translator
from dashboard.panels.naming import without_names
from dashboard.panels.units import Unit, units
from dashboard.panels.words import CELLS, MONTHS, in_words, is_of_facts, own_language, plain

MONTH: Mapping[str, str] = {"kk": "[$-43F]mmmm yyyy", "ru": "[$-419]mmmm yyyy", "en": "[$-809]mmmm yyyy"}
"""Excel's own number of each language: the month's name is that of the file, whatever Excel it opens in."""
DAY, MOMENT, YEAR = "dd.mm.yyyy", "dd.mm.yyyy hh:mm", "0"
UNITS: Mapping[Unit, str] = {
    Unit.SHARE: "0.0%",
    Unit.CHANGE: "+0.0%;\u22120.0%;0.0%",
    Unit.YEAR: YEAR,
    Unit.DEGREES: "0.00000",
}
WHOLE, TENTHS, HUNDREDTHS = "#,##0", "#,##0.0", "#,##0.00"
MANY = 1000
"""From here on a hundredth says nothing."""
AS_SAID = frozenset({"opened", "modernised_in", "open_24_7", "period"})
"""Columns of dates that are written as exactly as they are known: ``1976``, ``2018-04``, ``2023-09-01``."""
SAID = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value (None: nothing is known) and its number format; a text has none."""

    value: str | int | float | date | datetime | None
    written: str = ""


Table = Mapping[str, Sequence[Cell]]
"""Cells by heading; all columns equally long."""


def typed(frame: pd.DataFrame, t: Translator, columns: tuple[str, ...] = ()) -> Table:
    """The frame as :func:`dashboard.panels.words.in_words` shows it, but with dates and numbers as what they are."""
    shown = own_language(without_names(frame, columns), t)
    words = in_words(shown, t)
    return {
        str(heading): _column(shown, str(name), words[heading], frame, t)
        for name, heading in zip(shown.columns, words.columns, strict=True)
    }


def texts(values: Iterable[str]) -> list[Cell]:
    """Texts as cells."""
    return [Cell(value or None) for value in values]


def _column(shown: pd.DataFrame, name: str, words: "pd.Series[Any]", frame: pd.DataFrame, t: Translator) -> list[Cell]:
    values = shown[name]
    if pd.api.types.is_datetime64_any_dtype(values):
        return [_day(value, form) for value, form in zip(values, _precise(frame, name, t), strict=True)]
    if pd.api.types.is_bool_dtype(values) and name not in CELLS:
        return [Cell(None if pd.isna(value) else t("word.yes" if value else "word.no")) for value in values]
    if name in AS_SAID:
        return [_as_said(value, t) for value in values]
    worded = name in CELLS or (name == "value" and is_of_facts(shown))
    numbers = [plain(value) for value in (words if worded else values)]
    return [_cell(value, unit) for value, unit in zip(numbers, units(frame, name), strict=True)]


def _day(value: pd.Timestamp, form: str) -> Cell:
    return Cell(None if pd.isna(value) else value.date(), form)


def _precise(frame: pd.DataFrame, name: str, t: Translator) -> list[str]:
    """How each date is written: no more exactly than it was said."""
    if name in MONTHS:
        return [MONTH[t.language]] * len(frame)
    stem = name.removesuffix("_on").removesuffix("_value")
    precision = frame.get(f"{stem}_precision")
    if precision is None:
        return [DAY] * len(frame)
    return [_form(day, said, t) for day, said in zip(frame[name], precision, strict=True)]


def _form(day: pd.Timestamp, precision: object, t: Translator) -> str:
    if pd.isna(day) or precision not in {"year", "quarter", "month"}:
        return DAY
    if precision == "month":
        return MONTH[t.language]
    before, _, after = t.date(day.date(), str(precision)).partition(str(day.year))
    return "".join((_quoted(before), "yyyy", _quoted(after)))


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""


def _as_said(value: object, t: Translator) -> Cell:
    found = SAID.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return Cell(None if pd.isna(value) else str(value))  # type: ignore[call-overload]  # a scalar
    year, month, day = found.groups()
    if month is None:
        return Cell(int(year), YEAR)
    try:
        return Cell(date(int(year), int(month), int(day or 1)), DAY if day else MONTH[t.language])
    except ValueError:  # no such day: shown as it was said
        return Cell(str(value))


def _cell(value: object, unit: Unit) -> Cell:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Cell(None if value is None else str(value))
    return Cell(value, UNITS.get(unit) or _number(value))


def _number(value: float) -> str:
    if float(value).is_integer():
        return WHOLE
    return TENTHS if abs(value) >= MANY else HUNDREDTHS
