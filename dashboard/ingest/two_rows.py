"""Do the headings stand in two rows? A group over its parts, a heading broken in two, units below: read as one row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, zip_longest

from dashboard.ingest import limits, unpivot
from dashboard.ingest.cells import Context
from dashboard.ingest.headings import SCALES, UNIT, Header, best_header, canonical, names_month, rank, understand
from dashboard.ingest.kind import Layout
from dashboard.ingest.letters import folded
from dashboard.ingest.splitting import Line

DIGIT = re.compile("[0-9]")
UNITS = re.compile(rf"\(?(?:в )?(?:{'|'.join([UNIT, *(scale for scale, _ in SCALES)])}|\s)+\.?\)?")
YEAR = re.compile(r"(?:за )?(20[0-9]{2})(?: ?(?:г\.?|год|ж\.?|жыл|жылы))?")
"""A year over its months."""
ANY_DAY = Context(date.max)
"""Whether a heading is a month at all does not depend on the day."""


def find_header(lines: Iterable[Line], layouts: Iterable[Layout]) -> Header | None:
    """The header of ``best_header``, or two rows that together name more than any row alone."""
    rows, choices = [narrow(line) for line in lines], tuple(layouts)
    best = best_header(rows, choices)
    if best and not best.missing:
        return _with_units(best, rows)
    pairs = (one for layout in choices for one in _pairs(rows, layout) if _is_better(one, best))
    return max(pairs, key=rank, default=best)


def narrow(line: Line) -> Line:
    """The part of a row in which headings are looked for: no file that is taken has more cells, or longer headings."""
    longest = limits.MAX_HEADING_CHARS
    if len(line.cells) <= limits.HEAD_CELLS and all(len(text) <= longest for text in line.cells):
        return line
    return replace(line, cells=tuple(text[:longest] for text in line.cells[: limits.HEAD_CELLS]))


def _pairs(rows: Sequence[Line], layout: Layout) -> Iterator[Header]:
    """Two rows below each other as one header, where all that the layout needs is in them."""
    for above, below in pairwise(rows):
        if above.row + 1 == below.row and _holds_words(below):
            header = replace(understand(_joined(above, below, layout), layout), rows=2)
            if not header.missing or is_wide(header):
                yield header


def _is_better(pair: Header, best: Header | None) -> bool:
    return best is None or len(pair.index) > len(best.index) or not is_wide(best)


def is_wide(header: Header) -> bool:
    """Whether values of a missing column stand side by side as headings."""
    return unpivot.wide(header, ANY_DAY) is not None


def is_whole(header: Header) -> bool:
    """Whether every needed column is there, or stands side by side in a way that is read."""
    found = unpivot.wide(header, ANY_DAY) if header.missing else None
    return not header.missing or bool(found and unpivot.measure(header, found, ANY_DAY))


def _holds_words(line: Line) -> bool:
    """Rows of data hold figures, the lower row of headings words or months."""
    return bool(line.filled) and all(not DIGIT.search(text) or names_month(folded(text)) for text in line.filled)


def _with_units(header: Header, rows: Sequence[Line]) -> Header:
    below = next((line for line in rows if line.row == header.line.row + 1), None)
    if below is None or not below.filled or not all(UNITS.fullmatch(folded(text)) for text in below.filled):
        return header
    joined = understand(_joined(header.line, below, header.layout), header.layout)
    return replace(joined, rows=2) if joined.index == header.index else header


def _joined(above: Line, below: Line, layout: Layout) -> Line:
    cells, group = [], ""
    for upper, lower in zip_longest(above.cells, below.cells, fillvalue=""):
        group = upper.strip() or group  # a merged heading stands over its first part only
        cells.append(_heading(upper.strip(), group, lower.strip(), layout))
    return Line(below.row, below.line, tuple(cells))


def _heading(upper: str, group: str, lower: str, layout: Layout) -> str:
    if not lower:
        return upper
    year = YEAR.fullmatch(folded(group))
    if year and names_month(folded(lower)) and not DIGIT.search(lower):
        return f"{lower} {year[1]}"
    whole = f"{group} {lower}".strip()
    if canonical(whole, layout) and not canonical(lower, layout):
        return whole
    return f"{upper}, {lower.strip('()')}" if upper and UNITS.fullmatch(folded(lower)) else lower
