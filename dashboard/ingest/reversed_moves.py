"""Which moves take changes of the journal back, row by row? For those that the database cannot take back by itself."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, select, true
from sqlmodel import Session, col

from dashboard.ingest.compare import RowId
from dashboard.ingest.images import decoded, encoded
from dashboard.ingest.moves import Move
from dashboard.ingest.stored import chunks, stored_rows
from dashboard.store.tables import Change

CHANGES_AT_ONCE = 20_000


def portions(session: Session, batch_id: int, only: ColumnElement[bool] | None = None) -> Iterator[Sequence[Change]]:
    """The changes of a batch, newest first; only those that meet the condition."""
    wanted = true() if only is None else only
    of_batch = select(col(Change.id)).where(col(Change.batch_id) == batch_id, wanted).order_by(col(Change.id).desc())
    for ids in chunks(session.execute(of_batch).scalars().all(), CHANGES_AT_ONCE):
        some = of_batch.with_only_columns(Change).where(col(Change.id).between(ids[-1], ids[0]))
        yield session.execute(some).scalars().all()
        session.expunge_all()


def reversed_move(change: Change) -> Move:
    """The move that takes a change back."""
    name = change.table_name
    return Move(name, change.row_key, change.line, decoded(name, change.after), decoded(name, change.before))


def moved_on(session: Session, moves: Sequence[Move]) -> set[RowId]:
    """Rows that no longer are as the batch left them."""
    return {id_ for name in {move.table for move in moves} for id_ in _moved_on(session, name, moves)}


def counted(moves: Sequence[Move]) -> Counter[str]:
    """How many rows come back, change, go."""
    return Counter(
        "new" if move.before is None else "removed" if move.after is None else "changed"
        for move in moves
        if move.table != "remark"
    )


def _moved_on(session: Session, name: str, moves: Sequence[Move]) -> Iterator[RowId]:
    here = [(move, move.before or move.after or {}) for move in moves if move.table == name]
    stored = stored_rows(session, name, (image for _, image in here))
    for move, _ in here:
        if encoded(stored.get(move.key)) != encoded(move.before):
            yield name, move.key
