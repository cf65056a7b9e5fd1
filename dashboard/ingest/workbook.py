"""What does an Excel workbook hold? Its visible sheets as rows of text, for the same pipeline as any text."""

import io
import time
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from datetime import time as clock
from decimal import Decimal
from itertools import islice

from dashboard.ingest import limits
from dashboard.ingest.archive import inspect
from dashboard.ingest.checked import HIDDEN, Notice
from dashboard.ingest.headings import Header, best_header
from dashboard.ingest.kind import CsvKind
from dashboard.ingest.refusal import RefusedError, refuse
from dashboard.ingest.sheet import Sheet, below
from dashboard.ingest.sheet_facts import Facts, facts_of
from dashboard.ingest.splitting import Line
from dashboard.ingest.telling import Step, Tell, counted, silence
from dashboard.ingest.two_rows import find_header, is_whole

THREE_DECIMALS = -3


@dataclass(frozen=True, slots=True)
class Tab:
    """A visible sheet: its name and its rows that are not blank."""

    name: str
    lines: tuple[Line, ...]
    hidden_rows: tuple[int, ...] = ()
    is_hidden: bool = False


def book_sheet(content: bytes, kinds: Sequence[CsvKind], tell: Tell = silence, rows: int | None = None) -> Sheet:
    """The one sheet of a workbook that holds a table of the kinds.

    ``rows``: no more of each sheet, where a glance will do; of several such sheets the first, then.
    """
    tabs = tabs_of(content, tell, rows)
    tables = [tab for tab in tabs if not tab.is_hidden]
    for kind in kinds:
        headers = [(find_header(tab.lines[: limits.HEAD_RECORDS], kind.layouts), tab) for tab in tables]
        found = [(header, tab) for header, tab in headers if header]
        full = _full(found) or found[:1]
        if len(full) > 1 and rows is None:
            raise refuse("struct.repeated_header", sheets=", ".join(f"«{tab.name}»" for _, tab in full))
        if full:
            header, tab = full[0]
            sheet = below(header, [_padded(line, header) for line in tab.lines], tab.name)
            partial = [other for header, other in found if other is not tab and not is_whole(header)]
            told = (*_hidden(tab, tabs, header), *_skipped(tab, tables, kind, kinds, partial))
            return replace(sheet, notices=(*told, *sheet.notices))
    _refuse_hidden(tabs, kinds)
    raise refuse("file.empty" if not any(tab.lines for tab in tables) else "struct.no_header")


def _full(found: Iterable[tuple[Header, Tab]]) -> list[tuple[Header, Tab]]:
    """The sheets that hold a whole table, values side by side too; those that hold rows, where any does."""
    whole = [(header, tab) for header, tab in found if is_whole(header)]
    return [(header, tab) for header, tab in whole if tab.lines[-1].row > header.line.row] or whole


def _refuse_hidden(tabs: Iterable[Tab], kinds: Sequence[CsvKind]) -> None:
    """Refuse a workbook whose only table stands where its reader does not see it."""
    layouts = [layout for kind in kinds for layout in kind.layouts]
    name = next((tab.name for tab in tabs if tab.is_hidden and best_header(tab.lines, layouts)), None)
    if name is not None:
        raise refuse("struct.no_header", found=HIDDEN, sheet=name)


def _padded(line: Line, header: Header) -> Line:
    """A row as wide as the header: a workbook leaves out blank cells at its end."""
    return replace(line, cells=line.cells + ("",) * (header.width - len(line.cells)))


def _hidden(tab: Tab, tabs: Iterable[Tab], header: Header) -> Iterator[Notice]:
    """What the user does not see on the screen: hidden rows are read, hidden sheets are not."""
    read = {line.row for line in tab.lines if line.row > header.line.row}
    rows = [row for row in tab.hidden_rows if row in read]
    if rows:
        yield Notice("n.hidden_rows_read", rows[0], rows[0], details={"count": str(len(rows))})
    for one in tabs:
        if one.is_hidden and best_header(one.lines, (header.layout,)):
            yield Notice("n.hidden_sheet_skipped", before=one.name)


def _skipped(
    read: Tab, tables: Iterable[Tab], own: CsvKind, kinds: Sequence[CsvKind], partial: Sequence[Tab]
) -> Iterator[Notice]:
    """Visible sheets with a table of another kind, or a ``partial`` one of this kind: not read, and that is said."""
    for tab in tables:
        head = tab.lines[: limits.HEAD_RECORDS]
        headers = ((kind, find_header(head, kind.layouts)) for kind in kinds if tab is not read and kind is not own)
        found = next((kind for kind, header in headers if header and not header.missing), None)
        if found:
            yield Notice("n.sheet_skipped", before=tab.name, details={"sheet": read.name, "found": found.id})
        elif tab in partial:
            yield Notice("n.sheet_skipped", before=tab.name, details={"sheet": read.name, "rule": "incomplete"})


def tabs_of(content: bytes, tell: Tell = silence, rows: int | None = None) -> list[Tab]:
    """All sheets as text, of hidden ones the first rows; refused where this is no workbook, damaged, or too large."""
    inspect(content)
    try:
        return list(_tabs(content, time.thread_time() + limits.MAX_BOOK_SECONDS, tell, rows))
    except RefusedError:
        raise
    except Exception as error:  # openpyxl raises whatever the XML leads it to: none of it says more than "damaged"
        raise refuse("file.not_text", found="damaged_workbook") from error


def _tabs(content: bytes, deadline: float, tell: Tell, most: int | None) -> Iterator[Tab]:
    import openpyxl  # here: half a second at start for those who never send a workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        if not book.worksheets:
            raise refuse("file.not_text", found="damaged_workbook")  # its sheets are listed and not there
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # a declared size may be a lie
            hidden = sheet.sheet_state != "visible"
            rows = islice(sheet.iter_rows(), limits.HEAD_RECORDS) if hidden else sheet.iter_rows()
            facts = Facts() if hidden else facts_of(content, sheet._worksheet_path)  # noqa: SLF001  no public name
            lines = _lines(counted(rows, Step.READING, facts.rows, tell), facts, deadline)
            yield Tab(sheet.title, tuple(islice(lines, most)), facts.hidden_rows, hidden)


def _lines(rows: Iterable[Sequence[object]], facts: Facts, deadline: float) -> Iterator[Line]:
    kept = 0
    merged: dict[int, tuple[str, int]] = {}
    for number, row in enumerate(rows, 1):
        if time.thread_time() > deadline:
            raise refuse("file.too_large", limit=str(limits.MAX_BYTES // 1024 // 1024))
        cells = tuple(_text(cell) or facts.formulas.get((number, place), "") for place, cell in enumerate(row))
        merged |= {place: (cells[place], last) for place, last in facts.merged.get(number, ()) if place < len(cells)}
        if any(cells):
            kept += 1
            _count(cells, kept, number)
            yield Line(number, number, cells, covered=_covering(merged, number))


def _covering(merged: Mapping[int, tuple[str, int]], number: int) -> Mapping[int, str] | None:
    return {place: text for place, (text, last) in merged.items() if number <= last} or None


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
    if is_share:
        return f"{text}%"  # without its sign half a per cent would look like half, and 500 % of something like a count
    # Excel's own number is never a thousands group: a fourth decimal says so to the parser.
    return text + "0" if number.normalize().as_tuple().exponent == THREE_DECIMALS else text
