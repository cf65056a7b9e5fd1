"""Which rows of a frame does an explanation belong to? Those whose columns all agree with what it is about."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard.reading.notes import note
from dashboard.reading.said import ALL, Coverage, Explanation, Remark

PLACES = ("library", "district")
ABOUT = ("month", "year", *PLACES, "place", "scope", "age_group", "event_type", "measure")
"""Columns that say what a row is about."""
CITY = "city"
COUNTED_IN = {
    "visits": "attendance", "visits_per_1000": "attendance", "events": "event_count", "participants": "event_count",
}  # fmt: skip
"""The monthly table that a measure is counted in; other measures are not made of months."""


def _concerns(one: Remark, row: Mapping[Any, Any], coverage: Coverage | None, months: int) -> bool:
    """Whether a remark is about a figure in a row of a frame: each of the columns that the row has must agree.

    ``months``: so many months end with that of the row; ``coverage``: those of a row that names none.
    """
    told = {name: value for name in ABOUT if name in row and pd.notna(value := row[name])}
    undated = coverage is not None and "month" not in row and "year" not in row
    if (not told and not undated) or (one.whose == ALL and any(name in told for name in PLACES)):
        return False
    if coverage is not None and undated and not coverage.first <= one.month <= coverage.last:
        return False
    return all(_agrees(name, value, one, months) for name, value in told.items())


def _agrees(name: str, value: Any, remark: Remark, months: int) -> bool:
    if name == "month":
        return 0 <= _number(value) - _number(remark.month) < months
    if name in {"age_group", "event_type"}:
        return remark.part in {"", value}
    if name in {"scope", "place"}:
        return value in {CITY if name == "scope" else remark.district, remark.whose}
    if name == "measure":
        return value in COUNTED_IN and remark.table in {"", COUNTED_IN[value]}
    own = {"year": remark.month.year, "district": remark.district}
    return bool(own.get(name, remark.whose) == value)


def _number(month: date) -> int:
    """Months since the year 0: the distance of two months is a subtraction."""
    return month.year * 12 + month.month


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
    of_row = _of_months(said, months) if "month" in frame else lambda _row: said
    return [tuple(one for one in of_row(row) if _concerns(one, row, covered, months)) for row in rows]


def _of_months(said: Sequence[Remark], months: int) -> Callable[[Mapping[Any, Any]], Sequence[Remark]]:
    """Which remarks may concern a row, by its month: few of many, so that the rest need not be looked at."""
    by_month: dict[int, list[Remark]] = {}
    for one in said:
        by_month.setdefault(_number(one.month), []).append(one)

    def of_row(row: Mapping[Any, Any]) -> Sequence[Remark]:
        if pd.isna(row["month"]):
            return said
        last = _number(row["month"])
        return [one for month in range(last - months + 1, last + 1) for one in by_month.get(month, ())]

    return of_row
