"""What does a sheet hold that its cells do not tell? Merged cells, hidden rows, formulas nobody has calculated."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

MERGED = re.compile(rb'<(?:[A-Za-z0-9]+:)?mergeCell ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
HIDDEN = re.compile(rb'<row [^>]*\bhidden="(?:1|true)"')
ROW_NUMBER = re.compile(rb'\br="([0-9]{1,7})"')
UNCALCULATED = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*><f[^>]*>([^<]*)</f>(?:<v\s*/>|<v></v>)?</c>')
FORMULA_SHOWN = 60
LETTERS = 26


@dataclass(frozen=True, slots=True)
class Facts:
    """What the markup of a sheet says beside its cells; rows count from 1, columns from 0."""

    merged: Mapping[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Row → columns of cells merged downwards that begin there, each with its last row."""
    hidden_rows: tuple[int, ...] = ()
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Row and column of formulas without a result."""
    rows: int = 0
    """How many there are, as far as the markup shows it."""


def facts_of(content: bytes, part: str) -> Facts:
    """The facts of one sheet of a workbook whose sizes have been inspected."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read(part.lstrip("/"))
    hidden = (ROW_NUMBER.search(found[0]) for found in HIDDEN.finditer(xml))
    formulas = {
        (int(found[2]), _place(found[1])): "=" + found[3].decode("utf-8", "replace")[:FORMULA_SHOWN]
        for found in UNCALCULATED.finditer(xml)
    }
    return Facts(_merged(xml), tuple(int(found[1]) for found in hidden if found), formulas, xml.count(b"<row "))


def merged_cells(content: bytes) -> int:
    """How many cells the merged ranges of a workbook cover: a program that opens it whole makes an object of each."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if "/worksheets/" in name.lower()]
        ranges = [found for name in sheets for found in MERGED.finditer(archive.read(name))]
    return sum((int(found[4]) - int(found[2]) + 1) * (_place(found[3]) - _place(found[1]) + 1) for found in ranges)


def _merged(xml: bytes) -> Mapping[int, tuple[tuple[int, int], ...]]:
    """Only cells of one column merged downwards: titles across columns say nothing of rows."""
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    for match in MERGED.finditer(xml):
        first, last = int(match[2]), int(match[4])
        if match[1] == match[3] and last > first:
            found[first] = (*found.get(first, ()), (_place(match[1]), last))
    return found


def _place(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * LETTERS + letter - ord("A") + 1
    return number - 1
