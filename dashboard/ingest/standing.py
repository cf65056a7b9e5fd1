"""Which value does a row go back to? Not to a demo figure that has left the store in the meantime."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Integer, and_, or_, select
from sqlmodel import Session, col

from dashboard.ingest.dependence import references
from dashboard.ingest.image_sql import image_value
from dashboard.ingest.images import Image, decoded, table
from dashboard.ingest.moves import Move
from dashboard.rules import BatchSource
from dashboard.store.tables import Batch, Change


def singly(session: Session) -> ColumnElement[bool]:
    """Changes that are taken back one by one: remarks, and figures whose earlier value left with the demo figures."""
    change, gone = table("change"), _removed_demo(session)
    remark = change.c.table_name == "remark"
    if not gone:
        return remark
    brought = image_value(change.c.before, "batch_id", Integer(), session.get_bind().dialect.name)
    past = and_(change.c.before.is_not(None), change.c.table_name.not_in(_parents()), brought.in_(gone))
    return or_(remark, past)


def standing(session: Session, moves: Sequence[Move]) -> list[Move]:
    """The moves, past demo values whose batch was removed after somebody had uploaded over them.

    Only figures: a demo library that uploaded rows lean on was kept on purpose.
    """
    gone = _removed_demo(session)
    parents = _parents()
    return [move if move.table in parents else _past(session, move, gone) for move in moves]


def _parents() -> set[str]:
    return {reference.parent for reference in references()}


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
