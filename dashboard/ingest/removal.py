"""How do the demo figures leave? All demo batches are taken back; what people uploaded since stays."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.ingest.apply import identity, told
from dashboard.ingest.compare import RowId
from dashboard.ingest.dependence import leaning
from dashboard.ingest.moves import Move, perform
from dashboard.ingest.reversed_moves import counted, moved_on, portions, reversed_move
from dashboard.ingest.store_errors import store_errors
from dashboard.ingest.undo import begun, finished
from dashboard.rules import BatchSource
from dashboard.store import writing
from dashboard.store.audit import By
from dashboard.store.tables import Batch


@dataclass(frozen=True, slots=True)
class Removal:
    """What removing did: the undo batches, and demo rows that stay because uploaded rows lean on them."""

    batches: tuple[Batch, ...]
    kept: tuple[RowId, ...] = ()


def removed_demo(url: str | None, author: By) -> Removal:
    """Remove demo figures in a transaction of its own; raises ``IntakeUnavailable``."""
    with store_errors(), writing(url) as session:
        removal = remove_demo(session, author)
    for batch in removal.batches:
        told(batch)
    return removal


def remove_demo(session: Session, author: By) -> Removal:
    """Take all demo batches back, newest first, inside the caller's transaction.

    A row that an upload changed since stays as it is; so does a demo library that uploaded rows name.
    """
    kept: list[RowId] = []
    taken = tuple(_taken_back(session, batch_id, author, kept) for batch_id in demo_batches(session))
    return Removal(taken, tuple(kept))


def demo_batches(session: Session) -> Sequence[int]:
    """Demo batches that hold, newest first."""
    demo = select(col(Batch.id)).where(col(Batch.source) == BatchSource.DEMO.value, col(Batch.action) == "import")
    held = demo.where(col(Batch.state) == "applied").order_by(col(Batch.id).desc())
    return [id_ for id_ in session.execute(held).scalars() if id_ is not None]


def _taken_back(session: Session, batch_id: int, author: By, kept: list[RowId]) -> Batch:
    taking, moved = begun(session, batch_id, author), Counter[str]()
    for portion in portions(session, batch_id):
        moves = [reversed_move(change) for change in portion]
        changed_since = moved_on(session, moves)
        free = [move for move in moves if (move.table, move.key) not in changed_since]
        going = _unneeded(session, free, kept)
        perform(session, going, identity(taking))
        moved += counted(going)
    return finished(session, taking, moved)


def _unneeded(session: Session, moves: list[Move], kept: list[RowId]) -> list[Move]:
    """Moves without the deletions that would leave rows without their library, nor what those lean on."""
    needed = {(move.table, move.key) for move, _ in leaning(session, [move for move in moves if move.after is None])}
    if not needed:
        return moves
    kept += sorted(needed)
    return _unneeded(session, [move for move in moves if (move.table, move.key) not in needed], kept)
