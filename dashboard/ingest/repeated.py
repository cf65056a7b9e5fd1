"""Does a monthly status say anything new? A statement equal to the newest one need not be written again."""

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session

from dashboard.ingest.images import Image
from dashboard.ingest.statements import UPLOAD
from dashboard.ingest.stored import rows_where

SUBJECT = ("project_code", "milestone_code", "date_kind")
SAID = ("date_value", "percent", "cost_kzt", "spent_kzt")


def repeated_statements(session: Session, new: Mapping[str, Mapping[str, object]]) -> set[str]:
    """Keys of uploaded statements that repeat the newest statement on the same subject."""
    uploaded = {key: values for key, values in new.items() if values.get("publisher") == UPLOAD}
    ledger = _ledger(session, uploaded)
    return {key for key, values in uploaded.items() if _repeats(values, ledger.get(_subject(values), []))}


def _ledger(session: Session, uploaded: Mapping[str, Mapping[str, object]]) -> dict[tuple[object, ...], list[Image]]:
    found: dict[tuple[object, ...], list[Image]] = {}
    subjects = {_subject(values) for values in uploaded.values()}
    for row in rows_where(session, "milestone_report", SUBJECT, subjects):
        found.setdefault(_subject(row), []).append(row)
    return found


def _repeats(values: Mapping[str, object], told: list[Image]) -> bool:
    earlier = [row for row in told if _day(row) <= _day(values)]
    if not earlier:
        return False
    newest = max(earlier, key=_day)
    explained = values.get("delay_reason") not in {None, newest["delay_reason"]}
    return not explained and all(values.get(column) == newest[column] for column in SAID)


def _subject(values: Mapping[str, object]) -> tuple[object, ...]:
    return tuple(values[column] for column in SUBJECT)


def _day(values: Mapping[str, object]) -> date:
    day = values["reported_on"]
    return day if isinstance(day, date) else date.min
