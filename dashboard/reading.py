"""As of which day was a frame read? The day travels with the frame, so that pictures and sentences agree."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

AS_OF = "as_of"
ENOUGH = 0.9
"""Totals with a smaller share of the reports due are told, but never compared."""


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
    """What somebody wrote about a library's figure of a month."""

    month: date
    library: str
    text: str
    author: str


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


def read_as_of(frame: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The frame, marked with the day as of which it was read."""
    frame.attrs[AS_OF] = as_of.isoformat()
    return frame


def as_of(frame: pd.DataFrame) -> date:
    """The day as of which a frame was read."""
    return date.fromisoformat(frame.attrs[AS_OF])


def unfinished(frame: pd.DataFrame) -> pd.Timestamp:
    """First day of the month that was still running then."""
    return pd.Timestamp(as_of(frame).replace(day=1))


def finished(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of months that were over (a frame with a column ``month``)."""
    return frame[frame["month"] < unfinished(frame)]


def with_notes(frame: pd.DataFrame, **notes: Any) -> pd.DataFrame:
    """The frame with what must be said beside its numbers: coverage, moments in a library's life, an average."""
    frame.attrs.update(notes)
    return frame


def note(frame: pd.DataFrame, name: str) -> Any:
    """A note of a frame; None where it has none of that name."""
    return frame.attrs.get(name)
