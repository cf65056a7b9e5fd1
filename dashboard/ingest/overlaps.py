"""Is a library closed twice on one day for one reason? Closures of a file beside those in the store."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.ingest.checked import Checked, CheckedRow, Notice
from dashboard.store.tables import Closure


def overlapping_stored(session: Session, checked: Checked) -> Iterator[Notice]:
    """A warning for each closure of the file that overlaps another one of the store; none for other kinds.

    One that begins on the same day is the same closure: it is changed, and that is shown as a change.
    """
    if checked.kind.table != "closure":
        return
    brought = {(code, start, reason) for code, start, reason, _ in map(_said, checked.rows)}
    libraries = {code for code, *_ in brought}
    held = [
        closure
        for closure in session.execute(select(Closure).where(col(Closure.venue_code).in_(libraries))).scalars()
        if (closure.venue_code, closure.starts_on, closure.reason) not in brought
    ]
    for row in checked.rows:
        code, start, reason, end = _said(row)
        for one in held:
            alike = one.venue_code == code and one.reason == reason
            if alike and one.starts_on <= end and start <= (one.ends_on or date.max):
                yield _overlap(row, one)


def _said(row: CheckedRow) -> tuple[str, date, str, date]:
    start, end = row.values["starts_on"], row.values["ends_on"]
    if not isinstance(start, date):
        raise TypeError("a checked closure has its first day")
    return str(row.values["library_code"]), start, str(row.values["reason"]), end if isinstance(end, date) else date.max


def _overlap(row: CheckedRow, held: Closure) -> Notice:
    span = f"{held.starts_on:%d.%m.%Y} – {held.ends_on:%d.%m.%Y}" if held.ends_on else f"{held.starts_on:%d.%m.%Y} – …"
    value = str(row.values["starts_on"])
    where = (row.row, row.line, "starts_on", row.cell("starts_on"))
    return Notice("w.overlaps_stored", *where, value, value, {"span": span})
