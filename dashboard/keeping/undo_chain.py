"""Are imports, undos and the revision in agreement? What takes back what, whose rows are whose, which file is kept."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import exists, func, or_, select
from sqlmodel import Session

from dashboard.ingest.images import table
from dashboard.keeping.findings import Finding, finding
from dashboard.keeping.replay import data_tables
from dashboard.store import revision

BATCH = table("batch")


def batch_faults(session: Session) -> Iterator[Finding]:
    """Faults of the batches themselves."""
    yield from _without_batch(session)
    yield from _revision_behind(session)
    yield from _undo_of_nothing(session)
    yield from _wrong_state(session)
    yield from _other_file(session)


def _without_batch(session: Session) -> Iterator[Finding]:
    for name in (*data_tables(), "change", "batch_file"):
        source = table(name)
        lacking = select(source.c.batch_id, func.count()).where(~exists().where(BATCH.c.id == source.c.batch_id))
        for batch, rows in session.execute(lacking.group_by(source.c.batch_id)):
            yield finding("no_batch", table=name, batch=batch, rows=rows)


def _revision_behind(session: Session) -> Iterator[Finding]:
    """Every import and every undo counted the revision by one; settings and accounts count it too."""
    number = revision(session)
    batches = session.execute(select(func.count()).select_from(BATCH)).scalar_one()
    if number < batches:
        yield finding("revision", revision=number, batches=batches)


def _undo_of_nothing(session: Session) -> Iterator[Finding]:
    taken = BATCH.alias("taken")
    undos = select(BATCH.c.id, BATCH.c.action, BATCH.c.undoes, taken.c.id.label("there")).outerjoin(
        taken, BATCH.c.undoes == taken.c.id
    )
    claims = or_(BATCH.c.action == "undo", BATCH.c.undoes.is_not(None))
    for id_, action, undoes, there in session.execute(undos.where(claims)):
        if action != "undo" or undoes is None or there is None or undoes >= id_:
            yield finding("undo", batch=id_, undoes=undoes)


def _wrong_state(session: Session) -> Iterator[Finding]:
    """A batch is undone exactly while an undo of it is in force, and is taken back by one undo only."""
    undo = BATCH.alias("undo")
    in_force = select(undo.c.undoes, func.count().label("count")).where(undo.c.state == "applied")
    taking = in_force.where(undo.c.undoes.is_not(None)).group_by(undo.c.undoes).subquery()
    states = select(BATCH.c.id, BATCH.c.state, func.coalesce(taking.c.count, 0))
    states = states.outerjoin(taking, taking.c.undoes == BATCH.c.id).order_by(BATCH.c.id)
    for id_, state, undos in session.execute(states):
        if undos != (1 if state == "undone" else 0):
            yield finding("state", batch=id_, state=state, undos=undos)


def _other_file(session: Session) -> Iterator[Finding]:
    """The bytes that are kept are those that were uploaded."""
    kept = table("batch_file")
    files = select(BATCH.c.id, BATCH.c.sha256, kept.c.content).join(kept, kept.c.batch_id == BATCH.c.id)
    for id_, sha256, content in session.execute(files, execution_options={"yield_per": 10}):
        if hashlib.sha256(content).hexdigest() != sha256:
            yield finding("file", batch=id_)
