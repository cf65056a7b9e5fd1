"""Which values does an explanation belong to? A row, a library's whole month, or a month of all that were summed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from dashboard.ingest.checked import Checked, CheckedRow, Notice
from dashboard.ingest.compare import Comparison
from dashboard.ingest.monthly import COUNTED
from dashboard.store.tables.journal import WHOLE

About = tuple[int, str, str]
"""Line of the file, key of the row (or rows) of the kind's table, text."""

TOTAL = "w.total_mismatch"
KEYS = "keys"
"""Where the journal's copy of a warning holds the keys of the values it is about."""
MOST_KEYS = 1000
"""Values that one explanation is kept with."""


def warnings(checked: Checked) -> list[Notice]:
    """What of a file wants an explanation."""
    return [notice for notice in checked.notices if notice.is_warning]


def about(checked: Checked, found: Comparison, remarks: Mapping[int, str]) -> Iterator[About]:
    """The explanations of rows of a file with the keys of the values they are kept with."""
    rows = {row.row: row for row in checked.rows}
    asked: dict[int, list[Notice]] = {}
    for notice in warnings(checked):
        asked.setdefault(notice.row or 0, []).append(notice)
    for number, text in sorted(remarks.items()):
        if number in rows:
            for key in _of_row(rows[number], asked.get(number, ()), checked, found):
                yield rows[number].line, key, text
        else:
            totals = [notice for notice in asked.get(number, ()) if notice.id == TOTAL]
            for key in dict.fromkeys(key for notice in totals for key in _of_total(notice, checked, found)):
                yield totals[0].line or number, key, text


def addressed(checked: Checked, found: Comparison) -> tuple[Notice, ...]:
    """The notices of a file; each warning with the keys of its values, so that it can be explained later."""
    rows = {row.row: row for row in checked.rows}
    return tuple(_addressed(one, rows, checked, found) if one.is_warning else one for one in checked.notices)


def _addressed(notice: Notice, rows: Mapping[int, CheckedRow], checked: Checked, found: Comparison) -> Notice:
    row = rows.get(notice.row or 0)
    if row is not None:
        keys = _of_row(row, (notice,), checked, found)
    else:
        keys = _of_total(notice, checked, found) if notice.id == TOTAL else iter(())
    return replace(notice, details={**notice.details, KEYS: list(islice(dict.fromkeys(keys), MOST_KEYS))})


def unknown_rows(checked: Checked, numbers: Sequence[int]) -> list[int]:
    """Rows that can hold no explanation: the file has no figures there, and no total that was asked about."""
    known = {row.row for row in checked.rows} | {one.row for one in warnings(checked) if one.id == TOTAL}
    return [number for number in numbers if number not in known]


def unexplained(checked: Checked, remarks: Mapping[int, str]) -> list[Notice]:
    """The warnings that nobody has said a word about."""
    return [notice for notice in warnings(checked) if (notice.row or 0) not in remarks]


def remark_keys(table: str, key: str) -> tuple[str, ...]:
    """The keys under which explanations of a row may stand: its own, its library's month, the month of all."""
    parts = key.split("|")
    if table not in {counted.table for counted in COUNTED.values()}:
        return (key,)
    return key, "|".join((*parts[:2], WHOLE)), "|".join((WHOLE, parts[1], WHOLE))


def _of_row(row: CheckedRow, asked: Sequence[Notice], checked: Checked, found: Comparison) -> Iterator[str]:
    """A doubt about a library's month as a whole is explained for all its rows."""
    if any(notice.details.get("whole") for notice in asked):
        yield _month_key(row, WHOLE)
        return
    yield from _keys(row, checked, found)


def _of_total(notice: Notice, checked: Checked, found: Comparison) -> Iterator[str]:
    """The rows above a total and under the one before it; of many libraries the month as a whole."""
    since = int(str(notice.details.get("since", 0)))
    summed = [row for row in checked.rows if since < row.row < (notice.row or 0)]
    if checked.kind.id not in COUNTED:
        for row in summed:
            yield from _keys(row, checked, found)
        return
    alone = len({row.values["library_code"] for row in summed}) == 1
    for row in {row.values["month"]: row for row in summed}.values():
        yield _month_key(row, WHOLE) if alone else _month_key(row, WHOLE, WHOLE)


def _keys(row: CheckedRow, checked: Checked, found: Comparison) -> Iterator[str]:
    yield from (key for table, key in found.keys.get(row.row, ()) if table == checked.kind.table)


def _month_key(row: CheckedRow, part: str, library: str | None = None) -> str:
    month = row.values["month"]
    day = month.isoformat() if isinstance(month, date) else ""
    return "|".join((library or str(row.values["library_code"]), day, part))
