"""What of a file looks unlikely beside the store? Each finding is a warning that wants an explanation."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from sqlmodel import Session

from dashboard.filters import MONTHS, add_months
from dashboard.ingest import limits
from dashboard.ingest.checked import Checked, CheckedRow, Notice
from dashboard.ingest.earlier import far_from_earlier
from dashboard.ingest.likely import Doubt, Past, doubt
from dashboard.ingest.monthly import COUNTED, Counted, Slot, brought, closed, rows_of, stored
from dashboard.ingest.overlaps import overlapping_stored
from dashboard.ingest.progress import fallen


def with_warnings(session: Session, checked: Checked, *, again: bool = False) -> Checked:
    """The file with a warning for everything that the store makes unlikely; ``again``: also for what stands there.

    Months of visits and events are set beside last month and the same month a year ago, plans beside the year
    before, residents beside the count before, closures beside those for the same reason. Of the seeded figures of 26
    libraries a month since mid-2023 is asked about 0.5 times for visits and once for events
    (``tests/bench/plausibility.py``).
    """
    if not checked.accepted or not checked.rows:
        return checked
    counted = COUNTED.get(checked.kind.id)
    found = _monthly(session, checked, counted, again=again) if counted else _others(session, checked)
    notices = tuple(_limited(found))
    return replace(checked, notices=(*checked.notices, *notices)) if notices else checked


def _others(session: Session, checked: Checked) -> Iterator[Notice]:
    yield from far_from_earlier(session, checked)
    yield from overlapping_stored(session, checked)
    yield from fallen(session, checked)


def _limited(found: Iterator[Notice]) -> Iterator[Notice]:
    counts: Counter[str] = Counter()
    for notice in found:
        counts[notice.id] += 1
        if counts[notice.id] <= limits.MAX_NOTICES_EACH:
            yield notice


def _monthly(session: Session, checked: Checked, counted: Counted, *, again: bool) -> Iterator[Notice]:
    came = brought(checked.rows, counted)
    held = stored(session, came, counted)
    known = {slot: {**held.get(slot, {}), **came.get(slot, {})} for slot in {*held, *came}}
    rows, shut = rows_of(checked.rows), closed(session, {library for library, _ in came})
    for slot in sorted(came):
        if known[slot] == held.get(slot) and not again:
            continue  # it stands in the store already: it was asked about when it came
        if slot in shut.partly:
            found = _though_closed(slot, known, counted) if slot in shut.wholly else None
        else:
            past = (None if before in shut.partly else known.get(before) for before in _before(slot))
            found = doubt(known[slot], Past(*past), counted.measures)
        if found:
            yield _notice(found, rows[slot], counted)
        yield from _empty(rows[slot], counted)


def _before(slot: Slot) -> Iterator[Slot]:
    """Last month, the same month a year ago, and the month before that."""
    library, month = slot
    return ((library, add_months(month, -back)) for back in (1, MONTHS, MONTHS + 1))


def _though_closed(slot: Slot, known: dict[Slot, dict[str, tuple[int, ...]]], counted: Counted) -> Doubt | None:
    total = sum(values[0] for values in known[slot].values())
    return Doubt("w.open_while_closed", next(iter(counted.measures.least)), None, {"total": total}) if total else None


def _empty(rows: list[CheckedRow], counted: Counted) -> Iterator[Notice]:
    """Events to which nobody came: most often the participants were forgotten."""
    if "participants" in counted.measures.least:
        for row in rows:
            if row.values["events"] and not row.values["participants"]:
                words = {"events": str(row.values["events"])}
                where = (row.row, row.line, "participants", row.cell("participants"))
                yield Notice("w.events_without_participants", *where, "0", "0", words)


def _notice(found: Doubt, rows: list[CheckedRow], counted: Counted) -> Notice:
    """At the row it is about: that of the part, else the one with most."""
    about = [row for row in rows if found.part in (None, row.values[counted.part])] or rows
    row = max(about, key=lambda one: int(str(one.values[found.measure])))
    value = str(found.words.get("total", row.values[found.measure]))
    words = {**found.words, "whole": True} if found.part is None else found.words
    where = (row.row, row.line, found.measure, row.cell(found.measure))
    return Notice(found.code, *where, value, value, words)
