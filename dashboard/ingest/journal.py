"""Who brought which figure, when, and from which line of which file?"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from dashboard.ingest.images import key_columns, table
from dashboard.store.audit import Row
from dashboard.store.tables import Batch, BatchFile, Change


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a row of a table comes from."""

    batch_id: int
    file_name: str
    line: int
    author: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which batches are asked for. Empty: all. ``text`` is part of a file's or a person's name."""

    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    text: str = ""

    @property
    def conditions(self) -> list[ColumnElement[bool]]:
        """What a batch must meet."""
        found: list[ColumnElement[bool]] = []
        if self.kinds:
            found.append(col(Batch.kind).in_(self.kinds))
        if self.states:
            found.append(col(Batch.state).in_(self.states))
        return [*found, or_(*self._named)] if self.text else found

    @property
    def _named(self) -> list[ColumnElement[bool]]:
        # SQLite knows no capitals beside the Latin ones: the usual spellings are asked for.
        asked = self.text.replace("\0", "")  # PostgreSQL knows no such sign
        spellings = dict.fromkeys((asked, asked.lower(), asked.upper(), asked.capitalize()))
        names = (col(Batch.file_name), col(Batch.author))
        return [name.contains(text, autoescape=True) for name in names for text in spellings]


ALL = Wanted()


def batches(session: Session, limit: int = 500, offset: int = 0, wanted: Wanted = ALL) -> Sequence[Batch]:
    """Imports and undos, newest first."""
    newest = select(Batch).where(*wanted.conditions).order_by(col(Batch.id).desc())
    return session.execute(newest.offset(offset).limit(limit)).scalars().all()


def count(session: Session, wanted: Wanted = ALL) -> int:
    """How many imports and undos there are."""
    found: int = session.execute(select(func.count()).select_from(Batch).where(*wanted.conditions)).scalar_one()
    return found


def loaded_before(session: Session, sha256: str, kind: str) -> Batch | None:
    """The newest import of the same bytes that is in force, readable after the session."""
    same = select(Batch).where(col(Batch.sha256) == sha256, col(Batch.kind) == kind, col(Batch.action) == "import")
    held = same.where(col(Batch.state) == "applied").order_by(col(Batch.id).desc())
    batch = session.execute(held.limit(1)).scalars().first()
    if batch is not None:
        session.expunge(batch)
    return batch


def changes(session: Session, batch_id: int, limit: int = 200, offset: int = 0) -> Sequence[Change]:
    """Rows that a batch touched, in the order in which it did."""
    of_batch = select(Change).where(col(Change.batch_id) == batch_id).order_by(col(Change.id))
    return session.execute(of_batch.offset(offset).limit(limit)).scalars().all()


def touched_rows(session: Session, batch_id: int) -> Iterator[Row]:
    """Every row that a batch touched, as it was and as it became."""
    asked = select(col(Change.line), col(Change.table_name), col(Change.before), col(Change.after))
    found = session.execute(asked.where(col(Change.batch_id) == batch_id), execution_options={"yield_per": 1000})
    for line, table_name, before, after in found:
        yield from ((line, table_name, json.loads(image)) for image in (before, after) if image)


def content(session: Session, batch_id: int) -> bytes | None:
    """The bytes of a batch's file as they came; None for an undo and a bulk import."""
    held = select(col(BatchFile.content)).where(col(BatchFile.batch_id).in_(_same_bytes(batch_id)))
    return session.execute(held.order_by(col(BatchFile.batch_id)).limit(1)).scalar_one_or_none()


def has_content(session: Session, batch_id: int) -> bool:
    """Whether the bytes of a batch's file are kept; they themselves are not read."""
    held = select(col(BatchFile.batch_id)).where(col(BatchFile.batch_id).in_(_same_bytes(batch_id)))
    return session.execute(held.limit(1)).first() is not None


def _same_bytes(batch_id: int) -> Select[int | None]:
    """The batch and others of the same bytes: an explanation written later is of a file that is kept already."""
    same = aliased(Batch)
    found = select(col(same.id)).join(Batch, col(Batch.sha256) == col(same.sha256))
    return found.where(col(Batch.id) == batch_id, col(Batch.action) == "import")


def origin(session: Session, table_name: str, row_key: str) -> Provenance | None:
    """Batch, file, line and author of a row as it stands; None where there is no such row."""
    source = table(table_name)
    row = session.execute(
        select(source.c.batch_id, source.c.line).where(*_is(table_name, row_key.split("|")))
    ).one_or_none()
    batch = session.get(Batch, row.batch_id) if row else None
    if row is None or batch is None:
        return None
    return Provenance(row.batch_id, batch.file_name, row.line, batch.author, batch.kind, batch.source)


def history(session: Session, table_name: str, row_key: str) -> Sequence[Change]:
    """Everything that happened to a row, newest first."""
    of_row = select(Change).where(col(Change.table_name) == table_name, col(Change.row_key) == row_key)
    return session.execute(of_row.order_by(col(Change.id).desc())).scalars().all()


def _is(name: str, parts: Sequence[str]) -> list[ColumnElement[bool]]:
    columns = [table(name).c[column] for column in key_columns(name)]
    # A statement is one text with bars in it.
    values = ["|".join(parts)] if len(columns) == 1 else parts
    return [column == _typed(column.type.python_type, value) for column, value in zip(columns, values, strict=True)]


def _typed(kind: type, value: str) -> object:
    # SQLModel's text columns do not name their Python type.
    return date.fromisoformat(value) if kind is date else int(value) if kind is int else value
