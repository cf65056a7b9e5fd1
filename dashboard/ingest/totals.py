"""How do the totals stay equal to their rows? A batch's months are added up again in its own transaction.

Which months it touched, the journal says: one way for imports, long imports and undos alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Table, and_, delete, func, insert, select
from sqlmodel import Session

from dashboard.ingest.image_sql import image_value
from dashboard.ingest.images import table
from dashboard.store.tables.totals import NOWHERE

CHANGE, VENUE, WRITTEN = table("change"), table("venue"), table("month_written")


@dataclass(frozen=True, slots=True)
class Totals:
    """A monthly table and the table that holds its sums by district and ``part``."""

    rows: Table
    sums: Table
    part: str
    measures: tuple[str, ...]


KEPT = (
    Totals(table("attendance"), table("attendance_total"), "age_group", ("visits",)),
    Totals(table("event_count"), table("event_total"), "event_type", ("events", "participants")),
)


def keep_totals(session: Session, batch_id: int) -> None:
    """Add up again what a batch touched; called in its transaction, after its rows and its journal are written."""
    moved = _moved_to_another_district(session, batch_id)
    for totals in KEPT:
        touched = _months(session, batch_id, totals.rows.name)
        _note(session, batch_id, totals.rows.name, touched)
        for month in {*touched, *(_all_months(session, totals) if moved else ())}:
            _add_up(session, totals, month)


def keep_all_totals(session: Session) -> None:
    """Add up everything anew, whatever the totals say: for a store whose rows did not come through the intake."""
    for totals in KEPT:
        session.execute(delete(WRITTEN).where(WRITTEN.c.table_name == totals.rows.name))
        session.execute(delete(totals.sums))
        newest = select(totals.rows.c.month, func.max(totals.rows.c.batch_id)).group_by(totals.rows.c.month)
        for month, batch_id in session.execute(newest).all():
            _note(session, batch_id, totals.rows.name, [month])
            _add_up(session, totals, month)


def _months(session: Session, batch_id: int, name: str) -> Sequence[date]:
    """The key of a monthly row is ``library|month|part``; the months that a batch touched."""
    of_dialect = func.strpos if session.get_bind().dialect.name == "postgresql" else func.instr
    month = func.substr(CHANGE.c.row_key, of_dialect(CHANGE.c.row_key, "|") + 1, len("2026-10-01"))
    touched = select(month).where(CHANGE.c.batch_id == batch_id, CHANGE.c.table_name == name).distinct()
    return [date.fromisoformat(text) for text in session.execute(touched).scalars()]


def _moved_to_another_district(session: Session, batch_id: int) -> bool:
    before, after = (_district(session, CHANGE.c[side]) for side in ("before", "after"))
    known = and_(CHANGE.c.before.is_not(None), CHANGE.c.after.is_not(None))
    own = and_(CHANGE.c.batch_id == batch_id, CHANGE.c.table_name == VENUE.name, known)
    return session.execute(select(CHANGE.c.id).where(own, before.is_distinct_from(after)).limit(1)).first() is not None


def _district(session: Session, text: ColumnElement[str]) -> ColumnElement[str]:
    return image_value(text, "district_code", VENUE.c.district_code.type, session.get_bind().dialect.name)


def _all_months(session: Session, totals: Totals) -> Sequence[date]:
    return session.execute(select(totals.sums.c.month).distinct()).scalars().all()


def _note(session: Session, batch_id: int, name: str, months: Sequence[date]) -> None:
    if months:
        session.execute(delete(WRITTEN).where(WRITTEN.c.table_name == name, WRITTEN.c.month.in_(months)))
        rows = [{"table_name": name, "month": month, "batch_id": batch_id} for month in months]
        session.execute(insert(WRITTEN), rows)


def _add_up(session: Session, totals: Totals, month: date) -> None:
    rows, district = totals.rows, func.coalesce(VENUE.c.district_code, NOWHERE)
    by = (rows.c.month, district, rows.c[totals.part])
    sums = [func.sum(rows.c[measure]) for measure in totals.measures]
    found = select(*by, *sums).join(VENUE, VENUE.c.code == rows.c.venue_code).where(rows.c.month == month).group_by(*by)
    columns = ["month", "district_code", totals.part, *totals.measures]
    session.execute(delete(totals.sums).where(totals.sums.c.month == month))
    session.execute(insert(totals.sums).from_select(columns, found))
