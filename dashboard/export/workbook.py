"""How does a table become a sheet that opens well? Headings stay in view, columns are as wide as they need.

A text is a text whatever it begins with: it is stored as one, and marked so that editing its cell leaves it one.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dashboard.export.typed import Cell, Table

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_NAME, LONGEST_TEXT = 31, 32_767
"""Excel's limits, in characters."""
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""
RESERVED = "history"
"""A name that Excel keeps for itself."""
NARROWEST, WIDEST, LOOKED_AT = 9, 60, 200
HEADING_FILL, LINK = "E8EEF4", "1065B2"
LANGUAGE, LONGEST_MONTH = re.compile(r"\[[^]]*\]"), "m" * 9
"""In the format of a date, the number of a language; as many letters as the longest name of a month."""
ROOM = 3
"""Characters beside a heading for the button of its filter."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to be written: its name as it should be, and the table."""

    name: str
    table: Table


@dataclass(frozen=True, slots=True)
class Cover:
    """The first sheet: a title, lines below it, then tables below each other."""

    name: str
    title: str
    lines: tuple[str, ...]
    blocks: tuple[Table, ...]
    leads_to: tuple[str, ...] = ()
    """Sheets that their names in the first column lead to."""


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Names that Excel takes: at most 31 characters, none of its signs, no two alike in any case."""
    given: list[str] = []
    for name in wanted:
        given.append(_free(FORBIDDEN.sub(" ", name).strip(" '") or "1", {one.casefold() for one in given}))
    return given


def _free(name: str, taken: set[str]) -> str:
    for ending in _endings():
        candidate = f"{name[: LONGEST_NAME - len(ending)].rstrip(chr(39) + ' ')}{ending}"
        if candidate.casefold() not in taken and candidate.casefold() != RESERVED:
            return candidate
    raise AssertionError("numbers do not end")


def _endings() -> Iterator[str]:
    yield ""
    number = 2
    while True:
        yield f" ({number})"
        number += 1


class Book:
    """A workbook being written, sheet by sheet."""

    def __init__(self, title: str, author: str) -> None:
        from openpyxl import Workbook  # here: half a second at start for those who never ask for one

        self._book = Workbook()
        self._book.remove(self._book.active)
        self._book.properties.title, self._book.properties.creator = title, author

    def cover(self, cover: Cover) -> None:
        """Write the cover."""
        sheet, row = self._book.create_sheet(cover.name), 1
        for text in (cover.title, *cover.lines):
            _put(sheet.cell(row, 1), Cell(text))
            row += 1
        sheet["A1"].font = _font(size=16)
        for block in cover.blocks:
            row = _block(sheet, block, row + 1)
        for cell in sheet["A"]:
            if cell.value in cover.leads_to:
                _link(cell)
        for column in range(1, max(len(block) for block in cover.blocks) + 1):
            sheet.column_dimensions[_letter(column)].width = 28 if column == 1 else 42
        _on_paper(sheet)

    def add(self, sheet: Sheet) -> None:
        """Write a table: headings in the first row, frozen, with filters."""
        page = self._book.create_sheet(sheet.name)
        _block(page, sheet.table, 1, wrapped=False)
        for place, (heading, cells) in enumerate(sheet.table.items(), 1):
            page.column_dimensions[_letter(place)].width = _width(heading, cells)
        page.freeze_panes = "A2"
        page.auto_filter.ref = page.dimensions
        page.print_title_rows = "1:1"
        _on_paper(page)

    def bytes(self) -> bytes:
        """The file."""
        saved = io.BytesIO()
        self._book.save(saved)
        return saved.getvalue()


def _block(sheet: "Worksheet", table: Table, row: int, *, wrapped: bool = True) -> int:
    """Headings and rows from a row on; the first row that is free again."""
    from openpyxl.styles import Alignment, PatternFill

    top = Alignment(wrap_text=True, vertical="top")
    for place, heading in enumerate(table, 1):
        cell = sheet.cell(row, place)
        _put(cell, Cell(heading))
        cell.font, cell.alignment, cell.fill = _font(), top, PatternFill("solid", fgColor=HEADING_FILL)
    for below, cells in enumerate(zip(*table.values(), strict=True), row + 1):
        for place, cell in enumerate(cells, 1):
            if cell.value is not None:
                _put(sheet.cell(below, place), cell)
                if wrapped:
                    sheet.cell(below, place).alignment = top
    return row + 1 + max(len(cells) for cells in table.values())


def _put(target: "SheetCell", cell: Cell) -> None:
    if isinstance(cell.value, str):
        target.value = UNPRINTABLE.sub("", cell.value)[:LONGEST_TEXT]
        target.data_type = "s"  # openpyxl takes `=…` for a formula and `#N/A` for an error
        target.quotePrefix = True
    else:
        target.value = cell.value
        target.number_format = cell.written or "General"
        if isinstance(cell.value, date):
            target.alignment = _left()  # Excel would set a date against the text of the next column


def _link(cell: "SheetCell") -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    place = str(cell.value).replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{place}'!A1")
    cell.font = Font(color=LINK, underline="single")


def _left() -> object:
    from openpyxl.styles import Alignment

    return Alignment(horizontal="left")


def _font(size: int = 11) -> object:
    from openpyxl.styles import Font

    return Font(bold=True, size=size)


def _letter(place: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(place))


def _width(heading: str, cells: Sequence[Cell]) -> int:
    seen = [len(_shown(cell)) for cell in cells[:LOOKED_AT]]
    longest_word = max(len(word) for word in heading.split() or [""])
    return min(WIDEST, max(NARROWEST, longest_word + ROOM, min(len(heading) + ROOM, 24), *(n + 2 for n in seen or [0])))


def _shown(cell: Cell) -> str:
    if cell.value is None:
        return ""
    if isinstance(cell.value, float):
        return f"{cell.value:,.2f}"
    if isinstance(cell.value, date):
        return _day_shown(cell.written)
    return f"{cell.value:,}" if isinstance(cell.value, int) else str(cell.value)


def _day_shown(written: str) -> str:
    """A date as long as its format writes it: Excel puts ``####`` where it finds no room."""
    return LANGUAGE.sub("", written).replace('"', "").replace("mmmm", LONGEST_MONTH)


def _on_paper(sheet: "Worksheet") -> None:
    """Wide sheets lie across and fit the width of a page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "9"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
