"""Is this file good to be stored? Bytes to typed rows with everything that is wrong, without touching the store."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from operator import itemgetter
from typing import TypeVar

from dashboard.ingest import limits, unpivot
from dashboard.ingest.beside import names_agree
from dashboard.ingest.cells import Context
from dashboard.ingest.checked import Checked, CheckedRow, Notice, Understood
from dashboard.ingest.file_totals import rows_agree, totals_agree
from dashboard.ingest.filling import filled_down
from dashboard.ingest.findings import Findings
from dashboard.ingest.guessed import guessed, nameless
from dashboard.ingest.headings import Header
from dashboard.ingest.kind import CsvKind, Known
from dashboard.ingest.kinds import ALL, KINDS
from dashboard.ingest.lacking import ignored, refuse_columns
from dashboard.ingest.parsing import Parsed, checked_rows, parse_rows
from dashboard.ingest.receive import Form, form_of
from dashboard.ingest.recognising import likeliest, other_kind
from dashboard.ingest.refusal import RefusedError, refuse
from dashboard.ingest.sheet import Sheet, text_sheet
from dashboard.ingest.splitting import Line
from dashboard.ingest.structure import Body, body_of
from dashboard.ingest.table_rules import clashes, distinct, findings, unusual
from dashboard.ingest.telling import Step, Tell, counted, silence
from dashboard.ingest.untouched import without_untouched
from dashboard.ingest.workbook import book_sheet
from dashboard.ingest.year_column import with_years, year_places


def check(kind: CsvKind, content: bytes, *, file_name: str, as_of: date, known: Known, tell: Tell = silence) -> Checked:
    """The file after all stages short of the store; ``tell`` hears how far it has come."""
    said = Findings()
    rows: tuple[CheckedRow, ...] = ()
    understood = Understood()
    try:
        sheet = read_sheet(content, file_name, [kind, *(other for other in ALL if other.id != kind.id)], tell)
        understood = _understood(sheet)
        said.add(sheet.notices)
        rows, months, libraries = _table(sheet, kind, Context(as_of, known), said, tell)
        understood = _understood(sheet, months, libraries)
    except RefusedError as refused:
        said.add(refused.problems)
    return Checked(
        kind=kind,
        file_name=file_name,
        sha256=hashlib.sha256(content).hexdigest(),
        as_of=as_of,
        rows=rows,
        problems=said.first_problems(),
        problems_total=said.total,
        notices=tuple(said.notices.values()),
        understood=understood,
    )


def recognise(content: bytes, file_name: str) -> str | None:
    """The kind of file this is, from its headings; None where it cannot be told."""
    try:
        sheet = read_sheet(content, file_name, ALL, rows=limits.HEAD_RECORDS)
    except RefusedError:
        return None
    kind = other_kind(sheet.header, NOBODY, KINDS.values()) or likeliest(sheet.header.line, KINDS.values())
    return kind.id if kind else None


NOBODY = CsvKind(id="", layouts=(), records=lambda _row, _day: (), table="")
"""No kind at all: every kind is another one."""


def read_sheet(
    content: bytes, file_name: str, kinds: Sequence[CsvKind], tell: Tell = silence, rows: int | None = None
) -> Sheet:
    """The table of a file, text or workbook; ``rows``: of a workbook no more of each sheet, where those will do."""
    tell(Step.READING, 0, 0)
    if form_of(content) is Form.WORKBOOK:
        return book_sheet(content, kinds, tell, rows)
    return text_sheet(content, file_name, kinds)


def _understood(sheet: Sheet, months: Iterable[date] = (), libraries: Iterable[str] = ()) -> Understood:
    header = sheet.header
    in_order = sorted(header.index.items(), key=itemgetter(1))
    headings = {name: header.line.cells[i].strip() for name, i in in_order}
    row = header.line.row
    return Understood(sheet.encoding, sheet.delimiter, sheet.name, row, headings, tuple(months), tuple(libraries))


def _table(
    sheet: Sheet, kind: CsvKind, context: Context, said: Findings, tell: Tell
) -> tuple[tuple[CheckedRow, ...], list[date], list[str]]:
    header, body = _body(sheet, kind, context, said)
    said.add(body.problems)
    said.add(body.notices)
    _refuse_rows(body.lines)
    lines, filled = filled_down(body.lines, header)
    lines, dated = with_years(lines, header)
    said.add([*filled, *dated])
    parsed = _parsed(counted(lines, Step.CHECKING, len(lines), tell), kind, header, context, said)
    if not body.lines and not said.total:
        raise refuse("struct.no_rows")
    if not said.total:
        said.add(totals_agree(body.totals, parsed, header, context))
        said.add(rows_agree(parsed, header, sheet.header.line.cells, context))
        said.add(unusual(parsed, header))
        said.add(names_agree(parsed, header, sheet.header.line.cells, context))
    kept, doubled = distinct(parsed, header.layout)
    said.add(doubled)
    said.add(clashes(kept, kind, header))
    rows = checked_rows(kept, header)
    return rows, _values(rows, "month", date), _values(rows, "library_code", str)


def _body(sheet: Sheet, kind: CsvKind, context: Context, said: Findings) -> tuple[Header, Body]:
    """The header and the rows under it; months or age groups side by side are turned into rows."""
    header = sheet.header
    wide = unpivot.wide(header, context) if header.layout in kind.layouts else None
    value = unpivot.measure(header, wide, context) if wide else None
    if wide and value is None:
        raise refuse("struct.wide_layout", row=header.line.row, headings=", ".join(wide.places.values()))
    if not wide:
        refuse_columns(header, header.missing, kind, said)
    refuse_columns(header, nameless(header, sheet.lines, context), kind, said)
    said.add(guessed(header, header.line))
    body = body_of(sheet.lines, header, sheet.delimiter, cut=sheet.cut)
    if not body.totals:  # a totals row counts the rows above it
        body.lines, left_empty = without_untouched(body.lines, header)
        said.add(left_empty)
    if wide and value:
        body.lines, dated = with_years(body.lines, header)
        said.add(dated)
        taken = unpivot.filled(body.lines, wide)
        said.add(_turned(header, wide, taken))
        # One row of sixty months is sixty rows: counted before any of them is read.
        body.lines = list(islice(unpivot.long_lines(body.lines, header, wide, taken), limits.MAX_ROWS + 1))
        _refuse_rows(body.lines)
        body.totals = [(one, n) for line, n in body.totals for one in unpivot.long_lines([line], header, wide, taken)]
        header = unpivot.long_header(header, wide, value)
    said.add(ignored(header, sheet.header, (*(wide.places if wide else ()), *year_places(sheet.header))))
    return header, body


def _turned(header: Header, found: unpivot.Wide, taken: frozenset[int]) -> Iterator[Notice]:
    """Which headings became rows, and which did not because nothing stands under them."""
    for code, places in (("n.unpivoted", taken), ("n.empty_columns_dropped", found.places.keys() - taken)):
        headings = ", ".join(text.strip() for place, text in found.places.items() if place in places)
        details = {"rule": "side_by_side"} if code == "n.empty_columns_dropped" else {}
        if headings:
            yield Notice(code, header.line.row, column=found.dimension, before=headings, details=details)


def _refuse_rows(lines: Sequence[Line]) -> None:
    if len(lines) > limits.MAX_ROWS:
        raise refuse("file.too_many_rows", limit=str(limits.MAX_ROWS))


def _parsed(lines: Iterable[Line], kind: CsvKind, header: Header, context: Context, said: Findings) -> list[Parsed]:
    rows = []
    for row in parse_rows(lines, header, context):
        said.add(row.problems)
        said.add(row.notices)
        said.add(findings(row, kind, header, context.as_of))
        if row.line.wrapped:
            said.add([Notice("n.wrapped_lines", row.line.row, row.line.line)])
        rows.append(row)
    return rows


T = TypeVar("T")


def _values(rows: Iterable[CheckedRow], name: str, kind: type[T]) -> list[T]:
    """The different values of a column, sorted."""
    found = {value for row in rows if isinstance(value := row.values.get(name), kind)}
    return sorted(found, key=str)
