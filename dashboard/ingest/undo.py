"""How is a batch taken back? From the journal, newest change first, byte for byte; or not at all."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from sqlalchemy import select, update
from sqlmodel import Session, col

from dashboard.ingest.apply import identity, registered
from dashboard.ingest.compare import RowId
from dashboard.ingest.dependence import leaning, missing_parents
from dashboard.ingest.images import decoded, encoded
from dashboard.ingest.moves import Move, perform
from dashboard.ingest.standing import standing
from dashboard.ingest.store_errors import NotUndoable, UndoBlocked, store_errors
from dashboard.ingest.stored import chunks, stored_rows
from dashboard.rules import BatchSource
from dashboard.store import bump_revision, writing
from dashboard.store.tables import Batch, Change

CHANGES_AT_ONCE = 20_000
"""A bulk import has a million changes: they are taken back in portions, in one transaction all the same."""


def undone(url: str | None, batch_id: int, author: str) -> Batch:
    """Take a batch back in a transaction of its own; raises ``IntakeUnavailable``, ``NotUndoable``, ``UndoBlocked``."""
    with store_errors(), writing(url) as session:
        return undo(session, batch_id, author)


def undo(session: Session, batch_id: int, author: str) -> Batch:
    """Take a batch back inside the caller's transaction; the undo is a batch, which can be undone in turn.

    Raises ``UndoBlocked`` with the rows and the later batches that built on them; the transaction must
    then be given up, as part of a long batch may be reversed already.
    """
    taking, moved = begun(session, batch_id, author), Counter[str]()
    for portion in portions(session, batch_id):
        moves = standing(session, [reversed_move(change) for change in portion])
        blocked = _blocked(session, moves)
        if blocked:
            raise UndoBlocked(tuple(sorted(blocked)), _blockers(session, batch_id, blocked))
        perform(session, moves, identity(taking))
        moved += counted(moves)
    return finished(session, taking, moved)


def begun(session: Session, batch_id: int, author: str) -> Batch:
    """The batch that journals the undo; the one it takes back is marked."""
    batch = session.get(Batch, batch_id)
    if batch is None or batch.state != "applied":
        raise NotUndoable("unknown" if batch is None else "undone")
    _mark(session, batch_id, "undone")
    return registered(session, _undoing(batch, author))


def portions(session: Session, batch_id: int) -> Iterator[Sequence[Change]]:
    """The changes of a batch, newest first."""
    of_batch = select(col(Change.id)).where(col(Change.batch_id) == batch_id).order_by(col(Change.id).desc())
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


def finished(session: Session, taking: Batch, moved: Counter[str]) -> Batch:
    """Write how many rows moved and count the revision."""
    counts = {"rows_new": moved["new"], "rows_changed": moved["changed"], "rows_removed": moved["removed"]}
    session.execute(update(Batch).where(col(Batch.id) == taking.id).values(counts))
    bump_revision(session)
    for name, value in counts.items():
        setattr(taking, name, value)
    return taking


def _undoing(batch: Batch, author: str) -> Batch:
    return Batch(
        action="undo",
        kind=batch.kind,
        file_name=batch.file_name,
        sha256=batch.sha256,
        source=BatchSource.UPLOAD.value,  # an undo is a person's act: it never counts as demo data
        author=author,
        created_at=datetime.now(UTC),
        undoes=batch.id,
    )


def _mark(session: Session, batch_id: int, state: str) -> None:
    """An undo that is undone lets what it took back hold again."""
    session.execute(update(Batch).where(col(Batch.id) == batch_id).values(state=state))
    undoes = session.execute(select(col(Batch.undoes)).where(col(Batch.id) == batch_id)).scalar_one()
    if undoes is not None:
        _mark(session, undoes, "applied" if state == "undone" else "undone")


def _moved_on(session: Session, name: str, moves: Sequence[Move]) -> Iterator[RowId]:
    here = [(move, move.before or move.after or {}) for move in moves if move.table == name]
    stored = stored_rows(session, name, (image for _, image in here))
    for move, _ in here:
        if encoded(stored.get(move.key)) != encoded(move.before):
            yield name, move.key


def _blocked(session: Session, moves: Sequence[Move]) -> dict[RowId, RowId]:
    """Rows that keep the batch from being taken back → the row whose later batches are to blame."""
    found = {id_: id_ for id_ in moved_on(session, moves)}
    gone = [move for move in moves if move.after is None]
    coming = [move for move in moves if move.before is None]
    for move, row in leaning(session, gone):
        found[move.table, move.key] = ("batch", str(row["batch_id"]))
    for move, parent, key in missing_parents(session, coming):
        found[move.table, move.key] = (parent, key)
    return found


def _blockers(session: Session, batch_id: int, blocked: dict[RowId, RowId]) -> tuple[int, ...]:
    leaning_batches = {int(key) for table, key in blocked.values() if table == "batch"}
    return tuple(sorted(leaning_batches | set(_later(session, batch_id, blocked))))


def _later(session: Session, batch_id: int, blocked: dict[RowId, RowId]) -> Iterator[int]:
    """Batches that hold and touched a row after this one did."""
    held = select(col(Change.batch_id), col(Change.table_name), col(Change.row_key)).join(Batch)
    later = held.where(col(Change.batch_id) > batch_id, col(Batch.state) == "applied")
    to_blame = set(blocked.values())
    for keys in chunks(sorted({key for _, key in to_blame}), 1000):
        for id_, table, key in session.execute(later.where(col(Change.row_key).in_(keys))):
            if (table, key) in to_blame:
                yield id_
