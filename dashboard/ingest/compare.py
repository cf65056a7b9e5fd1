"""What would saving a file change? New rows, changed rows old → new, rows that are there already."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.ingest.checked import Checked
from dashboard.ingest.images import Image, coerced, defaults, encoded, parents_first, row_key, said
from dashboard.ingest.repeated import repeated_statements
from dashboard.ingest.stored import stored_rows
from dashboard.ingest.telling import Step, Tell, counted, silence
from dashboard.rules import BatchSource
from dashboard.store.tables import Batch

RowId = tuple[str, str]
"""Table and key."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A row of a table that a file makes or changes, and the row and line of the file that do it."""

    table: str
    key: str
    row: int
    line: int
    before: Mapping[str, object] | None
    """The stored row; None = new."""
    after: Mapping[str, object]

    @property
    def columns(self) -> tuple[tuple[str, object, object], ...]:
        """Column, old, new: only what differs."""
        before = self.before or {}
        pairs = ((name, before.get(name), value) for name, value in self.after.items())
        return tuple((name, old, new) for name, old, new in pairs if old != new)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What saving would do. ``touched`` are rows of tables, parents first.

    Counts are rows as they were read: a row with months side by side is several.
    """

    touched: tuple[Touched, ...] = ()
    new: int = 0
    changed: int = 0
    same: int = 0
    skipped: int = 0
    """Rows of a demo file that a person's upload already fills: left alone."""
    keys: Mapping[int, tuple[RowId, ...]] = field(default_factory=dict)
    """Rows of tables by row of the file, touched or not."""

    @property
    def new_rows(self) -> tuple[Touched, ...]:
        """Rows of tables that are not there yet."""
        return tuple(one for one in self.touched if one.before is None)

    @property
    def changed_rows(self) -> tuple[Touched, ...]:
        """Rows of tables that hold something else now."""
        return tuple(one for one in self.touched if one.before is not None)

    @property
    def digest(self) -> str:
        """A token of what the preview showed: saving with it refuses when the store has moved on."""
        found = hashlib.sha256()
        for one in self.touched:
            before = None if one.before is None else encoded(said(one.before))
            found.update(f"{one.table}\0{one.key}\0{before}\0{encoded(one.after)}\n".encode())
        return found.hexdigest()


@dataclass(slots=True)
class _Wanted:
    values: Image
    row: int
    line: int


def compare(
    session: Session, checked: Checked, source: BatchSource = BatchSource.UPLOAD, tell: Tell = silence
) -> Comparison:
    """Compare a checked file with the store; writes nothing."""
    wanted, rows = _wanted(checked, tell)
    touched: list[Touched] = []
    left_alone: set[RowId] = set()
    for table in sorted(wanted, key=parents_first().index):
        found = list(_touched(session, table, wanted[table]))
        skipped = _uploaded(session, found) if source is BatchSource.DEMO else set()
        left_alone |= {(table, key) for key in skipped}
        touched += [one for one in found if one.key not in skipped]
    return _counted(checked, touched, left_alone, rows)


def _wanted(checked: Checked, tell: Tell) -> tuple[dict[str, dict[str, _Wanted]], list[tuple[RowId, ...]]]:
    """By table and key what is to stand there; and for each row as read the rows of tables it becomes."""
    tables: dict[str, dict[str, _Wanted]] = {}
    rows: list[tuple[RowId, ...]] = []
    for row in counted(checked.rows, Step.COMPARING, len(checked.rows), tell):
        ids = []
        for record in checked.kind.records(row.values, checked.as_of):
            values = coerced(record.table, record.values)
            key = row_key(record.table, values)
            here = tables.setdefault(record.table, {}).setdefault(key, _Wanted({}, row.row, row.line))
            here.values |= values
            ids.append((record.table, key))
        rows.append(tuple(ids))
    return tables, rows


def _touched(session: Session, table: str, wanted: dict[str, _Wanted]) -> Iterator[Touched]:
    stored = stored_rows(session, table, (one.values for one in wanted.values()))
    new = {key: one.values for key, one in wanted.items() if key not in stored}
    repeated = repeated_statements(session, new) if table == "milestone_report" else set()
    for key, one in wanted.items():
        before = stored.get(key)
        after = (dict(defaults(table)) if before is None else said(before)) | one.values
        if key not in repeated and (before is None or after != said(before)):
            yield Touched(table, key, one.row, one.line, before, after)


def _uploaded(session: Session, touched: list[Touched]) -> set[str]:
    """Keys of rows whose present value came with a person's upload: demo figures never replace those."""
    uploads = set(session.execute(select(col(Batch.id)).where(col(Batch.source) == BatchSource.UPLOAD.value)).scalars())
    return {one.key for one in touched if one.before is not None and one.before["batch_id"] in uploads}


def _counted(
    checked: Checked, touched: list[Touched], left_alone: set[RowId], rows: list[tuple[RowId, ...]]
) -> Comparison:
    new = {(one.table, one.key) for one in touched if one.before is None and one.table == checked.kind.table}
    differing = {(one.table, one.key) for one in touched}
    states = Counter(_state(ids, new, differing, left_alone) for ids in rows)
    keys: dict[int, tuple[RowId, ...]] = {}
    for row, ids in zip(checked.rows, rows, strict=True):
        keys[row.row] = (*keys.get(row.row, ()), *ids)  # months side by side: a row of the file is several
    return Comparison(tuple(touched), states["new"], states["changed"], states["same"], states["skipped"], keys)


def _state(ids: tuple[RowId, ...], new: set[RowId], differing: set[RowId], left_alone: set[RowId]) -> str:
    if not new.isdisjoint(ids):
        return "new"
    if not differing.isdisjoint(ids):
        return "changed"
    return "same" if left_alone.isdisjoint(ids) else "skipped"
