"""What does each row say? Cells to values, one parser a column, cached per distinct value: fit for streaming."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from dashboard.ingest.cells import PARSERS, Context, Reading
from dashboard.ingest.cells.reading import read_cell
from dashboard.ingest.checked import CheckedRow, Notice, Problem
from dashboard.ingest.headings import Header
from dashboard.ingest.kind import Column, Row, Value
from dashboard.ingest.places import address
from dashboard.ingest.splitting import Line

MOST_CACHED = 50_000
VALUE_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Parsed:
    """A row with its values (a faulty cell has none) and what there is to say of it."""

    line: Line
    values: Row
    problems: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reader:
    column: Column
    place: int
    heading: str
    read: Callable[[str], Reading]
    cache: dict[str, Reading] = field(default_factory=dict)

    def __call__(self, raw: str) -> Reading:
        found = self.cache.get(raw)
        if found is None:
            found = self.read(raw)
            if len(self.cache) < MOST_CACHED:
                self.cache[raw] = found
        return found


def parse_rows(lines: Iterable[Line], header: Header, context: Context) -> Iterator[Parsed]:
    """The rows one by one; only columns that the file has are among the values."""
    readers = [_reader(column, header, context) for column in header.layout.columns if column.name in header.index]
    for line in lines:
        readings = [reader(line.cells[reader.place]) for reader in readers]
        values: dict[str, Value] = {}
        plain = True
        for reader, reading in zip(readers, readings, strict=True):
            plain = plain and not reading.notes and reading.fault is None
            if reading.fault is None:
                values[reader.column.name] = reading.value
        yield Parsed(line, values) if plain else _told(line, values, list(zip(readers, readings, strict=True)))


def _reader(column: Column, header: Header, context: Context) -> _Reader:
    own, parse = of_column(column, header, context), PARSERS[column.cell]
    place, heading = header.index[column.name], heading_of(column, header)
    return _Reader(column, place, heading, lambda raw: read_cell(column, parse, raw, own))


def of_column(column: Column, header: Header, context: Context) -> Context:
    """What the heading says of all cells of a column: thousands, names in place of codes."""
    return replace(context, scale=header.scales.get(column.name, 1), by_name=column.name in header.by_names)


def heading_of(column: Column, header: Header) -> str:
    """What stands over a column in the file."""
    place = header.index[column.name]
    return header.line.cells[place].strip() if place < len(header.line.cells) else ""


def _told(line: Line, values: dict[str, Value], readings: list[tuple[_Reader, Reading]]) -> Parsed:
    problems = tuple(_problem(line, reader, reading) for reader, reading in readings if reading.fault)
    notices = tuple(n for reader, reading in readings if not reading.fault for n in _notices(line, reader, reading))
    return Parsed(line, values, problems, notices)


def _problem(line: Line, reader: _Reader, reading: Reading) -> Problem:
    return Problem(
        reason=str(reading.fault),
        row=line.row,
        line=line.line,
        column=reader.column.name,
        heading=reader.heading,
        cell=address(line, reader.place),
        value=line.cells[reader.place][:VALUE_SHOWN],
        details=reading.details,
    )


def _notices(line: Line, reader: _Reader, reading: Reading) -> Iterator[Notice]:
    before, after = line.cells[reader.place][:VALUE_SHOWN], written(reader.column, reading.value)
    for note in reading.notes:
        yield Notice(
            note, line.row, line.line, reader.column.name, address(line, reader.place), before, after, reading.details
        )


def checked_rows(rows: Iterable[Parsed], header: Header) -> tuple[CheckedRow, ...]:
    """The rows without a problem, each knowing its cells."""

    @cache
    def places(own: tuple[int, ...] | None) -> dict[str, int]:
        return {name: own[place] if own else place for name, place in header.index.items()}

    return tuple(
        CheckedRow(row.values, row.line.row, row.line.line, places(row.line.places)) for row in rows if not row.problems
    )


def written(column: Column, value: Value) -> str:
    """A value as the store will hold it, for showing."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)[:7] if column.cell in {"month", "any_month", "past_month"} else str(value)[:VALUE_SHOWN]
