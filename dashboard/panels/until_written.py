"""How long does what was made of the store hold? Until somebody writes a table that it was read from.

Which tables those are is seen while it is made (``store.tables_met``). The same work on the same tables gives the same,
so a newer state takes over what stands on tables that were not written; the rest is let go when it is first asked for.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, update_wrapper
from threading import Lock
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from dashboard import store
from dashboard.panels.snapshot import Snapshot, opened
from dashboard.store.tables_met import count_as_read, tables_read

P = ParamSpec("P")
T = TypeVar("T")
STATES = 2
"""Of a thing that is kept: the newest, and the one that a slower reader still sees."""


@dataclass(slots=True)
class Kept(Generic[T]):
    """A thing, the tables it was read from, and the numbers with which those were last written."""

    value: T
    tables: tuple[str, ...]
    numbers: tuple[int, ...]
    snapshot: Snapshot
    """The state for which it was last found to hold."""

    def holds(self, now: store.Versions) -> bool:
        """Whether none of its tables was written since."""
        return now.of(self.tables) == self.numbers

    def seen_from(self, value: T, snapshot: Snapshot) -> "Kept[T]":
        """The same as of another state; a newer one is remembered."""
        if snapshot.revision < self.snapshot.revision:
            return replace(self, value=value, snapshot=snapshot)
        self.value, self.snapshot = value, snapshot
        return self


@lru_cache(maxsize=16)
def versions(snapshot: Snapshot) -> store.Versions:
    """What is known of each table in a state; raises ``StateMovedError``."""
    with opened(snapshot) as session:
        return store.versions(session)


class UntilWritten(Generic[P, T]):
    """A function of a state that remembers what it made."""

    def __init__(
        self, make: Callable[Concatenate[Snapshot, P], T], most: int, moved: Callable[[T, Snapshot], T]
    ) -> None:
        self.make, self.most, self.moved = make, most, moved
        self.hits = self.misses = 0
        self._known: OrderedDict[tuple[Any, ...], list[Kept[T]]] = OrderedDict()
        self._lock = Lock()
        update_wrapper(self, make)

    def __call__(self, snapshot: Snapshot, *args: P.args, **kwargs: P.kwargs) -> T:
        """What is kept, or made now."""
        key = (snapshot.url, *args, *kwargs.items())
        found = self._found(key, snapshot)
        if found is None:
            self.misses += 1
            found = self._made(snapshot, *args, **kwargs)
            self._keep(key, found)
        else:
            self.hits += 1
        count_as_read(found.tables)
        return found.value

    def let_go_before(self, snapshot: Snapshot) -> None:
        """Let go of whatever does not hold in a state of its store."""
        now = versions(snapshot)
        with self._lock:
            for key, some in list(self._known.items()):
                standing = [one for one in some if one.snapshot.url != snapshot.url or one.holds(now)]
                if standing:
                    self._known[key] = standing
                else:
                    del self._known[key]

    def kept(self) -> Iterator[tuple[tuple[Any, ...], Kept[T]]]:
        """What is kept now, each with the address of its store and what was asked; the longest ago first."""
        with self._lock:
            known = [(key, some[0]) for key, some in self._known.items()]
        yield from known

    def _found(self, key: tuple[Any, ...], snapshot: Snapshot) -> Kept[T] | None:
        with self._lock:
            some = self._known.get(key, [])
            if some:
                self._known.move_to_end(key)
        for one in some:
            if one.snapshot == snapshot:
                return one
        now = versions(snapshot) if some else None
        for one in some:
            if now is not None and one.holds(now):
                return one.seen_from(self.moved(one.value, snapshot), snapshot)
        return None

    def _made(self, snapshot: Snapshot, *args: P.args, **kwargs: P.kwargs) -> Kept[T]:
        now = versions(snapshot)
        with tables_read() as tables:
            value = self.make(snapshot, *args, **kwargs)
        met = tuple(sorted(tables))
        return Kept(value, met, now.of(met), snapshot)

    def _keep(self, key: tuple[Any, ...], made: Kept[T]) -> None:
        with self._lock:
            before = [one for one in self._known.pop(key, []) if one.snapshot != made.snapshot]
            self._known[key] = sorted([made, *before], key=lambda one: -one.snapshot.revision)[:STATES]
            while len(self._known) > self.most:
                self._known.popitem(last=False)


def _as_it_is(value: T, _snapshot: Snapshot) -> T:
    return value


def until_written(
    most: int, moved: Callable[[Any, Snapshot], Any] = _as_it_is
) -> Callable[[Callable[Concatenate[Snapshot, P], T]], UntilWritten[P, T]]:
    """Keep what a function makes of a state; ``moved`` tells a thing that it is of another state now."""
    return lambda make: UntilWritten(make, most, moved)
