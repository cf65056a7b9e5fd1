"""What may be said beside the numbers of a frame? Reports that came, dates in a library's life, explanations."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

ENOUGH = 0.9
"""Totals with a smaller share of the reports due are told, but never compared."""


TOLD_APART = 60
"""Libraries that a picture has rows for: more nobody reads, and thousands of rows no browser draws."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Monthly reports that came, of those that were due, from the first to the last month."""

    first: date
    last: date
    came: int
    due: int

    @property
    def enough(self) -> bool:
        """Whether a total over these reports may be compared with another."""
        return bool(self.due) and self.came >= ENOUGH * self.due


@dataclass(frozen=True, slots=True)
class Moment:
    """A date in a library's life: opened, modernised, open_24_7, closed_<reason> or reopened."""

    on: date
    kind: str
    precision: str


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """What somebody wrote about a library's figure of a month; ``whose`` is ``ALL`` for a total of all of them.

    ``part`` is the age group or type of event, empty for the whole month; ``district`` that of the library, if known;
    ``table`` the one that holds the figure, if that matters.
    """

    month: date
    whose: str
    text: str
    author: str
    part: str = ""
    district: str = ""
    table: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Explanation:
    """What somebody wrote about a stored row that a row of a frame stands on.

    ``whose``: code of the library, project or district; ``ALL`` where it is of the whole city.
    """

    whose: str
    text: str
    author: str


class Words(Protocol):
    """A translator, as far as it is needed here."""

    def __call__(self, key: str, /) -> str:
        """The words of a key."""

    def short_name(self, code: str) -> str:
        """The short name of a place."""


@dataclass(frozen=True, slots=True)
class Unusual:
    """A figure far from what is usual: whose (a library, or ``ALL``), what was counted, what is usual, why if known."""

    month: date
    whose: str
    value: float
    usual: float
    low: float
    high: float
    reason: str | None = None

    @property
    def change(self) -> float:
        """Against the usual, as a share."""
        return self.value / self.usual - 1 if self.usual else 0.0


ALL = "all"
"""Stands for the whole selection where a row is of a library or of all of them."""


def whose(remark: Remark | Explanation, t: Words) -> str:
    """The name of what a remark is about."""
    return t("anomaly.all") if remark.whose == ALL else t.short_name(remark.whose)


def in_words(remark: Remark | Explanation, t: Words) -> str:
    """A remark with the name of what it is about, as one text."""
    return f"{whose(remark, t)}: {remark.text}"
