"""On how many reports does each row of a frame rest? Picture, sentence, table and file say the same."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.reading.notes import note
from dashboard.reading.remarks import CITY
from dashboard.reading.said import Coverage

ALONE = ("library", "branch")
"""Columns that make a row one library's own figure, which is no total of reports."""
TOLD_BY = (*ALONE, "district", "scope", "measure", "month")


def coverage_by_row(frame: pd.DataFrame) -> list[Coverage | None]:
    """Reports that the total in each row rests on; None where it is of one library, or where none were due.

    Notes: ``reports_by_month``, ``reports_by_district``, ``reports`` (by measure, of plans of the city), ``coverage``
    (of rows that name no month).
    """
    names = [name for name in TOLD_BY if name in frame]
    if not names:
        return [_of_row({}, frame)] * len(frame)
    columns = (frame[name] for name in names)
    return [_of_row(dict(zip(names, row, strict=True)), frame) for row in zip(*columns, strict=True)]


def _of_row(row: Mapping[Any, Any], frame: pd.DataFrame) -> Coverage | None:
    if any(pd.notna(row[name]) for name in ALONE if name in row):
        return None
    told = _told(row, frame)
    return told if told is not None and told.due > 1 else None


def _told(row: Mapping[Any, Any], frame: pd.DataFrame) -> Coverage | None:
    found: Coverage | None
    if "district" in row:
        found = (note(frame, "reports_by_district") or {}).get(row["district"])
    elif "scope" in row:
        found = (note(frame, "reports") or {}).get(row["measure"]) if row["scope"] == CITY else None
    elif "month" in row:
        found = (note(frame, "reports_by_month") or {}).get(row["month"].date())
    else:
        found = note(frame, "coverage")
    return found
