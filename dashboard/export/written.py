"""How does a table read in a document? Every cell as words and numbers of the reader's language."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.i18n import Translator
from dashboard.panels.naming import without_names
from dashboard.panels.units import Unit, units
from dashboard.panels.words import in_words, own_language, plain

UNKNOWN = "—"
MANY = 1000
"""From here on decimals say nothing."""


def written_table(
    frame: pd.DataFrame, t: Translator, columns: tuple[str, ...] = ()
) -> tuple[list[str], list[list[str]]]:
    """Headings, and the rows as texts; a dash where nothing is known."""
    shown = own_language(without_names(frame, columns), t)
    words = in_words(shown, t)
    read = [
        [_written(value, unit, t) for value, unit in zip(words[heading], units(frame, str(name)), strict=True)]
        for name, heading in zip(shown.columns, words.columns, strict=True)
    ]
    return [str(heading) for heading in words.columns], [list(row) for row in zip(*read, strict=True)]


def _written(value: Any, unit: Unit, t: Translator) -> str:
    if isinstance(value, date) and not pd.isna(value):
        return t.date(value)
    known = plain(value)
    if known is None or known == "":
        return UNKNOWN
    if isinstance(known, bool):
        return t("word.yes" if known else "word.no")
    return _number(known, unit, t) if isinstance(known, int | float) else str(known)


def _number(value: float, unit: Unit, t: Translator) -> str:
    if unit is Unit.SHARE:
        return t.percent(value, 1)
    if unit is Unit.CHANGE:
        return t.signed_percent(value)
    if unit is Unit.YEAR:
        return str(int(value))
    if unit is Unit.DEGREES:
        return t.number(value, 5)
    return t.number(value, 0 if float(value).is_integer() or abs(value) >= MANY else None)
