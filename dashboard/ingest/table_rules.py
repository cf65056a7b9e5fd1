"""Do the rows agree with each other? Doubled keys, rules across cells, figures far from the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from statistics import median

from dashboard.ingest.checked import Notice, Problem
from dashboard.ingest.headings import Header
from dashboard.ingest.kind import CsvKind, Finding, Layout, Value
from dashboard.ingest.parsing import Parsed, written
from dashboard.ingest.places import address
from dashboard.ingest.splitting import Line

Verdict = Problem | Notice
Key = tuple[Value, ...]

FAR = 20
"""A figure so many times the median of its like is more often a slip than a success."""
FEWEST_TO_COMPARE = 5
SMALLEST_UNUSUAL = 1_000


def distinct(rows: Iterable[Parsed], layout: Layout) -> tuple[list[Parsed], list[Verdict]]:
    """Rows without those that repeat another; a key with different values is a problem that names both rows."""
    first: dict[Key, Parsed] = {}
    kept: list[Parsed] = []
    said: list[Verdict] = []
    for row in rows:
        earlier = None if row.problems else first.setdefault(_key(row, layout), row)
        if earlier is None or earlier is row:
            kept.append(row)
        else:
            said.append(_doubled(row, earlier, layout))
    return kept, said


def _key(row: Parsed, layout: Layout) -> Key:
    return tuple(row.values.get(name) for name in layout.key)


def _doubled(row: Parsed, earlier: Parsed, layout: Layout) -> Verdict:
    where, other = row.line, str(earlier.line.row)
    named = [column for column in layout.columns if column.name in layout.key and row.values.get(column.name)]
    parts = {column.name: written(column, row.values[column.name]) for column in named}
    key = " · ".join(parts.values())
    if row.values == earlier.values:
        return Notice("n.duplicate_identical_dropped", where.row, where.line, before=key, details={"other": other})
    return Problem("row.duplicate", where.row, where.line, value=key, details={"other": other, "parts": parts})


def findings(row: Parsed, kind: CsvKind, header: Header, as_of: date) -> Iterator[Verdict]:
    """What the rules of the kind say of one row."""
    said = [rule(row.values) for rule in kind.row_rules] + [rule(row.values, as_of) for rule in kind.day_rules]
    for found in said:
        if found and found.column in header.index:
            yield _verdict(found, row.line, header)


def clashes(rows: Sequence[Parsed], kind: CsvKind, header: Header) -> Iterator[Verdict]:
    """What the rules of the kind say of rows beside each other."""
    for clash in kind.across([row.values for row in rows]) if kind.across else ():
        details = {**clash.finding.details, "other": str(rows[clash.other].line.row)}
        yield _verdict(replace(clash.finding, details=details), rows[clash.place].line, header)


def _verdict(found: Finding, line: Line, header: Header) -> Verdict:
    place = header.index[found.column]
    cell, value = address(line, place), line.cells[place]
    if found.code.startswith("w."):
        return Notice(found.code, line.row, line.line, found.column, cell, value, value, found.details)
    name = header.line.cells[place].strip() or found.column
    return Problem(found.code, line.row, line.line, found.column, name, cell, value, found.details)


def unusual(rows: Sequence[Parsed], header: Header) -> Iterator[Notice]:
    """Warnings for counts far above the others of the file, and for shares where percentages belong."""
    for column in header.layout.columns:
        if column.cell == "count" and column.name in header.index:
            yield from _far(rows, column.name, header.index)
        if column.cell == "percent" and column.name in header.index:
            yield from _shares(rows, column.name, header.index[column.name])


def _far(rows: Sequence[Parsed], column: str, index: Mapping[str, int]) -> Iterator[Notice]:
    values = [value for row in rows if isinstance(value := row.values.get(column), int)]
    usual = median(values) if len(values) >= FEWEST_TO_COMPARE else None
    for row in rows:
        value = row.values.get(column)
        if usual and isinstance(value, int) and value >= max(SMALLEST_UNUSUAL, FAR * usual):
            cell, shown = address(row.line, index[column]), str(value)
            details = {"usual": str(int(usual))}
            yield Notice("w.unusual_value", row.line.row, row.line.line, column, cell, shown, shown, details)


def _shares(rows: Sequence[Parsed], column: str, place: int) -> Iterator[Notice]:
    """``0.35`` may be 35 percent as Excel keeps it; ``0.35 %`` says what it is."""
    said = [(row, row.values.get(column)) for row in rows if "%" not in row.line.cells[place]]
    shares = [(row, value) for row, value in said if isinstance(value, Decimal) and 0 < value <= 1]
    if not any(value < 1 for _, value in shares):
        return  # 1 alone is one per cent
    for row, value in shares:
        cell, before = address(row.line, place), row.line.cells[place]
        details = {"rule": "share", "percent": f"{(value * 100).normalize():f}"}
        yield Notice("w.unusual_value", row.line.row, row.line.line, column, cell, before, str(value), details)
