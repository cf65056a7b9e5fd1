"""Does the journal tell the tables? Played from its first entry to its last, it must end in exactly their rows."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Row, func, select
from sqlmodel import Session

from dashboard.ingest.images import decoded, encoded, row_key, table
from dashboard.ingest.stored import KEYS_A_QUERY, chunks, stored_rows
from dashboard.keeping.findings import Finding, finding
from dashboard.store.tables.constraints import Imported

ROWS_AT_ONCE = 5_000
CHANGE = table("change")


def data_tables() -> tuple[str, ...]:
    """Tables whose every row is journalled: what came with batches, and the remarks."""
    return (*sorted(str(model.__tablename__) for model in Imported.__subclasses__()), "remark")


def journal_faults(session: Session) -> Iterator[Finding]:
    """Entries that do not follow from the one before them, and rows that are not as their last entry left them."""
    yield from _broken_steps(session)
    for name in data_tables():
        yield from _rows_not_as_told(session, name)
        yield from _rows_told_of_that_are_gone(session, name)


def _broken_steps(session: Session) -> Iterator[Finding]:
    """Each change finds its row as the change before left it."""
    left = func.lag(CHANGE.c.after).over(partition_by=(CHANGE.c.table_name, CHANGE.c.row_key), order_by=CHANGE.c.id)
    steps = select(
        CHANGE.c.id, CHANGE.c.batch_id, CHANGE.c.table_name, CHANGE.c.row_key, CHANGE.c.before, left.label("left")
    ).subquery()  # fmt: skip
    broken = select(steps).where(steps.c.before.is_distinct_from(steps.c.left)).order_by(steps.c.id)
    for step in session.execute(broken):
        yield finding("step", table=step.table_name, row=step.row_key, batch=step.batch_id)


def _rows_not_as_told(session: Session, name: str) -> Iterator[Finding]:
    source = table(name)
    rows = session.execute(select(source).order_by(*source.primary_key), execution_options={"yield_per": ROWS_AT_ONCE})
    for some in rows.mappings().partitions():
        standing = {row_key(name, dict(row)): encoded(dict(row)) for row in some}
        told = _last_told(session, name, list(standing))
        for key, image in standing.items():
            if key not in told:
                yield finding("unknown_row", table=name, row=key)
            elif told[key] != image:
                yield finding("other_row", table=name, row=key)


def _last_told(session: Session, name: str, keys: Sequence[str]) -> dict[str, str | None]:
    """What the last change of each row left."""
    found: dict[str, str | None] = {}
    for some in chunks(keys, KEYS_A_QUERY):
        last = select(func.max(CHANGE.c.id)).where(CHANGE.c.table_name == name, CHANGE.c.row_key.in_(some))
        told = select(CHANGE.c.row_key, CHANGE.c.after).where(CHANGE.c.id.in_(last.group_by(CHANGE.c.row_key)))
        found |= {row.row_key: row.after for row in session.execute(told)}
    return found


def _rows_told_of_that_are_gone(session: Session, name: str) -> Iterator[Finding]:
    """Rows that their last change left standing; looked up in portions."""
    for some in _standing_by_journal(session, name):
        there = _keys_there(session, name, some)
        for change in some:
            if change.row_key not in there:
                yield finding("lost_row", table=name, row=change.row_key, batch=change.batch_id)


def _standing_by_journal(session: Session, name: str) -> Iterator[Sequence[Row[tuple[str, str, int]]]]:
    last = select(func.max(CHANGE.c.id)).where(CHANGE.c.table_name == name).group_by(CHANGE.c.row_key)
    told = select(CHANGE.c.row_key, CHANGE.c.after, CHANGE.c.batch_id).where(
        CHANGE.c.id.in_(last), CHANGE.c.after.is_not(None)
    )
    yield from session.execute(told.order_by(CHANGE.c.id), execution_options={"yield_per": ROWS_AT_ONCE}).partitions()


def _keys_there(session: Session, name: str, told: Sequence[Row[tuple[str, str, int]]]) -> set[str]:
    images = [image for row in told if (image := decoded(name, row.after)) is not None]
    return set(stored_rows(session, name, images))
