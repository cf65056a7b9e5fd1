"""Which values does an explanation belong to? A row, a library's whole month, or a month of all that were summed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from string import digits

from dashboard.ingest.checked import Checked, CheckedRow, Notice
from dashboard.ingest.images import coerced, row_key
from dashboard.ingest.monthly import COUNTED
from dashboard.store.tables.journal import WHOLE

About = tuple[int, str, str]
"""Line of the file, key of the row (or rows) of the kind's table, text."""

Rows = Mapping[int, Sequence[CheckedRow]]
"""Rows as they were read, by row of the file: of months side by side several."""

TOTAL = "w.total_mismatch"
KEYS = "keys"
"""Where the journal's copy of a warning holds the keys of the values it is about."""
MOST_KEYS = 1000
"""Values that one explanation is kept with."""


def warnings(checked: Checked) -> list[Notice]:
    """What of a file wants an explanation."""
    return [notice for notice in checked.notices if notice.is_warning]


def about(checked: Checked, remarks: Mapping[int, str]) -> Iterator[About]:
    """The explanations of rows of a file with the keys of the values they are kept with."""
    rows = by_number(checked)
    asked: dict[int, list[Notice]] = {}
    for notice in warnings(checked):
        asked.setdefault(notice.row or 0, []).append(notice)
    for number, text in sorted(remarks.items()):
        notices = [one for one in asked.get(number, ()) if number in rows or one.id == TOTAL]
        keys = [key for one in notices for key in _of_notice(one, rows, checked)]
        if not notices:
            keys = [key for row in rows.get(number, ()) for key in _keys(row, checked)]
        line = rows[number][0].line if number in rows else (notices[0].line or number) if notices else number
        yield from ((line, key, text) for key in _once(keys, checked))


def _once(keys: Sequence[str], checked: Checked) -> Iterator[str]:
    """Each key once; what is said of a library's month as a whole is not said of its rows again."""
    known = set(keys)
    for key in dict.fromkeys(keys):
        whole = remark_keys(checked.kind.table, key)[1:2]
        if key in whole or known.isdisjoint(whole):
            yield key


def addressed(checked: Checked) -> tuple[Notice, ...]:
    """The notices of a file; each warning with the keys of its values, so that it can be explained later."""
    rows = by_number(checked)
    return tuple(_addressed(one, rows, checked) if one.is_warning else one for one in checked.notices)


def _addressed(notice: Notice, rows: Rows, checked: Checked) -> Notice:
    keys = dict.fromkeys(_of_notice(notice, rows, checked))
    return replace(notice, details={**notice.details, KEYS: list(islice(keys, MOST_KEYS))})


def by_number(checked: Checked) -> Rows:
    """The rows as they were read, by row of the file."""
    rows: dict[int, list[CheckedRow]] = {}
    for row in checked.rows:
        rows.setdefault(row.row, []).append(row)
    return rows


def unknown_rows(checked: Checked, numbers: Sequence[int]) -> list[int]:
    """Rows that can hold no explanation: the file has no figures there, and no total that was asked about."""
    known = {row.row for row in checked.rows} | {one.row for one in warnings(checked) if one.id == TOTAL}
    return [number for number in numbers if number not in known]


def rows_meant(notice: Notice, rows: Rows) -> Sequence[CheckedRow]:
    """The row that a warning is about: of months side by side the one whose cell it names, all where it names none."""
    beside = rows.get(notice.row or 0, ())
    named = [row for row in beside if notice.column and notice.cell and row.cell(notice.column) == notice.cell]
    return named or beside


def unexplained(checked: Checked, remarks: Mapping[int, str]) -> list[Notice]:
    """The warnings that nobody has said a word about."""
    return [notice for notice in warnings(checked) if (notice.row or 0) not in remarks]


def remark_keys(table: str, key: str) -> tuple[str, ...]:
    """The keys under which explanations of a row may stand: its own, its library's month, the month of all."""
    parts = key.split("|")
    if table not in {counted.table for counted in COUNTED.values()}:
        return (key,)
    return key, "|".join((*parts[:2], WHOLE)), "|".join((WHOLE, parts[1], WHOLE))


def _of_notice(notice: Notice, rows: Rows, checked: Checked) -> Iterator[str]:
    """A doubt about a library's month as a whole is explained for all its rows."""
    found = rows_meant(notice, rows)
    if not found and notice.id == TOTAL:
        yield from _of_total(notice, checked)
    for row in found:
        if notice.details.get("whole"):
            yield _month_key(row, WHOLE)
        else:
            yield from _keys(row, checked)


def _of_total(notice: Notice, checked: Checked) -> Iterator[str]:
    """The rows above a total and under the one before it; of many libraries the month as a whole."""
    since = int(str(notice.details.get("since", 0)))
    summed = [row for row in checked.rows if since < row.row < (notice.row or 0) and _is_above(notice, row)]
    if checked.kind.id not in COUNTED:
        for row in summed:
            yield from _keys(row, checked)
        return
    alone = len({row.values["library_code"] for row in summed}) == 1
    for row in {row.values["month"]: row for row in summed}.values():
        yield _month_key(row, WHOLE) if alone else _month_key(row, WHOLE, WHOLE)


def _is_above(notice: Notice, row: CheckedRow) -> bool:
    """Whether a row's figure stands in the column of a total: months side by side have a total each."""
    own, total = (row.cell(notice.column) if notice.column else None), notice.cell
    return own is None or total is None or own.rstrip(digits) == total.rstrip(digits)


def _keys(row: CheckedRow, checked: Checked) -> Iterator[str]:
    for record in checked.kind.records(row.values, checked.as_of):
        if record.table == checked.kind.table:
            yield row_key(record.table, coerced(record.table, record.values))


def _month_key(row: CheckedRow, part: str, library: str | None = None) -> str:
    month = row.values["month"]
    day = month.isoformat() if isinstance(month, date) else ""
    return "|".join((library or str(row.values["library_code"]), day, part))
