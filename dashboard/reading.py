"""As of which day was a frame read? The day travels with the frame, so that pictures and sentences agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

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

    def concerns(self, row: Mapping[Any, Any], coverage: "Coverage | None" = None, months: int = 1) -> bool:
        """Whether it is about a figure in a row of a frame: each of the columns that the row has must agree.

        ``months``: so many months end with that of the row; ``coverage``: those of a row that names none.
        """
        agreed = [_agrees(name, row[name], self, months) for name in ABOUT if name in row and pd.notna(row[name])]
        if "month" not in row and "year" not in row and coverage:
            agreed.append(coverage.first <= self.month <= coverage.last)
        alone = any(name in row and pd.notna(row[name]) for name in PLACES)
        return bool(agreed) and all(agreed) and not (self.whose == ALL and alone)


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


PLACES = ("library", "district")
ABOUT = ("month", "year", *PLACES, "place", "scope", "age_group", "event_type", "measure")
"""Columns that say what a row is about."""
CITY = "city"
COUNTED_IN = {
    "visits": "attendance", "visits_per_1000": "attendance", "events": "event_count", "participants": "event_count",
}  # fmt: skip
"""The monthly table that a measure is counted in; other measures are not made of months."""


def _agrees(name: str, value: Any, remark: Remark, months: int) -> bool:
    if name == "month":
        month = pd.Timestamp(remark.month)
        return bool(value - pd.DateOffset(months=months - 1) <= month <= value)
    if name in {"age_group", "event_type"}:
        return remark.part in {"", value}
    if name in {"scope", "place"}:
        return value in {CITY if name == "scope" else remark.district, remark.whose}
    if name == "measure":
        return value in COUNTED_IN and remark.table in {"", COUNTED_IN[value]}
    own = {"year": remark.month.year, "district": remark.district}
    return bool(own.get(name, remark.whose) == value)


def remarks_by_row(frame: pd.DataFrame) -> list[tuple[Remark | Explanation, ...]]:
    """What people explained of the figures in each row of a frame.

    Notes: ``remarks``, of monthly figures, belong to every row whose columns agree; ``explanations`` belong to rows
    by their place in the frame as it was read, and stay with them in any part of it.
    """
    known: Mapping[int, tuple[Explanation, ...]] = note(frame, "explanations") or {}
    monthly = _monthly(frame)
    return [(*monthly[place], *known.get(label, ())) for place, label in enumerate(frame.index)]


def remarks_of(frame: pd.DataFrame) -> list[Remark | Explanation]:
    """Everything that people explained of a frame, each once."""
    return list(dict.fromkeys(one for some in remarks_by_row(frame) for one in some))


def _monthly(frame: pd.DataFrame) -> list[tuple[Remark, ...]]:
    said: Sequence[Remark] = note(frame, "remarks") or ()
    if not said or not set(ABOUT) & set(frame.columns):
        return [()] * len(frame)
    covered, rows = note(frame, "coverage"), frame[[name for name in ABOUT if name in frame]].to_dict("records")
    months = note(frame, "summed_months") or 1
    return [tuple(one for one in said if one.concerns(row, covered, months)) for row in rows]


def whose(remark: Remark | Explanation, t: Words) -> str:
    """The name of what a remark is about."""
    return t("anomaly.all") if remark.whose == ALL else t.short_name(remark.whose)


def in_words(remark: Remark | Explanation, t: Words) -> str:
    """A remark with the name of what it is about, as one text."""
    return f"{whose(remark, t)}: {remark.text}"


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
