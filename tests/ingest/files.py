"""What does a checked file look like? Built by hand, without the stages that read bytes."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import select
from sqlmodel import Session

from dashboard.ingest.apply import Origin, Saved, save
from dashboard.ingest.checked import Checked, CheckedRow
from dashboard.ingest.images import encoded, parents_first, table
from dashboard.ingest.kind import Value
from dashboard.ingest.kinds import KINDS
from dashboard.rules import BatchSource
from dashboard.store import reading

AS_OF = date(2026, 11, 10)
JOURNAL = {"audit", "batch", "batch_file", "change", "month_written", "revision"}

Line = Mapping[str, Value]


def checked(kind: str, lines: Iterable[Line], as_of: date = AS_OF) -> Checked:
    rows = tuple(CheckedRow(values, number, number) for number, values in enumerate(lines, start=2))
    text = json.dumps([kind, *(dict(row.values) for row in rows)], default=str, sort_keys=True)
    return Checked(KINDS[kind], f"{kind}.csv", hashlib.sha256(text.encode()).hexdigest(), as_of, rows)


def load(url: str, kind: str, *lines: Line, source: BatchSource = BatchSource.UPLOAD, as_of: date = AS_OF) -> Saved:
    return save(url, checked(kind, lines, as_of), b"bytes", Origin("Aigul", source))


def library(code: str, **more: Value) -> Line:
    return {"library_code": code, "name_kk": f"{code} kk", "name_ru": f"{code} ru", "district": "almaly"} | more


def visits(code: str, count: int, month: date = date(2026, 1, 1), group: str = "youth") -> Line:
    return {"library_code": code, "month": month, "age_group": group, "visits": count}


def dump(url: str) -> dict[str, list[str]]:
    """Every row of every data table, as bytes would be compared."""
    with reading(url) as session:
        return {name: _rows(session, name) for name in parents_first() if name not in JOURNAL}


def _rows(session: Session, name: str) -> list[str]:
    rows = session.execute(select(table(name))).mappings()
    return sorted(encoded(dict(row)) or "" for row in rows)
