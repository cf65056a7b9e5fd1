"""What is worked out once for a state of the store, and serves every selection until somebody writes?

Not for panels (they are kept above, drawn): for what stands behind many of them and is the same for all filters.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.store.revision import revision
from dashboard.store.tables import Batch, MonthWritten

KEPT = 1024
"""Things kept: columns of sixty months for two tables and more, and a few tables of the whole city."""

T = TypeVar("T")

_found: OrderedDict[Hashable, Any] = OrderedDict()
_lock = Lock()


def kept(session: Session, key: Hashable, make: Callable[[], T]) -> T:
    """What ``make`` makes, once for a revision of this store. Shared by all sessions: never changed."""
    state = session.info.get("revision")
    if state is None:
        # A reading session sees one state of the store.
        state = session.info["revision"] = revision(session)
    return held((_store(session), state, key), make)


def written(session: Session, table: str) -> dict[Any, Hashable]:
    """Months of a monthly table, oldest first, and the batch that last wrote each.

    A batch is its number and its time: a store that was put back from a backup gives numbers a second time.
    """
    month, batch = col(MonthWritten.month), col(MonthWritten.batch_id)
    statement = (
        select(month, batch, col(Batch.created_at))
        .outerjoin(Batch, col(Batch.id) == batch)
        .where(col(MonthWritten.table_name) == table)
        .order_by(month)
    )
    return kept(session, ("written", table), lambda: {row[0]: (row[1], row[2]) for row in session.execute(statement)})


def of_month(session: Session, table: str, month: Hashable, batch: Hashable, make: Callable[[], T]) -> T:
    """The same for what is read of one month alone: it holds until a batch writes that month."""
    return held((_store(session), table, month, batch), make)


def held(key: Hashable, make: Callable[[], T]) -> T:
    """The value of a key; what was asked for longest ago gives way. Two that ask at once may both make it."""
    with _lock:
        if key in _found:
            _found.move_to_end(key)
            known: T = _found[key]
            return known
    made = make()
    with _lock:
        _found[key] = made
        while len(_found) > KEPT:
            _found.popitem(last=False)
    return made


def forget() -> None:
    """Work everything out anew: for measurements, and for tests that look at the statements themselves."""
    with _lock:
        _found.clear()


def _store(session: Session) -> str:
    return str(session.get_bind().engine.url)
