"""Which rows lean on which? A library cannot go while somebody's visits are counted for it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sqlmodel import Session

from dashboard.ingest.images import Image, parents_first, row_key, table
from dashboard.ingest.moves import Move
from dashboard.ingest.stored import rows_where


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns of a child that name a row of its parent."""

    child: str
    columns: tuple[str, ...]
    parent: str
    named: tuple[str, ...]


@cache
def references() -> tuple[Reference, ...]:
    """Foreign keys among imported tables, and one that is none: a report names a milestone of its project."""
    found = [
        Reference(name, (key.parent.name,), key.column.table.name, (key.column.name,))
        for name in parents_first()
        for key in sorted(table(name).foreign_keys, key=str)
        if key.column.table.name in {"venue", "library", "project"}
    ]
    report = ("milestone_report", ("project_code", "milestone_code"), "milestone", ("project_code", "code"))
    return *found, Reference(*report)


def leaning(session: Session, gone: Sequence[Move]) -> Iterator[tuple[Move, Image]]:
    """Rows to be deleted, each with a row that stays and leans on it."""
    leaving = {(move.table, move.key) for move in gone}
    for reference in references():
        parents = {_named(reference, move.before): move for move in gone if move.table == reference.parent}
        for row in rows_where(session, reference.child, reference.columns, parents):
            if (reference.child, row_key(reference.child, row)) not in leaving:
                yield parents[tuple(row[column] for column in reference.columns)], row


def missing_parents(session: Session, coming: Sequence[Move]) -> Iterator[tuple[Move, str, str]]:
    """Rows to come back, each with the table and key of a parent that is not there."""
    rows = [(move, move.after) for move in coming if move.after is not None]
    for reference in references():
        needed = {
            tuple(image[column] for column in reference.columns): move
            for move, image in rows
            if move.table == reference.child
        }
        there = set(_there(session, reference, needed)) | {
            _named(reference, image) for move, image in rows if move.table == reference.parent
        }
        for key, move in needed.items():
            if key not in there:
                yield move, reference.parent, "|".join(map(str, key))


def _there(session: Session, reference: Reference, keys: Iterable[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    for row in rows_where(session, reference.parent, reference.named, keys):
        yield _named(reference, row)


def _named(reference: Reference, image: Image | None) -> tuple[object, ...]:
    return tuple((image or {})[column] for column in reference.named)
