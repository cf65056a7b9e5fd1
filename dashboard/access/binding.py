"""Which rows may somebody change who is bound to libraries? Only those of these libraries, whatever the file says."""

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.access.person import Person
from dashboard.store.tables import Change

NAMED = 8
"""Rows that a refusal names."""
Row = tuple[int, str, Mapping[str, object]]
"""Line of the file, table, values."""


class OutsideLibrariesError(Exception):
    """Rows of other libraries, or of none, by their lines."""

    def __init__(self, who: Person, lines: list[int]) -> None:
        super().__init__(who.login)
        self.libraries, self.lines = sorted(who.libraries), lines


def hold_to_libraries(who: Person, rows: Iterable[Row]) -> None:
    """Raises ``OutsideLibrariesError`` if one row is not of a library that this person is bound to."""
    if not who.libraries:
        return
    lines = sorted({line for line, table, values in rows if _library(table, values) not in who.libraries})
    if lines:
        raise OutsideLibrariesError(who, lines)


def rows_of_batch(session: Session, batch_id: int) -> Iterable[Row]:
    """The rows that an undo of a batch would touch."""
    asked = select(col(Change.line), col(Change.table_name), col(Change.after), col(Change.before))
    for line, table, after, before in session.execute(asked.where(col(Change.batch_id) == batch_id)):
        yield line, table, json.loads(after or before)


def _library(table: str, values: Mapping[str, object]) -> str:
    """The code of the library a row belongs to; nothing for a row of the whole network."""
    if table == "remark":
        return str(values.get("row_key", "")).partition("|")[0]
    return str(values.get("code" if table == "venue" else "venue_code") or "")
