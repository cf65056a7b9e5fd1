"""Is this file good to be stored? Bytes to typed rows with everything that is wrong, without touching the store."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar

from dashboard.ingest import limits, unpivot
from dashboard.ingest.cells import Context
from dashboard.ingest.checked import Checked, CheckedRow, Notice, Problem, Understood
from dashboard.ingest.filling import filled_down
from dashboard.ingest.findings import Findings
from dashboard.ingest.guessed import guessed, nameless
from dashboard.ingest.headings import Header, likeliest, other_kind
from dashboard.ingest.kind import Column, CsvKind, Known
from dashboard.ingest.kinds import ALL, KINDS
from dashboard.ingest.letters import LOST
from dashboard.ingest.parsing import Parsed, checked_rows, parse_rows
from dashboard.ingest.places import column_letters
from dashboard.ingest.receive import Form, form_of
from dashboard.ingest.refusal import RefusedError, refuse
from dashboard.ingest.sheet import Sheet, text_sheet
from dashboard.ingest.splitting import Line
from dashboard.ingest.structure import Body, body_of
from dashboard.ingest.table_rules import clashes, distinct, findings, rows_agree, totals_agree, unusual
from dashboard.ingest.vocabulary import months_by_word
from dashboard.ingest.workbook import book_sheet


def check(kind: CsvKind, content: bytes, *, file_name: str, as_of: date, known: Known) -> Checked:
    """The file after all stages short of the store."""
    said = Findings()
    rows: tuple[CheckedRow, ...] = ()
    understood = Understood()
    try:
        sheet = read_sheet(content, file_name, [kind, *(other for other in ALL if other.id != kind.id)])
        understood = _understood(sheet)
        said.add(sheet.notices)
        rows, months, libraries = _table(sheet, kind, Context(as_of, known), said)
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
        sheet = read_sheet(content, file_name, ALL)
    except RefusedError:
        return None
    kind = other_kind(sheet.header, NOBODY, KINDS.values()) or likeliest(sheet.header.line, KINDS.values())
    return kind.id if kind else None


WORD = re.compile(r"[^\W\d_]{3,}")
NOBODY = CsvKind(id="", layouts=(), records=lambda _row, _day: (), table="")
"""No kind at all: every kind is another one."""


def read_sheet(content: bytes, file_name: str, kinds: Sequence[CsvKind]) -> Sheet:
    """The table of a file, text or workbook."""
    if form_of(content) is Form.WORKBOOK:
        return book_sheet(content, kinds)
    return text_sheet(content, file_name, kinds)


def _understood(sheet: Sheet, months: Iterable[date] = (), libraries: Iterable[str] = ()) -> Understood:
    header = sheet.header
    headings = {name: header.line.cells[i].strip() for name, i in header.index.items()}
    row = header.line.row
    return Understood(sheet.encoding, sheet.delimiter, sheet.name, row, headings, tuple(months), tuple(libraries))


def _table(
    sheet: Sheet, kind: CsvKind, context: Context, said: Findings
) -> tuple[tuple[CheckedRow, ...], list[date], list[str]]:
    header, body = _body(sheet, kind, context, said)
    said.add(body.problems)
    said.add(body.notices)
    _refuse_rows(body.lines)
    lines, filled = filled_down(body.lines, header)
    said.add(filled)
    parsed = _parsed(lines, kind, header, context, said)
    if not body.lines and not said.total:
        raise refuse("struct.no_rows")
    if not said.total:
        said.add(totals_agree(body.totals, parsed, header, context))
        said.add(rows_agree(parsed, header, sheet.header.line.cells, context))
        said.add(unusual(parsed, header))
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
        _refuse_columns(header, header.missing, kind, said)
    _refuse_columns(header, nameless(header, sheet.lines, context), kind, said)
    said.add(guessed(header, header.line))
    body = body_of(sheet.lines, header, sheet.delimiter, cut=sheet.cut)
    if wide and value:
        headings = ", ".join(text.strip() for text in wide.places.values())
        said.add([Notice("n.unpivoted", header.line.row, column=wide.dimension, before=headings)])
        # One row of sixty months is sixty rows: counted before any of them is read.
        body.lines = list(islice(unpivot.long_lines(iter(body.lines), header, wide), limits.MAX_ROWS + 1))
        _refuse_rows(body.lines)
        body.totals = []
        header = unpivot.long_header(header, wide, value)
    said.add(_ignored(header, sheet.header, wide.places if wide else ()))
    return header, body


def _refuse_rows(lines: Sequence[Line]) -> None:
    if len(lines) > limits.MAX_ROWS:
        raise refuse("file.too_many_rows", limit=str(limits.MAX_ROWS))


def _refuse_columns(header: Header, lacking: Sequence[Column], kind: CsvKind, said: Findings) -> None:
    """Stop where columns are missing or doubled; a file of another kind is called so."""
    wrong = other_kind(header, kind, KINDS.values()) if lacking or header.layout not in kind.layouts else None
    if wrong:
        raise refuse("struct.wrong_kind", row=header.line.row, found=wrong.id, expected=kind.id)
    if header.layout not in kind.layouts:
        raise refuse("struct.no_header")
    row, line = header.line.row, header.line.line
    missing = [
        Problem("struct.missing_column", column=c.name, details=_names(c.headings) | _in_title(c, said))
        for c in lacking
    ]
    doubled = [Problem("struct.duplicate_column", row, line, name, details=_names((name,))) for name in header.doubled]
    if missing or doubled:
        said.add(_ignored(header, header, ()))
        damaged = [Problem("file.encoding", row, line)] if any(LOST in text for text in header.line.cells) else []
        raise RefusedError(*damaged, *missing, *doubled)


def _in_title(column: Column, said: Findings) -> dict[str, object]:
    """The title over the table, where the month stands there and nowhere else."""
    titles = (one.before or "" for one in said.notices.values() if one.id == "n.title_rows_skipped")
    dated = [text for text in titles if any(word in months_by_word() for word in WORD.findall(text.casefold()))]
    return {"rule": "in_title", "title": dated[0]} if column.name == "month" and dated else {}


def _names(words: Sequence[str]) -> dict[str, object]:
    return {"names": tuple(words), "known": words[0]}


def _ignored(header: Header, original: Header, turned: Iterable[int]) -> list[Notice]:
    """Columns nobody knows: shown, not stored."""
    places = [i for i in original.unknown if i not in set(turned)]
    texts = [original.line.cells[i].strip() for i in places]
    row, line = header.line.row, header.line.line
    where = zip(places, texts, strict=True)
    return [
        Notice("n.unknown_columns_ignored", row, line, text, f"{column_letters(i)}{row}", before=text)
        for i, text in where
    ]


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
