"""What is worked out once for a state of the store, and serves every selection until somebody writes?

Not for panels (they are kept above, drawn): for what stands behind many of them, mostly the same for all filters.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.store.revision import revision
from dashboard.store.tables import Batch, MonthWritten
from dashboard.store.tables_met import count_as_read, read_as, tables_read

KEPT = 1024
"""Things kept: columns of sixty months for two tables and more, and a few tables of the whole city."""

SELECTIONS = 256
"""Things kept that only one selection asks for, with a page of panels that stand on them; months never make way."""

T = TypeVar("T")

_found: OrderedDict[Hashable, Any] = OrderedDict()
_of_selections: OrderedDict[Hashable, Any] = OrderedDict()
_lock = Lock()


def kept(session: Session, key: Hashable, make: Callable[[], T]) -> T:
    """What ``make`` makes, once for a revision of this store. Shared by all sessions: never changed."""
    return held((_store(session), _state(session), key), make)


def of_selection(session: Session, key: Hashable, make: Callable[[], T]) -> T:
    """The same for what several panels of a page need of one selection, which the key names."""
    return _held(_of_selections, SELECTIONS, (_store(session), _state(session), key), make)


def _state(session: Session) -> int:
    """The revision: a reading session sees one state of the store."""
    state: int | None = session.info.get("revision")
    if state is None:
        state = session.info["revision"] = revision(session)
    return state


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
    with read_as(table):  # no month is noted, or another batch, unless rows of the table are written
        return kept(session, ("written", table), lambda: {row[0]: (*row[1:],) for row in session.execute(statement)})


def of_month(session: Session, table: str, month: Hashable, batch: Hashable, make: Callable[[], T]) -> T:
    """The same for what is read of one month alone: it holds until a batch writes that month."""
    return held((_store(session), table, month, batch), make)


def held(key: Hashable, make: Callable[[], T]) -> T:
    """The value of a key; what was asked for longest ago gives way. Two that ask at once may both make it."""
    return _held(_found, KEPT, key, make)


def _held(among: OrderedDict[Hashable, Any], most: int, key: Hashable, make: Callable[[], T]) -> T:
    known: tuple[T, frozenset[str]] | None
    with _lock:
        known = among.get(key)
        if known is not None:
            among.move_to_end(key)
    if known is None:
        with tables_read() as tables:
            known = make(), frozenset(tables)
        with _lock:
            among[key] = known
            while len(among) > most:
                among.popitem(last=False)
    # Whoever stands on it stands on what it was read from, also where somebody else read it.
    count_as_read(known[1])
    return known[0]


def forget() -> None:
    """Work everything out anew: for measurements, and for tests that look at the statements themselves."""
    with _lock:
        _found.clear()
        _of_selections.clear()


def _store(session: Session) -> str:
    return str(session.get_bind().engine.url)
