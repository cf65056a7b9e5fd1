"""What does each line of a very long file say? The same parsers as ever, each distinct text read once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.ingest.cells import PARSERS, Context
from dashboard.ingest.cells.reading import Reading, read_cell
from dashboard.ingest.checked import Problem
from dashboard.ingest.headings import Header
from dashboard.ingest.kind import Column, Value
from dashboard.ingest.limits import MAX_PROBLEMS
from dashboard.ingest.parsing import VALUE_SHOWN, heading_of, of_column
from dashboard.ingest.places import column_letters

if TYPE_CHECKING:
    import _csv

MOST_CACHED = 100_000


class _FaultyCellError(Exception):
    """A cell that could not be read."""

    def __init__(self, column: Column, raw: str, found: Reading) -> None:
        super().__init__(found.fault)
        self.column, self.raw, self.found = column, raw, found

    def problem(self, header: Header, row: int, line: int) -> Problem:
        """What a person is told: the same as of a cell of a short file."""
        name = self.column.name
        return Problem(
            reason=str(self.found.fault),
            row=row,
            line=line,
            column=name,
            heading=heading_of(self.column, header),
            cell=f"{column_letters(header.index[name])}{row}",
            value=self.raw[:VALUE_SHOWN],
            details=self.found.details,
        )


class _Cells(dict[str, Value]):
    """Values of a column by text; a text seen first is read."""

    def __init__(self, column: Column, header: Header, context: Context) -> None:
        super().__init__()
        self.column, self.context = column, of_column(column, header, context)

    def __missing__(self, raw: str) -> Value:
        found = read_cell(self.column, PARSERS[self.column.cell], raw, self.context)
        if found.fault:
            raise _FaultyCellError(self.column, raw, found)
        if len(self) < MOST_CACHED:
            self[raw] = found.value
        return found.value


@dataclass(slots=True)
class Rows:
    """Where the columns stand, how many rows were read, and what is wrong with them."""

    header: Header
    context: Context
    count: int = 0
    problems: list[Problem] = field(default_factory=list)
    problems_total: int = 0

    def refuse(self, problem: Problem) -> None:
        """Count a problem; the first ones are kept."""
        self.problems_total += 1
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(problem)


def staged_rows(reader: "_csv.Reader", rows: Rows, size: int) -> Iterator[list[dict[str, Value]]]:
    """Rows in portions; a row with a fault is told, not given."""
    read = _row_reader(rows)
    staged: list[dict[str, Value]] = []
    for number, cells in enumerate(reader, 1):
        if number <= rows.header.line.row or not any(cells):
            continue
        try:
            staged.append(read(cells, reader.line_num))
        except _FaultyCellError as fault:
            rows.refuse(fault.problem(rows.header, number, reader.line_num))
        except IndexError:
            told = {"cells": len(cells), "width": rows.header.width}
            rows.refuse(Problem("struct.ragged_row", number, reader.line_num, details=told))
        rows.count += 1
        if rows.count % size == 0:
            yield staged
            staged = []
    yield staged


def _row_reader(rows: Rows) -> Callable[[list[str], int], dict[str, Value]]:
    """A function from cells to a row: the four columns spelled out, as this runs a million times."""
    columns = {column.name: column for column in rows.header.layout.columns}
    names = ("library_code", "month", "age_group", "visits")
    library, month, group, visits = (_Cells(columns[name], rows.header, rows.context) for name in names)
    at_library, at_month, at_group, at_visits = (rows.header.index[name] for name in names)

    def read(cells: list[str], line: int) -> dict[str, Value]:
        return {
            "line": line,
            "venue_code": library[cells[at_library]],
            "month": month[cells[at_month]],
            "age_group": group[cells[at_group]],
            "visits": visits[cells[at_visits]],
        }

    return read
