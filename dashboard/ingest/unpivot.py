"""Do months or age groups stand side by side? Turned into rows where every heading is certain, refused where not."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.ingest.cells import COUNTED, PARSERS, Context
from dashboard.ingest.headings import Header, heading, is_too_long
from dashboard.ingest.kind import Column
from dashboard.ingest.letters import folded
from dashboard.ingest.splitting import Line
from dashboard.ingest.vocabulary import months_by_word

SIDE_BY_SIDE = frozenset({"month", "age_group", "event_type", "library_code"})
FEWEST = 2
SURE = frozenset({None, "cell.future", "cell.too_old"})
"""A heading that is a month of the wrong year is a month all the same: its cells are told one by one."""
YEARS = range(2000, 2100)
PART_OF = re.compile(r"^(?:в том числе|в т\. ?ч\.?|из них|оның ішінде|соның ішінде|including|of which)[\s:]+")
"""What stands before the first of the parts, beside a column of totals."""


@dataclass(frozen=True, slots=True)
class Wide:
    """A dimension whose values are headings."""

    dimension: str
    places: Mapping[int, str]
    """Place in the row → heading."""
    said: Mapping[int, str]
    """Place in the row → the value that the heading names."""


def wide(header: Header, context: Context) -> Wide | None:
    """The dimension that stands side by side, if one of the missing columns does."""
    texts = {i: header.line.cells[i] for i in header.unknown}
    for column in header.missing:
        if column.name in SIDE_BY_SIDE:
            said = {i: _said(text, column, header) for i, text in texts.items()}
            found = {i: text for i, text in said.items() if _is_value(text, column, context)}
            if len(found) >= FEWEST:
                return Wide(column.name, {i: texts[i] for i in found}, found)
    return None


def _is_value(text: str, column: Column, context: Context) -> bool:
    """Whether a heading is a value of the column; a month may lack its year, a whole number is no month here."""
    if is_too_long(text):
        return False
    plain = heading(text).key
    if column.name == "month":
        found = PARSERS["any_month"](text.strip(), context).value
        return folded(plain) in months_by_word() or (isinstance(found, date) and found.year in YEARS)
    if column.name == "library_code":
        worded = any(letter.isalpha() for letter in text)  # 1, 2, 3 may be months, or the numbers of columns
        return (
            worded and bool(context.known.library_codes) and PARSERS[column.cell](text.strip(), context).fault is None
        )
    return PARSERS[column.cell](plain, context).fault is None


def measure(header: Header, found: Wide, context: Context) -> Column | None:
    """The one column of figures that the cells under the headings hold; None where it is not certain.

    Another column of figures beside them would be counted once for every heading.
    """
    if any(column.cell in COUNTED and column.name in header.index for column in header.layout.columns):
        return None
    missing = [column for column in header.missing if column.name != found.dimension]
    if len(missing) != 1 or missing[0].cell not in COUNTED:
        return None
    dimension = next(column for column in header.layout.columns if column.name == found.dimension)
    faults = {PARSERS[dimension.cell](text, context).fault for text in found.said.values()}
    return missing[0] if faults <= SURE else None


def _said(text: str, dimension: Column, header: Header) -> str:
    """What a heading says without its unit and the measure; codes and months in figures are taken as they stand."""
    if dimension.name == "library_code" or text[:1].isdigit():
        return text.strip()
    key = PART_OF.sub("", heading(text).key)
    measures = [heading(word).key for column in header.missing if column.cell in COUNTED for word in column.headings]
    for word in sorted(measures, key=len, reverse=True):
        if key.startswith(f"{word} "):
            return key.removeprefix(word).strip(" (),:")
    return key


def long_header(header: Header, found: Wide, value: Column) -> Header:
    """The header of the file as if it had one row a value."""
    base = len(header.line.cells)
    index = {**header.index, found.dimension: base, value.name: base + 1}
    cells = (*(text if i in header.index.values() else "" for i, text in enumerate(header.line.cells)), "", "")
    names = {**header.scales, found.dimension: 1, value.name: 1}
    return replace(header, line=replace(header.line, cells=cells), index=index, scales=names)


def filled(lines: Sequence[Line], found: Wide) -> frozenset[int]:
    """The places under which anything stands: a column blank from top to bottom may be a month to come."""
    return frozenset(i for i in found.places if any(i < len(row.cells) and row.cells[i].strip() for row in lines))


def long_lines(lines: Iterable[Line], header: Header, found: Wide, taken: frozenset[int]) -> Iterator[Line]:
    """A line a value under the ``taken`` headings: cells of the row, the heading, the figure under it."""
    width = len(header.line.cells)
    for row in lines:
        cells = (row.cells + ("",) * width)[:width]
        for place, text in found.said.items():
            if place in taken:
                long = (*cells, text, cells[place])
                yield replace(row, cells=long, places=(*range(width), place, place))
