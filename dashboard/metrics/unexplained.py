"""Which imports hold figures that were warned about, and that nobody has explained?"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from dashboard import rules
from dashboard.filters import Filters
from dashboard.store.tables import Batch, Change, Venue

Item = dict[str, Any]
Place = tuple[int, int]
"""A batch and a line of its file."""
MARK = '"id": "w.'
"""How a warning stands in the notices of a batch."""


@dataclass(frozen=True, slots=True)
class _Asked:
    batch: int
    sha256: str
    kind: str
    file: str
    lines: tuple[int, ...]
    """A line for each warning."""


def items(session: Session, filters: Filters) -> Iterator[Item]:
    """A row an import, newest first: batch, file, and how many warnings nobody explained.

    A warning is done with when an explanation stands at its line, in this batch or in a later import of the same
    file, or when a later batch changed the value. Of a selection only warnings about its libraries are counted.
    """
    for one, lines in _waiting(session, _asked(session), _chosen(session, filters)):
        yield {"attention": "unexplained", "batch": one.batch, "file": one.file, "warnings": len(lines)}


def waiting_lines(session: Session, batch: int) -> tuple[int, ...]:
    """Lines of the file of one import whose warnings nobody explained, by the same rule; each line once."""
    found = _waiting(session, _asked(session, col(Batch.id) == batch), None)
    return tuple(dict.fromkeys(line for _, lines in found for line in lines))


def _waiting(
    session: Session, asked: list[_Asked], chosen: frozenset[str] | None
) -> Iterator[tuple[_Asked, list[int]]]:
    if not asked:
        return
    explained = _explained(session, {one.sha256 for one in asked})
    keys, current = _keys(session, asked)
    for one in asked:
        lines = [
            line
            for line in one.lines
            if (one.sha256, one.kind, line) not in explained
            and _holds(keys.get((one.batch, line), ()), one.batch, current)
            and (chosen is None or any(key.split("|")[0] in chosen for _, key in keys.get((one.batch, line), ())))
        ]
        if lines:
            yield one, lines


def _asked(session: Session, *which: ColumnElement[bool]) -> list[_Asked]:
    wanted = select(col(Batch.id), col(Batch.sha256), col(Batch.kind), col(Batch.file_name), col(Batch.notices)).where(
        col(Batch.action) == "import",
        col(Batch.state) == "applied",
        col(Batch.source) == rules.BatchSource.UPLOAD.value,
        col(Batch.notices).contains(MARK, autoescape=True),
        *which,
    )
    found = []
    for number, sha256, kind, file, notices in session.execute(wanted.order_by(col(Batch.id).desc())):
        lines = tuple(one["line"] or 0 for one in json.loads(notices) if one["id"].startswith("w."))
        found.append(_Asked(number, sha256, kind, file, lines))
    return found


def _explained(session: Session, files: set[str]) -> set[tuple[str, str, int]]:
    """Bytes, kind and line of the explanations that hold."""
    wanted = (
        select(col(Batch.sha256), col(Batch.kind), col(Change.line))
        .join(Batch, col(Batch.id) == col(Change.batch_id))
        .where(
            col(Change.table_name) == "remark",
            col(Batch.action) == "import",
            col(Batch.state) == "applied",
            col(Batch.sha256).in_(files),
        )
    )
    return {(sha256, kind, line) for sha256, kind, line in session.execute(wanted)}


Row = tuple[str, str]


def _keys(session: Session, asked: list[_Asked]) -> tuple[dict[Place, list[Row]], dict[Row, int]]:
    """The rows that the lines brought, and which batch last said what stands in each."""
    lines = {(one.batch, line) for one in asked for line in one.lines}
    wanted = select(col(Change.batch_id), col(Change.line), col(Change.table_name), col(Change.row_key)).where(
        col(Change.batch_id).in_({batch for batch, _ in lines}),
        col(Change.line).in_({line for _, line in lines}),
        col(Change.table_name) != "remark",
    )
    keys = defaultdict[Place, list[Row]](list)
    for batch, line, table, key in session.execute(wanted):
        if (batch, line) in lines:
            keys[batch, line].append((table, key))
    return keys, _said_last(session, {key for some in keys.values() for _, key in some})


def _said_last(session: Session, keys: set[str]) -> dict[Row, int]:
    wanted = select(col(Change.table_name), col(Change.row_key), col(Change.after)).where(col(Change.row_key).in_(keys))
    found: dict[Row, int] = {}
    for table, key, after in session.execute(wanted.order_by(col(Change.id))):
        found[table, key] = json.loads(after).get("batch_id", 0) if after else 0
    return found


def _holds(rows: list[Row] | tuple[()], batch: int, current: dict[Row, int]) -> bool:
    """Whether the value still is what this batch brought; a total is of no single row."""
    return not rows or any(current.get(row) == batch for row in rows)


def _chosen(session: Session, filters: Filters) -> frozenset[str] | None:
    if not filters.libraries and not filters.districts:
        return None
    places = select(col(Venue.code)).where(*filters.where(library=col(Venue.code), district=col(Venue.district_code)))
    return frozenset(session.execute(places).scalars())
