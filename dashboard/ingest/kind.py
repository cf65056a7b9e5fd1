"""What may a file hold? A CsvKind declares a kind of file once: columns, key, rules, and the rows it becomes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dashboard import rules

Value = str | int | Decimal | date | bool | tuple[str, ...] | None
"""A typed cell: code or text, count, decimal, date (a month is its first day), yes/no, list of codes."""

Row = Mapping[str, Value]
"""A row of a file under canonical column names."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row of one table that a row of a file becomes: all its columns but ``batch_id`` and ``line``."""

    table: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: canonical name, how its cells are read, its headings in three languages.

    ``required``: the heading must be there. ``nullable``: a cell may be empty.
    """

    name: str
    cell: str
    headings: tuple[str, ...]
    required: bool = True
    nullable: bool = False
    named: tuple[str, ...] = ()
    """Headings under which people write names instead of codes: taken where there is no column of codes."""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """One way in which a file of a kind may be laid out; each is one of a kind, and known by being itself."""

    columns: tuple[Column, ...]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of a whole row: a reason (``row.…``, ``cell.…``) or a warning (``w.…``)."""

    code: str
    column: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clash:
    """What a rule says of a row beside another one; both by their place among the rows."""

    place: int
    other: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class CsvKind:
    """A kind of file. Most have one layout; milestones have two (monthly status, ledger of statements)."""

    id: str
    layouts: tuple[Layout, ...]
    records: Callable[[Row, date], tuple[Record, ...]]
    """Rows of tables that one row of the file becomes; the date is the file's as-of day."""
    table: str
    """The main table it fills, as the journal names it."""
    row_rules: tuple[Callable[[Row], Finding | None], ...] = ()
    """Rules that look at several cells of a row at once."""
    day_rules: tuple[Callable[[Row, date], Finding | None], ...] = ()
    """Rules that ask besides which day the file is of."""
    across: Callable[[Sequence[Row]], Iterable[Clash]] | None = None
    """A rule that looks at all rows of a file at once."""


@dataclass(frozen=True, slots=True)
class Known:
    """The codes a file may use. Empty sets: anything goes (nothing is known yet)."""

    library_codes: frozenset[str] = field(default_factory=frozenset)
    project_codes: frozenset[str] = field(default_factory=frozenset)
    milestone_codes: frozenset[str] = field(default_factory=frozenset)
    district_codes: frozenset[str] = field(default_factory=frozenset)
    library_names: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    """Names in any language with their codes, for files that give names."""
    project_names: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    oldest_month: date = rules.OLDEST_MONTH
    """Monthly statistics before it are refused."""
    complete: bool = False
    """The lists are all there is (an operator's list): then even a register of libraries or projects adds no code."""
