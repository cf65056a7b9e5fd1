"""Were cells merged in the spreadsheet? A merged code stands in its first row only: filled down where certain."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.ingest.cells import COUNTED
from dashboard.ingest.checked import Notice
from dashboard.ingest.headings import Header
from dashboard.ingest.kind import Column
from dashboard.ingest.places import address
from dashboard.ingest.splitting import Line

MERGED = frozenset({"library", "listed_library", "month", "project"})
FEWEST_IN_ONE = 3
"""One group alone must be at least so long: a shorter one may be a slip."""


def filled_down(lines: Sequence[Line], header: Header) -> tuple[list[Line], list[Notice]]:
    """The rows with merged cells filled, and what was filled; rows as they were where it is not certain."""
    rows, notices = _uncovered(lines, header)
    for column in header.layout.columns:
        place = header.index.get(column.name)
        if column.cell in MERGED and column.name in header.layout.key[:-1] and place is not None:
            sizes = _groups([line.cells[place].strip() for line in rows])
            if sizes:
                rows, found = _filled(rows, place, column.name)
                notices += found
    return rows, notices


def _uncovered(lines: Sequence[Line], header: Header) -> tuple[list[Line], list[Notice]]:
    """Cells that a workbook itself says are merged; figures are not: one figure for three rows is no three figures."""
    rows, notices = list(lines), []
    named = [(column.name, header.index[column.name]) for column in header.layout.columns if _repeats(column, header)]
    for at, line in enumerate(rows):
        for name, place in named:
            value = (line.covered or {}).get(place)
            if value and not rows[at].cells[place].strip():
                rows[at] = _with(rows[at], place, value)
                notices.append(Notice("n.fill_down", line.row, line.line, name, address(line, place), "", value))
    return rows, notices


def _repeats(column: Column, header: Header) -> bool:
    return column.cell not in COUNTED and column.name in header.index


def _with(line: Line, place: int, value: str) -> Line:
    return replace(line, cells=(*line.cells[:place], value, *line.cells[place + 1 :]))


def _groups(texts: Sequence[str]) -> list[int]:
    """Sizes of the groups where they look merged: all of one size, no value repeated below itself."""
    if not texts or not texts[0] or all(texts):
        return []
    if any(one and one == next_one for one, next_one in pairwise(texts)):
        return []
    starts = [i for i, text in enumerate(texts) if text]
    sizes = [end - start for start, end in pairwise([*starts, len(texts)])]
    same = len(set(sizes)) == 1
    return sizes if same and (len(sizes) > 1 or sizes[0] >= FEWEST_IN_ONE) else []


def _filled(lines: Sequence[Line], place: int, column: str) -> tuple[list[Line], list[Notice]]:
    rows: list[Line] = []
    notices: list[Notice] = []
    value = ""
    for line in lines:
        if line.cells[place].strip():
            value = line.cells[place]
            rows.append(line)
        else:
            rows.append(_with(line, place, value))
            notices.append(Notice("n.fill_down", line.row, line.line, column, address(line, place), "", value))
    return rows, notices
