"""Has anything changed since, and what? A number that grows with every write, and which tables had it last."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from sqlalchemy import select, update
from sqlmodel import Session, col

from dashboard.store.tables import Revision

NOTED, OTHERS = "", "*"
"""In the note: the number that it was written with, and the number of tables that it does not name."""


BEFORE = "versions_before"


@dataclass(frozen=True, slots=True)
class Versions:
    """The number with which each table was last written."""

    number: int
    """Of the newest state."""
    tables: Mapping[str, int] = field(default_factory=dict)
    others: int = 0

    def of(self, tables: Iterable[str]) -> tuple[int, ...]:
        """The numbers of some tables, in their order."""
        return tuple(self.tables.get(name, self.others) for name in tables)


def revision(session: Session) -> int:
    """The number of the store's present state; 0 before the first write."""
    number: int = session.execute(select(col(Revision.number))).scalar_one()
    return number


def versions(session: Session) -> Versions:
    """What is known of each table in the state that the session sees.

    A number without its own note was counted by somebody who keeps none (a store put back, an older program): then
    any table may have been written with it.
    """
    return _told(*session.execute(select(col(Revision.number), col(Revision.written))).one())


@lru_cache(maxsize=16)
def _told(number: int, note: str) -> Versions:
    told: dict[str, int] = json.loads(note)
    if told.pop(NOTED, None) != number:
        return Versions(number, others=number)
    return Versions(number, told, told.pop(OTHERS, 0))


def bump_revision(session: Session) -> None:
    """Count one more write. Called inside the transaction that writes."""
    session.info.setdefault(BEFORE, versions(session))
    session.execute(update(Revision).values(number=col(Revision.number) + 1))


def note_written(session: Session, tables: Iterable[str]) -> None:
    """Note what a transaction that counted wrote: with the number it leaves, whatever was written before it counted."""
    before: Versions | None = session.info.get(BEFORE)
    if before is None:
        return
    number = revision(session)
    note = {**before.tables, **dict.fromkeys(tables, number), OTHERS: before.others, NOTED: number}
    session.execute(update(Revision).values(written=json.dumps(note, sort_keys=True)))
