"""Which value does a row go back to? Not to a demo figure that has left the store in the meantime."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.ingest.dependence import references
from dashboard.ingest.images import Image, decoded
from dashboard.ingest.moves import Move
from dashboard.rules import BatchSource
from dashboard.store.tables import Batch, Change


def standing(session: Session, moves: Sequence[Move]) -> list[Move]:
    """The moves, past demo values whose batch was removed after somebody had uploaded over them.

    Only figures: a demo library that uploaded rows lean on was kept on purpose.
    """
    gone = _removed_demo(session)
    parents = {reference.parent for reference in references()}
    return [move if move.table in parents else _past(session, move, gone) for move in moves]


def _removed_demo(session: Session) -> set[int | None]:
    demo = select(col(Batch.id)).where(col(Batch.source) == BatchSource.DEMO.value, col(Batch.action) == "import")
    return set(session.execute(demo.where(col(Batch.state) == "undone")).scalars())


def _past(session: Session, move: Move, gone: set[int | None]) -> Move:
    after = move.after
    while after is not None and after.get("batch_id") in gone:
        after = _before(session, move, after["batch_id"])
    return move if after is move.after else replace(move, after=after)


def _before(session: Session, move: Move, batch_id: object) -> Image | None:
    of_row = select(col(Change.before)).where(col(Change.table_name) == move.table, col(Change.row_key) == move.key)
    return decoded(move.table, session.execute(of_row.where(col(Change.batch_id) == batch_id)).scalar_one_or_none())
