"""What did we understand of a file, and what is wrong with it? The result of checking, before anything is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dashboard.ingest.kind import CsvKind, Row
from dashboard.ingest.places import column_letters

HIDDEN = "hidden_sheet"
"""What is found where the only table stands on a hidden sheet."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps a file from being stored. ``reason`` is a code of the intake contract."""

    reason: str
    row: int | None = None
    """Row as a spreadsheet shows it, counting from 1; None = the whole file."""
    line: int | None = None
    """Physical line of the file."""
    column: str | None = None
    """Canonical name of the column."""
    heading: str | None = None
    """The column as the file names it."""
    cell: str | None = None
    """Address as Excel shows it: ``C14``."""
    value: str | None = None
    details: Mapping[str, object] = field(default_factory=dict)
    """Arguments of the message: nearest known code, allowed words, limits."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that was normalised, dropped, or looks unusual. ``id`` is a code of the intake contract."""

    id: str
    row: int | None = None
    line: int | None = None
    column: str | None = None
    cell: str | None = None
    before: str | None = None
    after: str | None = None
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_warning(self) -> bool:
        """A warning wants an explanation; a normalisation only has to be seen."""
        return self.id.startswith("w.")


@dataclass(frozen=True, slots=True)
class Understood:
    """How the bytes were read."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str | None = None
    header_row: int | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    """Canonical column → heading in the file."""
    months: tuple[date, ...] = ()
    libraries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A typed row with the place it came from."""

    values: Row
    row: int
    line: int
    places: Mapping[str, int] = field(default_factory=dict)
    """Canonical column → place in the file; one object for all rows of a file that are alike."""

    def cell(self, column: str) -> str | None:
        """Address of a column's cell as Excel shows it; None where the file has no such column."""
        return f"{column_letters(self.places[column])}{self.row}" if column in self.places else None


@dataclass(frozen=True, slots=True)
class Checked:
    """A file after all stages short of the store. It may be stored when there is no problem."""

    kind: CsvKind
    file_name: str
    sha256: str
    as_of: date
    rows: tuple[CheckedRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    """At most 200 are kept; ``problems_total`` counts all."""
    problems_total: int = 0
    notices: tuple[Notice, ...] = ()
    understood: Understood = field(default_factory=Understood)

    @property
    def accepted(self) -> bool:
        """Nothing keeps the file from being stored."""
        return not self.problems_total

    @property
    def unread(self) -> bool:
        """Refused before any cell was looked at, whatever its kind: no text, no table, or none that anybody sees."""
        return any(one.reason.startswith("file.") or one.details.get("found") == HIDDEN for one in self.problems)
