"""How is a batch taken back? From the journal, byte for byte, by the database itself; or not at all."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, select, update
from sqlmodel import Session, col

from dashboard import meters
from dashboard.ingest.apply import hold_to_own, identity, registered, told
from dashboard.ingest.journal import touched_rows
from dashboard.ingest.moves import Move, perform
from dashboard.ingest.obstacles import CHANGED, Obstacles
from dashboard.ingest.reversal import Reversal, later_of
from dashboard.ingest.reversed_moves import counted, moved_on, portions, reversed_move
from dashboard.ingest.standing import singly, standing
from dashboard.ingest.store_errors import IntakeUnavailable, NotUndoable, Reason, store_errors
from dashboard.ingest.totals import keep_totals
from dashboard.rules import BatchSource
from dashboard.store import bump_revision, writing
from dashboard.store.audit import By, actor_of
from dashboard.store.tables import Batch


def undone(url: str | None, batch_id: int, author: By) -> Batch:
    """Take a batch back in a transaction of its own; raises ``IntakeUnavailable``, ``NotUndoable``, ``UndoBlocked``."""
    try:
        with store_errors(), writing(url) as session:
            taken = undo(session, batch_id, author)
    except IntakeUnavailable as refused:
        if refused.reason is Reason.CONFLICT:
            # Not a file with an unknown code: rows that no reference of ours names lean on this batch.
            raise NotUndoable("conflict") from refused
        raise
    told(taken)
    return taken


def undo(session: Session, batch_id: int, author: By) -> Batch:
    """Take a batch back inside the caller's transaction; the undo is a batch, which can be undone in turn.

    Raises ``UndoBlocked`` with the rows and all later batches that built on them; the transaction is then to be
    given up: the undo itself is journalled already.
    """
    taking = begun(session, batch_id, author)
    condition = singly(session)
    singles = _singles(session, batch_id, condition)
    reversal, found = Reversal(session, batch_id, condition), Obstacles()
    moved = Counter(reversal.counts()) + counted(singles)
    reversal.looked_at(found)
    _note_changed(session, batch_id, singles, found)
    found.refuse(session)
    reversal.done()
    reversal.journalled(identity(taking))
    perform(session, singles, identity(taking))
    return finished(session, taking, moved)


def begun(session: Session, batch_id: int, author: By) -> Batch:
    """The batch that journals the undo; the one it takes back is marked."""
    batch = session.get(Batch, batch_id)
    if batch is None or batch.state != "applied":
        raise NotUndoable("unknown" if batch is None else "undone")
    hold_to_own(session, touched_rows(session, batch_id), author)
    _mark(session, batch_id, "undone")
    return registered(session, _undoing(batch, actor_of(author).name), author)


def finished(session: Session, taking: Batch, moved: Counter[str]) -> Batch:
    """Write how many rows moved and count the revision."""
    counts = {"rows_new": moved["new"], "rows_changed": moved["changed"], "rows_removed": moved["removed"]}
    session.execute(update(Batch).where(col(Batch.id) == taking.id).values(counts))
    keep_totals(session, identity(taking))
    meters.stored(taking.kind, taking.action, sum(counts.values()))
    bump_revision(session)
    for name, value in counts.items():
        setattr(taking, name, value)
    return taking


def _singles(session: Session, batch_id: int, condition: ColumnElement[bool]) -> list[Move]:
    """The moves of the changes that are taken back one by one."""
    return [
        move
        for portion in portions(session, batch_id, condition)
        for move in standing(session, [reversed_move(change) for change in portion])
    ]


def _note_changed(session: Session, batch_id: int, moves: Sequence[Move], found: Obstacles) -> None:
    rows = moved_on(session, moves)
    batches = {
        batch
        for name in {name for name, _ in rows}
        for batch in later_of(session, batch_id, name, [key for table, key in rows if table == name])
    }
    found.add(CHANGED, rows, batches)


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
