"""Where does each row begin? Text into records that keep their spreadsheet row and their physical line."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dashboard.ingest import limits
from dashboard.ingest.checked import Problem
from dashboard.ingest.refusal import RefusedError

DELIMITERS = (";", ",", "\t", "|")
SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[;,\t]*(\r\n|\r|\n)', re.IGNORECASE)
HEAD_LINES = 400
QUOTED_FIELDS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file: its cells as text and where it stands."""

    row: int
    line: int
    cells: tuple[str, ...]
    places: tuple[int, ...] | None = None
    """Columns of the file the cells came from, where that is not their own order (months side by side)."""
    covered: Mapping[int, str] | None = None
    """Places inside a merged cell of a workbook, with what stands in its first row."""
    wrapped: bool = False
    """The whole row stood in one pair of quotes."""
    problem: str | None = None
    """Reason why the row could not be split."""

    @property
    def filled(self) -> tuple[str, ...]:
        """Cells that are not blank."""
        return tuple(cell for cell in self.cells if cell and not cell.isspace())


@dataclass(frozen=True, slots=True)
class Source:
    """The text to split; Excel hides a first line ``sep=;``, so rows are counted without it."""

    text: str
    delimiter: str | None = None
    skipped_lines: int = 0

    @property
    def cut(self) -> bool:
        """Whether the last line lacks the line end that the others have."""
        return not self.text.endswith(("\n", "\r")) and "\n" in self.text


def source_of(text: str) -> Source:
    """The text, and the separator its first line names, if it does; refused where a line is too long."""
    _measure(text)
    named = SEPARATOR_LINE.match(text)
    return Source(text[named.end() :], named[1], 1) if named else Source(text)


def _measure(text: str) -> None:
    """Refuse lines no person wrote: before any cell is made."""
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if len(line) > limits.MAX_LINE_CHARS and len(line.rstrip("\r\n\t;, ")) > limits.MAX_LINE_CHARS:
            reasons = ["file.line_too_long"]
            if max(line.count(mark) for mark in DELIMITERS) >= limits.MAX_COLUMNS:
                reasons.append("struct.too_many_columns")
            raise RefusedError(*(Problem(reason, row=number, line=number, details=_bounds()) for reason in reasons))


def _bounds() -> dict[str, object]:
    return {"limit": str(limits.MAX_LINE_CHARS), "columns": str(limits.MAX_COLUMNS)}


def head_of(source: Source) -> Source:
    """The first lines of a source: enough to find separator and header."""
    lines = io.StringIO(source.text, newline="")
    head = "".join(line for _, line in zip(range(HEAD_LINES), lines, strict=False))
    return Source(head, source.delimiter, source.skipped_lines)


def split(source: Source, delimiter: str) -> Iterator[Line]:
    """Records that are not blank, in order; a damaged one carries its problem, reading goes on after it."""
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)
    row = 0
    while True:
        row, first = row + 1, reader.line_num + 1 + source.skipped_lines
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Line(row, first, (), problem="struct.unclosed_quote")
            continue
        if any(cells):
            yield _line(row, first, cells, delimiter)


def _line(row: int, first: int, cells: list[str], delimiter: str) -> Line:
    if any(_swallowed(cell, delimiter, len(cells)) for cell in cells):
        return Line(row, first, (), problem="struct.unclosed_quote")
    inner = _unwrapped(cells, delimiter)
    return Line(row, first, tuple(inner or cells), wrapped=bool(inner))


def _swallowed(cell: str, delimiter: str, width: int) -> bool:
    """A cell with line breaks and as many separators as the row: a quote before it was never closed."""
    inside = cell.count(delimiter)
    return "\n" in cell and inside >= max(QUOTED_FIELDS, width - 1) and cell.count("\n") <= inside


def _unwrapped(cells: list[str], delimiter: str) -> list[str]:
    """The cells of a row that stands in one pair of quotes as a whole."""
    if delimiter not in cells[0] or any(cell.strip() for cell in cells[1:]):
        return []
    try:
        return next(csv.reader([cells[0]], delimiter=delimiter, strict=True, skipinitialspace=True))
    except (csv.Error, StopIteration):
        return []


def resplit(line: Line, delimiter: str, other: str) -> list[str]:
    """The cells that a row would have under another separator."""
    try:
        return next(csv.reader([delimiter.join(line.cells)], delimiter=other, strict=True))
    except (csv.Error, StopIteration):
        return []
