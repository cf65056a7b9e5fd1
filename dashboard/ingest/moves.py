"""How do rows go from one state to another, with a journal of it? Inserts, updates and deletions in a safe order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, insert, update
from sqlmodel import Session

from dashboard.ingest.images import Image, encoded, key_columns, parents_first, table
from dashboard.ingest.stored import chunks
from dashboard.ingest.telling import Step, Tell, silence
from dashboard.store.tables import Change

AT_ONCE = 2_000
"""Lines of the journal written between two words of how far it has come."""


@dataclass(frozen=True, slots=True)
class Move:
    """A row as it is and as it shall be; None = no such row."""

    table: str
    key: str
    line: int
    before: Image | None
    after: Image | None


def perform(session: Session, moves: Sequence[Move], batch_id: int, tell: Tell = silence) -> None:
    """Move the rows and write the journal in the order in which it was done: its reverse is safe too."""
    ordered = _safe_order([move for move in moves if move.before != move.after])
    for name, some in _runs(ordered):
        tell(Step.SAVING, 0, len(ordered))
        _write(session, name, some)
    for number, part in enumerate(chunks(ordered, AT_ONCE)):
        tell(Step.SAVING, number * AT_ONCE, len(ordered))
        session.execute(insert(Change), [_change(move, batch_id) for move in part])


def _safe_order(moves: Sequence[Move]) -> list[Move]:
    """Children go before their parents and come after them."""
    rank = {name: place for place, name in enumerate(parents_first())}
    gone = sorted((move for move in moves if move.after is None), key=lambda move: -rank[move.table])
    kept = sorted((move for move in moves if move.after is not None), key=lambda move: rank[move.table])
    return gone + kept


def _runs(ordered: Iterable[Move]) -> Iterable[tuple[str, list[Move]]]:
    runs: list[tuple[str, list[Move]]] = []
    for move in ordered:
        if not runs or runs[-1][0] != move.table:
            runs.append((move.table, []))
        runs[-1][1].append(move)
    return runs


def _write(session: Session, name: str, moves: list[Move]) -> None:
    gone = [move.before for move in moves if move.after is None and move.before is not None]
    new = [move.after for move in moves if move.before is None and move.after is not None]
    changed = [move.after for move in moves if move.before is not None and move.after is not None]
    if gone:
        _delete(session, name, gone)
    if new:
        session.execute(insert(table(name)), new)
    if changed:
        _update(session, name, changed)


def _delete(session: Session, name: str, rows: list[Image]) -> None:
    where = [table(name).c[column] == bindparam(f"key_{column}") for column in key_columns(name)]
    keys = [{f"key_{column}": row[column] for column in key_columns(name)} for row in rows]
    session.connection().execute(delete(table(name)).where(*where), keys)


def _update(session: Session, name: str, rows: list[Image]) -> None:
    keys = key_columns(name)
    where = [table(name).c[column] == bindparam(f"key_{column}") for column in keys]
    rest = [column.name for column in table(name).columns if column.name not in keys]
    values: dict[str, object] = {column: bindparam(column) for column in rest}
    named = [{f"key_{column}" if column in keys else column: value for column, value in row.items()} for row in rows]
    session.connection().execute(update(table(name)).where(*where).values(values), named)


def _change(move: Move, batch_id: int) -> dict[str, object]:
    return {
        "batch_id": batch_id,
        "table_name": move.table,
        "row_key": move.key,
        "line": move.line,
        "before": encoded(move.before),
        "after": encoded(move.after),
    }
