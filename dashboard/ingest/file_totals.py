"""Do the file's own totals agree with its rows? A totals row below them, a column of totals beside them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from dashboard.ingest.cells import COUNTED, PARSERS, Context
from dashboard.ingest.cells.reading import read_cell
from dashboard.ingest.checked import Notice
from dashboard.ingest.headings import Header
from dashboard.ingest.kind import Column
from dashboard.ingest.letters import folded
from dashboard.ingest.parsing import Parsed
from dashboard.ingest.places import address
from dashboard.ingest.splitting import Line
from dashboard.ingest.structure import TOTAL


@dataclass(slots=True)
class _Running:
    """The sum of one column down the file, after each row that has a value: a file may hold thousands of totals."""

    rows: list[int] = field(default_factory=list)
    sums: list[Decimal] = field(default_factory=lambda: [Decimal(0)])

    def add(self, row: int, value: int | Decimal) -> None:
        self.rows.append(row)
        self.sums.append(self.sums[-1] + Decimal(value))

    def between(self, start: int, end: int) -> Decimal:
        """What stands below row ``start`` and above row ``end``."""
        return self.sums[bisect_left(self.rows, end)] - self.sums[bisect_right(self.rows, start)]


def totals_agree(
    totals: Sequence[tuple[Line, int]], rows: Sequence[Parsed], header: Header, context: Context
) -> Iterator[Notice]:
    """Warnings where a totals row differs from the sum of all rows above it, and of those since the last one."""
    summed = [(column, _running(rows if totals else (), column.name, header)) for column in _summed(header)]
    start = above = 0
    for line, count in totals:
        if line.row != above:  # figures side by side have a total each in one row
            start, above = above, line.row
        for column, running in summed:
            stated = _stated(line, column, header, context)
            sums = running.get(_source(line, header.index[column.name]), _Running())
            either = sums.between(0, line.row), sums.between(start, line.row)
            if stated is not None and count and stated not in either:
                yield _mismatch(line, column.name, header, stated, _nearest(stated, either), {"since": start})


def _nearest(stated: Decimal, sums: Iterable[Decimal]) -> Decimal:
    """The sum that a total was most likely meant to be."""
    return min(sums, key=lambda one: abs(one - stated))


def _running(rows: Iterable[Parsed], column: str, header: Header) -> dict[int, _Running]:
    """Sums by the column of the file that the figures came from: several where they stand side by side."""
    found: dict[int, _Running] = {}
    for row in rows:
        value = row.values.get(column)
        if isinstance(value, int | Decimal):
            found.setdefault(_source(row.line, header.index[column]), _Running()).add(row.line.row, value)
    return found


def _source(line: Line, place: int) -> int:
    return line.places[place] if line.places else place


def rows_agree(rows: Sequence[Parsed], header: Header, headings: Sequence[str], context: Context) -> Iterator[Notice]:
    """Warnings where a column of totals beside figures that stand side by side differs from their sum."""
    places = [place for place, text in enumerate(headings) if TOTAL.match(folded(text))]
    columns = _summed(header)
    if len(columns) != 1:
        return
    for _, found in groupby(rows if places else (), key=lambda row: row.line.row):
        beside = list(found)
        if len(beside) > 1:
            yield from (one for place in places if (one := _across(beside, columns[0], place, context)))


def _across(beside: Sequence[Parsed], column: Column, place: int, context: Context) -> Notice | None:
    line, total = beside[0].line, _sum(beside, column.name)
    raw = line.cells[place]
    value = read_cell(column, PARSERS[column.cell], raw, context).value if raw.strip() else None
    if not isinstance(value, int | Decimal) or value == total:
        return None
    details = _both(value, total) | {"rule": "across"}
    cell = address(line, place)
    return Notice("w.total_mismatch", line.row, line.line, column.name, cell, str(value), str(total), details)


def _mismatch(
    line: Line, column: str, header: Header, stated: Decimal, total: Decimal, more: dict[str, object]
) -> Notice:
    cell, details = address(line, header.index[column]), _both(stated, total) | more
    return Notice("w.total_mismatch", line.row, line.line, column, cell, str(stated), str(total), details)


def _both(stated: int | Decimal, total: Decimal) -> dict[str, object]:
    """Both numbers as a message takes them, to be written the reader's way."""
    return {name: int(one) if one == int(one) else float(one) for name, one in (("stated", stated), ("sum", total))}


def _summed(header: Header) -> list[Column]:
    """Columns that add up: percentages do not."""
    return [c for c in header.layout.columns if c.cell in COUNTED - {"percent"} and c.name in header.index]


def _stated(line: Line, column: Column, header: Header, context: Context) -> Decimal | None:
    place = header.index[column.name]
    raw = line.cells[place] if place < len(line.cells) else ""
    value = read_cell(column, PARSERS[column.cell], raw, context).value if raw.strip() else None
    if isinstance(value, int | Decimal):
        return Decimal(value) * (header.scales.get(column.name, 1) if isinstance(value, int) else 1)
    return None


def _sum(rows: Iterable[Parsed], column: str) -> Decimal:
    values = (row.values.get(column) for row in rows)
    return sum((Decimal(value) for value in values if isinstance(value, int | Decimal)), Decimal(0))
