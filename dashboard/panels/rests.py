"""On how many reports does a total rest? For each row of a table, and for a whole panel where one number says it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.i18n import Translator
from dashboard.reading import CITY, Coverage, note

Rests = tuple[int, int]
"""Monthly reports that came, and those that were due."""
ALONE = ("library", "branch")
"""Columns that make a row one library's own figure, which is no total of reports."""


def reports_by_row(frame: pd.DataFrame) -> list[Rests | None]:
    """What each row's totals rest on; None where they are of one library, or of no reports at all.

    Notes: ``reports_by_month``, ``reports_by_district``, ``reports`` (by measure, of plans of the city), ``coverage``
    (of rows that name no month). Columns ``came`` and ``due`` say it themselves.
    """
    return [_of_row(row, frame) for row in frame.to_dict("records")]


def _of_row(row: Mapping[Any, Any], frame: pd.DataFrame) -> Rests | None:
    if "due" in row:
        return None if pd.isna(row["due"]) or row["due"] <= 1 else (int(row["came"]), int(row["due"]))
    if any(pd.notna(row[name]) for name in ALONE if name in row):
        return None
    told = _covered(row, frame)
    return (told.came, told.due) if told is not None and told.due > 1 else None


def _covered(row: Mapping[Any, Any], frame: pd.DataFrame) -> Coverage | None:
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


def reports_words(rests: Rests | None, t: Translator) -> str:
    """``29 из 31``; empty where there is nothing to say."""
    return "" if rests is None else t("figure.of", value=rests[0], of=rests[1])


def whole(frame: pd.DataFrame, t: Translator) -> str:
    """``отчёты: 29 из 31`` for what a panel tells of its newest months; empty where it tells of no such total."""
    told: Coverage | None = note(frame, "coverage")
    rests = next(filter(None, reports_by_row(frame)), None) if "due" in frame else None
    if told is not None and told.due > 1:
        rests = (told.came, told.due)
    return t("figure.reports", came=t.number(rests[0]), due=t.number(rests[1])) if rests else ""
