"""On how many reports does a total rest? For each row of a table, and for a whole panel where one number says it."""

from typing import Any

import pandas as pd

from dashboard.i18n import Translator
from dashboard.reading import Coverage, coverage_by_row, note

Rests = tuple[int, int]
"""Monthly reports that came, and those that were due."""


def reports_by_row(frame: pd.DataFrame) -> list[Rests | None]:
    """What each row's totals rest on; None where they are of one library, or of no reports at all.

    Columns ``came`` and ``due`` say it themselves; of other frames their notes do (``reading.coverage_by_row``).
    """
    if "due" in frame:
        return [_own(came, due) for came, due in zip(frame["came"], frame["due"], strict=True)]
    return [None if told is None else (told.came, told.due) for told in coverage_by_row(frame)]


def _own(came: Any, due: Any) -> Rests | None:
    return None if pd.isna(due) or due <= 1 else (int(came), int(due))


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
