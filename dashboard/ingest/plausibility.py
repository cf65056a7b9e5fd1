"""Is it likely? A month of visits beside what the store knows of the same library: a warning wants an explanation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from statistics import median

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard import rules
from dashboard.filters import MONTHS, add_months
from dashboard.ingest.checked import Checked, CheckedRow, Notice
from dashboard.store.tables import Attendance, Closure

Slot = tuple[str, date]
"""A library and a month."""

Groups = dict[str, int]
"""Visits by age group."""

FEWEST_MONTHS = 3
"""Of fewer months nothing is usual yet."""
FEWEST_VISITS = 50
"""Small numbers double by chance."""


def with_warnings(session: Session, checked: Checked) -> Checked:
    """The file with a warning for every month of visits that the store makes unlikely."""
    if checked.kind.id != "attendance" or not checked.accepted or not checked.rows:
        return checked
    return replace(checked, notices=(*checked.notices, *_warnings(session, checked.rows)))


def _warnings(session: Session, rows: Sequence[CheckedRow]) -> Iterator[Notice]:
    brought, largest = _brought(rows)
    stored = _stored(session, brought)
    known = {slot: dict(stored.get(slot, {})) | brought.get(slot, {}) for slot in {*stored, *brought}}
    shut = _shut(session, {library for library, _ in brought})
    for slot in sorted(brought):
        if known[slot] != stored.get(slot) and slot not in shut:
            found = _unlikely(slot, known)
            if found:
                row = largest[slot]
                total = str(sum(known[slot].values()))
                yield Notice(found[0], row.row, row.line, "visits", before=total, after=total, details=found[1])


def _brought(rows: Sequence[CheckedRow]) -> tuple[dict[Slot, Groups], dict[Slot, CheckedRow]]:
    """Visits of the file by library and month, and the row that most of them stand in."""
    groups: dict[Slot, Groups] = {}
    largest: dict[Slot, CheckedRow] = {}
    for row in rows:
        library, month, group = (row.values[name] for name in ("library_code", "month", "age_group"))
        if isinstance(month, date):
            slot = (str(library), month)
            visits = int(str(row.values["visits"]))
            if visits > max(groups.get(slot, {}).values(), default=-1):
                largest[slot] = row
            groups.setdefault(slot, {})[str(group)] = visits
    return groups, largest


def _stored(session: Session, brought: Mapping[Slot, Groups]) -> dict[Slot, Groups]:
    """What the store holds of these libraries, from a year before the first month brought."""
    libraries, months = {library for library, _ in brought}, [month for _, month in brought]
    library, month = col(Attendance.venue_code), col(Attendance.month)
    wanted = select(library, month, col(Attendance.age_group), col(Attendance.visits)).where(
        library.in_(libraries), month >= add_months(min(months), -MONTHS), month <= max(months)
    )
    found: dict[Slot, Groups] = {}
    for code, day, group, visits in session.execute(wanted):
        found.setdefault((code, day), {})[group] = visits
    return found


def _shut(session: Session, libraries: set[str]) -> set[Slot]:
    """Months with days closed: they have their reason."""
    found: set[Slot] = set()
    closed = select(Closure).where(col(Closure.venue_code).in_(libraries))
    for closure in session.execute(closed).scalars():
        month, end = closure.starts_on.replace(day=1), closure.ends_on or date(rules.OLDEST_MONTH.year + 30, 1, 1)
        while month <= end:
            found.add((closure.venue_code, month))
            month = add_months(month, 1)
    return found


def _unlikely(slot: Slot, known: Mapping[Slot, Groups]) -> tuple[str, dict[str, object]] | None:
    """The warning for a month and the figures it names; None where all is as expected."""
    library, month = slot
    groups, before = known[slot], known.get((library, add_months(month, -1)))
    total, usual = sum(groups.values()), _usual(slot, known)
    if usual is None or usual < FEWEST_VISITS:
        return None
    if groups == before and total:
        return "w.same_as_last_month", {}
    if not total:
        return "w.no_visits", {"base": usual}
    year_ago = sum(known.get((library, add_months(month, -MONTHS)), {}).values())
    words: dict[str, object] = {"total": total, "base": year_ago or usual}
    if year_ago and _far(total, year_ago, rules.UNUSUAL_RATIO) and _far(total, usual, rules.UNUSUAL_FROM_USUAL):
        return "w.far_from_last_year", words
    if not year_ago and _far(total, usual, rules.UNUSUAL_RATIO):
        return "w.far_from_usual", words
    return None


def _usual(slot: Slot, known: Mapping[Slot, Groups]) -> int | None:
    library, month = slot
    earlier = [known.get((library, add_months(month, -back))) for back in range(1, MONTHS + 1)]
    totals = [sum(groups.values()) for groups in earlier if groups]
    return int(median(totals)) if len(totals) >= FEWEST_MONTHS else None


def _far(value: int, base: int, times: float) -> bool:
    return value >= times * base or value * times <= base
