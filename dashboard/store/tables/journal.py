"""Who changed what, and how is it taken back? Batches, changes, remarks, the revision."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Connection, Index, event, func, select
from sqlmodel import Field, SQLModel, col

from dashboard import rules
from dashboard.store.tables.constraints import one_of


class Batch(SQLModel, table=True):
    """One import or undo: the file, who, when, how many rows; its state says whether it still holds."""

    __tablename__ = "batch"
    __table_args__ = (
        one_of("source", rules.BatchSource),
        one_of("state", ("applied", "undone")),
        one_of("action", ("import", "undo")),
    )
    id: int | None = Field(default=None, primary_key=True)
    action: str = "import"
    kind: str
    file_name: str
    sha256: str = Field(index=True)
    source: str
    author: str
    created_at: datetime = Field(description="UTC")
    rows_new: int = 0
    rows_changed: int = 0
    rows_same: int = 0
    rows_removed: int = 0
    state: str = "applied"
    undoes: int | None = Field(default=None, foreign_key="batch.id")
    notices: str = Field(default="[]", description="JSON list of what was normalised")


GIVEN = "batch_number"
"""The last number given on a connection, and in which transaction."""


@event.listens_for(Batch, "before_insert")
def _numbered(_mapper: object, connection: Connection, batch: Batch) -> None:
    """The next number. One person writes at a time, and a file refused later leaves no gap, as a sequence would."""
    if batch.id is not None:
        return
    highest = connection.execute(select(func.max(col(Batch.id)))).scalar() or 0
    # Several batches of one flush are numbered before the first of them is written.
    transaction, given = connection.info.get(GIVEN, (None, 0))
    number = max(highest, given if transaction is connection.get_transaction() else 0) + 1
    connection.info[GIVEN] = (connection.get_transaction(), number)
    batch.id = number


class BatchFile(SQLModel, table=True):
    """The bytes of a batch's file as they came."""

    __tablename__ = "batch_file"
    batch_id: int = Field(primary_key=True, foreign_key="batch.id")
    content: bytes


class Change(SQLModel, table=True):
    """One row a batch touched: before and after as JSON; no before = new, no after = removed."""

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_row", "table_name", "row_key"),
        CheckConstraint("before IS NOT NULL OR after IS NOT NULL", name="something_changed"),
    )
    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = Field(foreign_key="batch.id", index=True)
    table_name: str
    row_key: str = Field(description="values of the primary key joined by '|'")
    line: int
    before: str | None = None
    after: str | None = None


WHOLE = "*"
"""Stands in the key of a remark for every age group or type of event, or for every library of a month."""


class Remark(SQLModel, table=True):
    """An explanation somebody gave for a value; drawn as a marker on the charts.

    ``row_key`` is the key of a row; of a monthly figure it may be ``LIB-001|2026-10-01|*`` (the library's whole month)
    or ``*|2026-10-01|*`` (the month of all libraries).
    """

    __tablename__ = "remark"
    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = Field(foreign_key="batch.id", index=True)
    table_name: str
    row_key: str = Field(index=True)
    text: str
    author: str
    created_at: datetime = Field(description="UTC")


class Revision(SQLModel, table=True):
    """One row: a number that grows in the same transaction as every write, and which tables were written with which."""

    __tablename__ = "revision"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
    id: int = Field(default=1, primary_key=True)
    number: int = 0
    written: str = Field(
        default="{}",
        description="JSON: number by table; of all others under '*'; under '' the number this was noted with",
        sa_column_kwargs={"server_default": "{}"},
    )
