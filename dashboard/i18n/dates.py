"""How is a day or a month written? CLDR names by Babel; days in the city's usual order."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date


@lru_cache(maxsize=4096)
def month(value: date, language: str) -> str:
    """``октябрь 2026``."""
    return f"{month_name(value, language)} {value.year}"


@lru_cache(maxsize=128)
def month_name(value: date, language: str) -> str:
    """``октябрь``, ``қазан``, ``October``: the form that stands alone."""
    name = format_date(value, "LLLL", locale=language)
    return name.lower() if language == "kk" else name  # CLDR capitalises Kazakh names that stand alone


@lru_cache(maxsize=128)
def month_short(value: date, language: str) -> str:
    """``окт.``, ``қаз.``, ``Oct``."""
    return format_date(value, "LLL", locale=language)


def day(value: date) -> str:
    """``17.01.2026``: the one form read the same in all three languages here."""
    return value.strftime("%d.%m.%Y")
