"""Which state of the store is shown? One for a whole page: what is read for it is of that state, or not shown."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlmodel import Session

from dashboard import store


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of one store."""

    url: str
    """The store itself: where it is written, and read for whatever must be fresh."""
    revision: int
    source: str | None = field(default=None, compare=False)
    """A replica that holds this state; None: it is read where it is written. The same state is the same figures."""


class StateMovedError(Exception):
    """Somebody saved meanwhile: the state that is asked for is no more. Whoever asks again gets the new one, whole."""


_held: ContextVar[tuple[Snapshot, Session] | None] = ContextVar("held", default=None)


@contextmanager
def opened(snapshot: Snapshot) -> Iterator[Session]:
    """A session that reads exactly this state; raises ``StateMovedError``.

    A replica that fails is left alone from then on: its state may still be the primary's, else it is read anew.
    """
    held = _held.get()
    if held and held[0] == snapshot:
        yield held[1]
        return
    with ExitStack() as closing:
        session, number = _begun(snapshot, closing)
        if number != snapshot.revision:
            raise StateMovedError
        try:
            yield session
        except DBAPIError as problem:
            replica = store.replica()
            if replica is None or replica.url != snapshot.source:
                raise
            replica.failed(problem)
            raise StateMovedError from problem


@contextmanager
def held(snapshot: Snapshot) -> Iterator[Snapshot]:
    """The newest state there, read in one transaction until the end, whoever saves meanwhile."""
    with ExitStack() as closing:
        session, number = _begun(snapshot, closing)
        newest = replace(snapshot, revision=number)
        mark = _held.set((newest, session))
        try:
            yield newest
        finally:
            _held.reset(mark)


def _begun(snapshot: Snapshot, closing: ExitStack) -> tuple[Session, int]:
    """A session and the revision that its transaction sees."""
    replica = store.replica()
    if replica and replica.url == snapshot.source:
        try:
            session = closing.enter_context(store.reading(snapshot.source))
            return session, store.revision(session)
        except SQLAlchemyError as problem:
            replica.failed(problem)
    session = closing.enter_context(store.reading(snapshot.url))
    return session, store.revision(session)
