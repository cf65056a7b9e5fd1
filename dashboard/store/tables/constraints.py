"""Which values may a column hold? CHECK constraints that SQLite and PostgreSQL both understand."""

from collections.abc import Iterable

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names of constraints: Alembic needs them to change a constraint later."""

SQLModel.metadata.naming_convention = NAMING


class Imported(SQLModel):
    """A row that came with a batch: which one, and from which line of its file."""

    batch_id: int = Field(foreign_key="batch.id", index=True)
    line: int


def one_of(column: str, codes: Iterable[str]) -> CheckConstraint:
    """The column holds one of the codes, or nothing."""
    words = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{column} IN ({words})", name=f"{column}_known")


def not_negative(column: str) -> CheckConstraint:
    """The column holds zero or more."""
    return CheckConstraint(f"{column} >= 0", name=f"{column}_not_negative")


def between(column: str, low: float, high: float) -> CheckConstraint:
    """The column lies between two limits, both included."""
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=f"{column}_in_range")


def first_day(column: str) -> CheckConstraint:
    """The column is the first day of a month (text form: the one test both databases know)."""
    return CheckConstraint(f"CAST({column} AS VARCHAR(10)) LIKE '____-__-01'", name=f"{column}_first_day")
