"""What is a chart that an office program draws itself? Its shape, its categories, its series with their numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

COUNT, SHARE, CHANGE, ONE_DECIMAL, YEAR = "#,##0", "0%", "+0%;-0%;0%", "0.0", "yyyy"
DAY = "dd.mm.yyyy"
"""Number formats as Office writes them; the program sets the separators of its own language."""
FIRST_DAY = pd.Timestamp(1899, 12, 30)

Number = float | None


class Shape(StrEnum):
    """How the numbers are drawn."""

    STACKED = "stacked"
    ACROSS = "across"
    SPANS = "spans"
    """Stacked bars across from a transparent beginning: a Gantt chart."""
    LINES = "lines"
    INTERVALS = "intervals"
    """Marks joined from the lowest to the highest series of each category."""
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers; None is a gap and stays one. ``xs`` only for points."""

    name: str
    values: tuple[Number, ...]
    color: str
    xs: tuple[float, ...] = ()
    dashed: bool = False
    quiet: bool = False
    """One thin line of many, which the legend does not name."""
    clear: bool = False
    """Drawn without colour: what a span begins after."""
    labels: tuple[str, ...] = ()
    """Words beside each value, instead of its number."""
    colors: tuple[str, ...] = ()
    """A colour for each value, where they differ."""


@dataclass(frozen=True, slots=True)
class NativeChart:
    """A chart as numbers and words. ``unfinished``: place of the category that is still running."""

    shape: Shape
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str = COUNT
    x_format: str = "General"
    unfinished: int | None = None
    left_out: int = 0
    """Categories that found no room."""
    named: int = 0
    """Every so many categories the axis names one; 0: as many as find room."""
    today: Number = None
    """Day of today's line, across spans."""
    pauses: tuple[Number, ...] = ()
    """Day on which the work of each span stopped; None where it did not."""
    key: str = ""
    """What stands below the chart."""
    keys: tuple[Any, ...] = ()
    """What each category stands for: a month, a name, the label of its row in the frame."""
    marks: Series | None = None
    """Points that anybody explained, over all other series; a value for each category, or ``xs`` of their own."""
    starred: Mapping[int, str] = field(default_factory=dict)
    """What stands at the end of a bar across that anybody explained, by its place."""


def known(value: object) -> Number:
    """A number of a frame, None where it holds none."""
    return None if pd.isna(value) else float(value)  # type: ignore[call-overload,arg-type]  # a cell of a number column


def serial(day: date | pd.Timestamp | None) -> Number:
    """A day as the number Office counts it by."""
    return None if day is None or pd.isna(day) else float((pd.Timestamp(day) - FIRST_DAY).days)


def longest_first(series: Iterable[Series]) -> tuple[Series, ...]:
    """Lines of points in the order that LibreOffice needs: it loses those that stand before a longer one."""
    return tuple(sorted(series, key=lambda one: -len(one.xs)))
