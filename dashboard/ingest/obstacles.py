"""What keeps a batch from being taken back? Rows changed since, rows that others lean on, rows whose parent is gone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from dashboard.i18n import Translator
from dashboard.ingest.compare import RowId
from dashboard.ingest.store_errors import UndoBlocked
from dashboard.store.tables import Batch

CHANGED, USED, PARENTLESS = KINDS = ("changed", "used", "parentless")
"""Words: ``journal.obstacle.<kind>``."""
MOST_ROWS = 1000
"""Rows that are named; all are counted, and the batches of all are named."""


@dataclass(slots=True)
class Obstacles:
    """What was found so far."""

    rows: set[RowId] = field(default_factory=set)
    count: int = 0
    batches: dict[str, set[int]] = field(default_factory=dict)

    def add(self, kind: str, rows: Iterable[RowId], batches: Iterable[int], count: int | None = None) -> None:
        """Note rows of one kind, and the batches that are to be taken back first."""
        new = set(rows) - self.rows
        self.count += len(new) if count is None else count
        if new or count:
            self.rows |= set(sorted(new)[: max(0, MOST_ROWS - len(self.rows))])
            self.batches.setdefault(kind, set()).update(batches)

    def refuse(self, session: Session) -> None:
        """Raise ``UndoBlocked`` where anything was found."""
        if self.count:
            self._leave_out_restored(session)
            by = {kind: tuple(sorted(self.batches[kind])) for kind in KINDS if kind in self.batches}
            raise UndoBlocked(tuple(sorted(self.rows)), self.count, by)

    def _leave_out_restored(self, session: Session) -> None:
        """A batch that an undo of its undo restored goes with that: to name both would ask for the same thing twice."""
        blamed = set().union(*self.batches.values())
        between = aliased(Batch)
        restored = select(col(Batch.id), col(between.undoes)).join(between, col(between.id) == col(Batch.undoes))
        for last, first in session.execute(restored.where(col(Batch.id).in_(blamed))):
            for batches in self.batches.values():
                if last in batches:
                    batches.discard(first)


def told(blocked: UndoBlocked, t: Translator, named: Callable[[int], str] = str) -> str:
    """Why a batch cannot be taken back, and what to do first; ``named`` writes the number of a batch."""
    known = [(kind, batches) for kind, batches in blocked.by.items() if batches]
    why = [t(f"journal.obstacle.{kind}", batches=", ".join(map(named, batches))) for kind, batches in known]
    then = t("journal.obstacle.first" if known else "journal.obstacle.unknown")
    return " ".join([t("journal.obstacle.rows", n=blocked.count), *why, then])
