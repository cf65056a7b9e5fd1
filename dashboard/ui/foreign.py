"""Which rows are not theirs? Named by library and line, for somebody who changes the rows of some libraries only."""

from collections.abc import Iterable

from dashboard.access.binding import OF_ALL, Foreign
from dashboard.i18n import Translator
from dashboard.ui.escape import escaped

LIBRARIES, LINES = 8, 5
"""So many libraries are named, and so many rows of each."""


def own_words(libraries: Iterable[str], t: Translator) -> str:
    """The names of their libraries."""
    return ", ".join(escaped(t.short_name(code)) for code in libraries)


def foreign_words(foreign: Foreign, t: Translator) -> str:
    """``Библиотека № 2 (строки 3, 4); вся сеть (строка 9)``."""
    named = [f"{_library(code, t)} ({_lines(lines, t)})" for code, lines in list(foreign.items())[:LIBRARIES]]
    rest = len(foreign) - len(named)
    return "; ".join(named) + (" " + t("intake.place.more", n=rest) if rest else "")


def _library(code: str, t: Translator) -> str:
    return t("rights.of_all") if code in {OF_ALL, "*"} else f"{escaped(t.short_name(code))}, {escaped(code)}"


def _lines(lines: tuple[int, ...], t: Translator) -> str:
    shown = ", ".join(map(str, lines[:LINES])) + ("…" if len(lines) > LINES else "")
    return t("rights.rows", n=len(lines), lines=shown)
