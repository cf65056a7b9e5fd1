"""How is a number written? CLDR by Babel, with the house's signs: true minus, no-break spaces."""

from functools import lru_cache

from babel.numbers import format_decimal, format_percent

MINUS = "−"
NBSP = "\u00a0"
WORDS = ((1e9, "billion"), (1e6, "million"), (1e4, "thousand"))
HUNDRED = 100
TEN = 10


@lru_cache(maxsize=16384)
def number(value: float, language: str, decimals: int | None = None) -> str:
    """``1 234 567,5``: grouped, at most two decimals, or exactly as many as told."""
    pattern = "#,##0.##" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    return _house(str(format_decimal(value, format=pattern, locale=language)))


@lru_cache(maxsize=4096)
def percent(share: float, language: str, decimals: int) -> str:
    """``6,6 %`` in Russian and Kazakh, ``6.6%`` in English."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "") + ("%" if language == "en" else f"{NBSP}%")
    return _house(str(format_percent(share, format=pattern, locale=language)))


def signed(value: float, language: str, decimals: int | None = None) -> str:
    """``+12`` / ``−12`` / ``0``."""
    return ("+" if value > 0 else "") + number(value, language, decimals)


def signed_percent(share: float, language: str, decimals: int) -> str:
    """``+6,6 %`` / ``−6,6 %``."""
    return ("+" if round(share * HUNDRED, decimals) > 0 else "") + percent(share, language, decimals)


def scaled(value: float) -> tuple[float, str]:
    """The number a word makes short, and the word: 2 660 000 → (2.66, 'million'); '' below ten thousand.

    Rounded first to what is written of it: 99 972 is 100 thousand, not 100.0, and 999 960 a million.
    """
    written = float(f"{value:.3g}") if abs(value) >= WORDS[-1][0] else value
    for size, word in WORDS:
        if abs(written) >= size:
            return written / (1e3 if word == "thousand" else size), word
    return value, ""


def decimals_for(value: float) -> int:
    """Decimals that leave three significant digits."""
    return 0 if abs(value) >= HUNDRED else 1 if abs(value) >= TEN else 2


def _house(text: str) -> str:
    return text.replace("-", MINUS).replace("\u202f", NBSP)
