"""Does the read replica answer, and with a state that is new enough? Else the primary is asked, as without a replica.

Nothing here ever fails: a replica is there to take work off the primary, never to be needed.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from time import monotonic
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col

from dashboard.settings import database_url, read_url
from dashboard.store.engine import reading
from dashboard.store.migrate import version
from dashboard.store.revision import revision
from dashboard.store.tables import Batch

log = logging.getLogger(__name__)
RETRY_SECONDS = 10.0
"""How long a replica that did not answer is left alone."""
PATIENCE_SECONDS = 30.0
"""How long a replica may lack a save before readers are sent to the primary."""
OTHER = "holds another store, or tables of another version: the primary is read"
Marks = tuple[str | None, tuple[Any, ...]]
"""The version of the tables, and what tells one store from another: when its first file came, and which."""


@dataclass(slots=True)
class Replica:
    """A copy of the store that follows it, and what this process knows of how it does."""

    url: str
    clock: Callable[[], float] = monotonic
    primary: str = ""
    """The store that it has to be a copy of."""
    _lock: Lock = field(default_factory=Lock)
    _asked_again_at: float | None = None
    """When one run tries it again; None: it answered the last time."""
    _awaited: tuple[int, float] | None = None
    """A revision of the primary that it did not have yet, and since when."""
    _late: bool = False
    _known_until: float = 0.0
    """Until when it need not be asked again whether it is a copy."""

    def revision(self, newest: int, least: int) -> int | None:
        """The revision it holds; None: the primary is to be asked.

        ``newest`` is the primary's, read just before; ``least`` what the reader must not fall behind of.
        """
        if not self._may_be_asked():
            return None
        original = self._original()
        try:
            with reading(self.url) as session:
                if original and _marks(session) != original:
                    self._leave(OTHER)
                    return None
                number = revision(session)
        except SQLAlchemyError as problem:
            self.failed(problem)
            return None
        if original:
            self._known_until = self.clock() + RETRY_SECONDS
        self._answered()
        return number if self._in_time(number, newest) and number >= min(least, newest) else None

    def failed(self, problem: BaseException) -> None:
        """Leave it alone for a while; said once, until it answers again."""
        self._leave(f"does not answer, the primary is read: {type(problem).__name__}")

    def _leave(self, why: str) -> None:
        with self._lock:
            first = self._asked_again_at is None
            self._asked_again_at = self.clock() + RETRY_SECONDS
        if first:
            log.warning("the read replica %s", why)

    def _original(self) -> "Marks | None":
        """What it has to hold to be a copy; None: asked a moment ago."""
        if not self.primary or self.clock() < self._known_until:
            return None
        with reading(self.primary) as session:
            return _marks(session)

    def _may_be_asked(self) -> bool:
        """Of all who come while it is away, one in ten seconds tries; the others lose no time."""
        with self._lock:
            if self._asked_again_at is None:
                return True
            if self.clock() < self._asked_again_at:
                return False
            self._asked_again_at = self.clock() + RETRY_SECONDS
            return True

    def _answered(self) -> None:
        with self._lock:
            away, self._asked_again_at = self._asked_again_at is not None, None
        if away:
            log.warning("the read replica answers again")

    def _in_time(self, number: int, newest: int) -> bool:
        with self._lock:
            if self._awaited and number >= self._awaited[0]:
                self._awaited = None
            if self._awaited is None and number < newest:
                self._awaited = (newest, self.clock())
            late = self._awaited is not None and self.clock() - self._awaited[1] > PATIENCE_SECONDS
            changed, self._late = late is not self._late, late
        if changed:
            said = "is more than %.0f s behind, the primary is read" if late else "has caught up (it was %.0f s behind)"
            log.warning(f"the read replica {said}", PATIENCE_SECONDS)
        return not late


def _marks(session: Session) -> Marks:
    first = select(col(Batch.id), col(Batch.created_at), col(Batch.sha256)).order_by(col(Batch.id)).limit(1)
    return version(session.connection()), tuple(session.execute(first).first() or ())


def replica() -> Replica | None:
    """The replica that the operator named; None: there is none."""
    url = read_url()
    return _replica(url, database_url()) if url else None


@lru_cache(maxsize=32)
def _replica(url: str, primary: str) -> Replica:
    return Replica(url, primary=primary)
