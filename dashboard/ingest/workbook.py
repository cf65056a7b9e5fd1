"""What does an Excel workbook hold? Its visible sheets as rows of text, for the same pipeline as any text."""

import io
import time
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as clock
from decimal import Decimal

from dashboard.ingest import limits
from dashboard.ingest.archive import inspect
from dashboard.ingest.headings import best_header
from dashboard.ingest.kind import CsvKind
from dashboard.ingest.refusal import RefusedError, refuse
from dashboard.ingest.sheet import Sheet, below
from dashboard.ingest.splitting import Line

THREE_DECIMALS = -3


@dataclass(frozen=True, slots=True)
class Tab:
    """A visible sheet: its name and its rows that are not blank."""

    name: str
    lines: tuple[Line, ...]


def book_sheet(content: bytes, kinds: Iterable[CsvKind]) -> Sheet:
    """The one sheet of a workbook that holds a table of the kinds."""
    tabs = tabs_of(content)
    for kind in kinds:
        headers = [(best_header(tab.lines[: limits.HEAD_RECORDS], kind.layouts), tab) for tab in tabs]
        found = [(header, tab) for header, tab in headers if header]
        full = [(header, tab) for header, tab in found if not header.missing] or found[:1]
        if len(full) > 1:
            raise refuse("struct.wide_layout", sheets=", ".join(tab.name for _, tab in full))
        if full:
            header, tab = full[0]
            return below(header, tab.lines, tab.name)
    raise refuse("file.empty" if not any(tab.lines for tab in tabs) else "struct.no_header")


def tabs_of(content: bytes) -> list[Tab]:
    """All visible sheets as text; refused where the archive is no workbook, damaged, or too large unpacked."""
    inspect(content)
    try:
        return list(_tabs(content, time.monotonic() + limits.MAX_BOOK_SECONDS))
    except RefusedError:
        raise
    except Exception as error:  # openpyxl raises whatever the XML leads it to: none of it says more than "damaged"
        raise refuse("file.not_text", found="damaged_workbook") from error


def _tabs(content: bytes, deadline: float) -> Iterator[Tab]:
    import openpyxl  # here: half a second at start for those who never send a workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                sheet.reset_dimensions()  # a declared size may be a lie
                yield Tab(sheet.title, tuple(_lines(sheet.iter_rows(), deadline)))


def _lines(rows: Iterable[Sequence[object]], deadline: float) -> Iterator[Line]:
    kept = 0
    for number, row in enumerate(rows, 1):
        if time.monotonic() > deadline:
            raise refuse("file.too_large", limit=str(limits.MAX_BYTES // 1024 // 1024))
        cells = tuple(_text(cell) for cell in row)
        if any(cells):
            kept += 1
            _count(cells, kept, number)
            yield Line(number, number, cells)


def _count(cells: tuple[str, ...], kept: int, number: int) -> None:
    if kept > limits.MAX_ROWS + limits.HEAD_RECORDS:
        raise refuse("file.too_many_rows", limit=str(limits.MAX_ROWS))
    if sum(bool(text) for text in cells) > limits.MAX_COLUMNS:
        raise refuse("struct.too_many_columns", row=number, line=number, columns=str(limits.MAX_COLUMNS))


def _text(cell: object) -> str:
    """A cell as a person would type it: the pipeline for text does the rest."""
    value = getattr(cell, "value", None)
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return str(value or "")[: limits.MAX_LINE_CHARS].replace("_x000D_", "\n")
    if isinstance(value, int | float):
        return _number(value, "%" in (getattr(cell, "number_format", None) or ""))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == clock() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)


def _number(value: float, is_share: bool) -> str:  # noqa: FBT001  one fact of the cell
    number = Decimal(repr(value)) * (100 if is_share else 1)
    if not number.is_finite():
        return str(value)
    text = format(number.normalize(), "f")
    # Excel's own number is never a thousands group: a fourth decimal says so to the parser.
    return text + "0" if number.normalize().as_tuple().exponent == THREE_DECIMALS else text
