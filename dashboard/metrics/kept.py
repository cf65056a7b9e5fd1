"""What is worked out once, and serves every selection until somebody writes a table that it was read from?

Not for panels (they are kept above, drawn): for what stands behind many of them, mostly the same for all filters.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.store.revision import Versions, versions
from dashboard.store.tables import Batch, MonthWritten
from dashboard.store.tables_met import count_as_read, read_as, tables_read

KEPT = 1024
"""Things kept: columns of sixty months for two tables and more, and a few tables of the whole city."""

SELECTIONS = 256
"""Things kept that only one selection asks for, with a page of panels that stand on them; months never make way."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A thing, the tables it was read from, and their numbers of that time; none where the key tells."""

    value: Any
    tables: tuple[str, ...]
    numbers: tuple[int, ...]


_found: OrderedDict[Hashable, _Kept] = OrderedDict()
_of_selections: OrderedDict[Hashable, _Kept] = OrderedDict()
_lock = Lock()


def kept(session: Session, key: Hashable, make: Callable[[], T]) -> T:
    """What ``make`` makes of this store, until a table that it reads is written. Shared by all: never changed."""
    return _held(_found, KEPT, (_store(session), key), make, _state(session))


def of_selection(session: Session, key: Hashable, make: Callable[[], T]) -> T:
    """The same for what several panels of a page need of one selection, which the key names."""
    return _held(_of_selections, SELECTIONS, (_store(session), key), make, _state(session))


def _state(session: Session) -> Versions:
    """What is known of each table: a reading session sees one state of the store."""
    state: Versions | None = session.info.get("versions")
    if state is None:
        state = session.info["versions"] = versions(session)
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


def _held(
    among: OrderedDict[Hashable, _Kept], most: int, key: Hashable, make: Callable[[], T], now: Versions | None = None
) -> T:
    with _lock:
        known = among.get(key)
        if known is not None:
            among.move_to_end(key)
    if known is None or (now is not None and now.of(known.tables) != known.numbers):
        with tables_read() as tables:
            made = make()
        met = tuple(sorted(tables))
        known = _Kept(made, met, now.of(met) if now else ())
        with _lock:
            among[key] = known
            while len(among) > most:
                among.popitem(last=False)
    # Whoever stands on it stands on what it was read from, also where somebody else read it.
    count_as_read(known.tables)
    found: T = known.value
    return found


def forget() -> None:
    """Work everything out anew: for measurements, and for tests that look at the statements themselves."""
    with _lock:
        _found.clear()
        _of_selections.clear()


def _store(session: Session) -> str:
    return str(session.get_bind().engine.url)
