"""What does a number in a column count? A share, a year, degrees, a count: files write each as what it is."""

from collections.abc import Mapping
from enum import StrEnum

import pandas as pd


class Unit(StrEnum):
    """How a number is written."""

    PLAIN = "plain"
    SHARE = "share"
    """0…1, written as a percentage."""
    CHANGE = "change"
    """A share that is a change: written with its sign."""
    YEAR = "year"
    """Never in groups of three."""
    DEGREES = "degrees"


UNITS: Mapping[str, Unit] = {
    "share": Unit.SHARE,
    "cumulative_share": Unit.SHARE,
    "effect": Unit.CHANGE,
    "growth": Unit.CHANGE,
    "change_events": Unit.CHANGE,
    "year": Unit.YEAR,
    "year_built": Unit.YEAR,
    "year_opened": Unit.YEAR,
    "lat": Unit.DEGREES,
    "lon": Unit.DEGREES,
}
BOUNDS = ("low", "high")
"""Bounds of an estimate are in its unit."""


def all_shares(frame: pd.DataFrame, name: str) -> bool:
    """Whether every cell of a column is a share or the change of one."""
    return name in {*UNITS, *BOUNDS, "change"} and set(units(frame, name)) <= {Unit.SHARE, Unit.CHANGE}


def units(frame: pd.DataFrame, name: str) -> list[Unit]:
    """The unit of each cell of a column: a column of key figures holds several."""
    if name in BOUNDS and "effect" in frame:
        return [Unit.CHANGE] * len(frame)
    if name == "change":
        kinds = frame["change_kind"] if "change_kind" in frame else ["share"] * len(frame)
        return [Unit.CHANGE if kind == "share" else Unit.PLAIN for kind in kinds]
    if name == "value" and "project_figure" in frame:
        return [Unit.CHANGE if figure == "growth" else Unit.PLAIN for figure in frame["project_figure"]]
    return [UNITS.get(name, Unit.PLAIN)] * len(frame)
