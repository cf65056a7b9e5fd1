"""How is this said to the reader? A translator knows one language and the names of the city's places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Protocol

from babel import Locale

from dashboard.i18n import dates, numbers
from dashboard.i18n.catalogue import Message, catalogue

NBSP = "\u00a0"


class NamedPlace(Protocol):
    """Names by language: full and short."""

    @property
    def full(self) -> Mapping[str, str | None]: ...  # noqa: D102  the class says it
    @property
    def short(self) -> Mapping[str, str | None]: ...  # noqa: D102  the same


@dataclass(frozen=True, slots=True, eq=False)
class Translator:
    """Words, numbers, dates and names in one language.

    A key that no catalogue holds raises ``KeyError``: a missing word is a fault of ours, found by tests.
    """

    language: str
    names: Mapping[str, NamedPlace] = field(default_factory=dict)

    def __call__(self, key: str, **values: object) -> str:
        """The message under a key; numbers among the values are written the reader's way."""
        template = self._template(catalogue(self.language)[key], values)
        return template.format(**{name: self._written(value) for name, value in values.items()})

    def has(self, key: str) -> bool:
        """Whether a catalogue holds the key (optional words, such as a hint)."""
        return key in catalogue(self.language)

    def coded(self, words: str, code: str) -> str:
        """The word of a code; where people name codes of their own, the code as it reads."""
        return self(f"{words}.{code}") if self.has(f"{words}.{code}") else code.replace("_", " ")

    def _template(self, message: Message, values: Mapping[str, object]) -> str:
        if isinstance(message, str):
            return message
        count = values["n"]
        form = Locale(self.language).plural_form(count)  # type: ignore[arg-type]  # a number by contract
        return message.get(form, message["other"])

    def _written(self, value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return value
        return self.number(value)

    def number(self, value: float, decimals: int | None = None) -> str:
        """``1 234 567``; at most two decimals unless told."""
        return numbers.number(value, self.language, decimals)

    def short_number(self, value: float) -> str:
        """``2,66 млн``, ``305 тыс.``: three significant digits and a word."""
        digits, word = numbers.scaled(value)
        text = numbers.number(digits, self.language, numbers.decimals_for(digits) if word else None)
        return f"{text}{NBSP}{self(f'number.{word}')}" if word else text

    def percent(self, share: float, decimals: int = 0) -> str:
        """A share 0…1 as a percentage: ``6,6 %``."""
        return numbers.percent(share, self.language, decimals)

    def signed(self, value: float, decimals: int | None = None) -> str:
        """``+730`` or ``−12``: a change always shows its direction."""
        return numbers.signed(value, self.language, decimals)

    def signed_percent(self, share: float, decimals: int = 1) -> str:
        """``+6,6 %``."""
        return numbers.signed_percent(share, self.language, decimals)

    def month(self, month: date) -> str:
        """``октябрь 2026``."""
        return dates.month(month, self.language)

    def month_name(self, month: date) -> str:
        """``октябрь``."""
        return dates.month_name(month, self.language)

    def month_short(self, month: date) -> str:
        """``окт.``."""
        return dates.month_short(month, self.language)

    def month_in(self, month: date) -> str:
        """``в октябре``, ``қазанда``, ``in October``."""
        return self(f"month_in.m{month.month:02d}")

    def date(self, day: date, precision: str | None = "day") -> str:
        """A date as exactly as it was given: ``17.01.2026``, ``июль 2026``, ``3 квартал 2026``, ``конец 2027``."""
        if precision in {"year", "quarter"}:
            return self(f"date.{precision}", year=str(day.year), quarter=str((day.month + 2) // 3))
        return self.month(day) if precision == "month" else dates.day(day)

    def name(self, code: str) -> str:
        """The full name of a place; a name that only another language has is marked with that language."""
        return self._named(code, self.names[code].full) if code in self.names else code

    def short_name(self, code: str) -> str:
        """The short name of a place, its full name where it has no short one."""
        if code not in self.names:
            return code
        return self.names[code].short.get(self.language) or self.name(code)

    def _named(self, code: str, by_language: Mapping[str, str | None]) -> str:
        own = by_language.get(self.language)
        if own:
            return own
        for language in ("ru", "kk", "en"):
            other = by_language.get(language)
            if other:
                return f"{other} ({language})"
        return code


@lru_cache(maxsize=8)
def translator(language: str) -> Translator:
    """A translator without place names: for messages, commands, exports of plain words."""
    return Translator(language)
