"""How many libraries are there, of as many as were planned? Counted as of the day, nothing is projected."""

from collections.abc import Iterator
from datetime import date

import numpy as np
from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

from dashboard.filters import MONTHS, Filters
from dashboard.store.tables import Library, Venue

ROUND_THE_CLOCK, NEW = "libraries_24_7", "new_libraries"
MEASURES = (ROUND_THE_CLOCK, NEW)


def against(session: Session, filters: Filters, measure: str, plan: float, ends: int, since: date) -> Iterator[object]:
    """The columns of a plan until the end of a year from ``actual`` on: libraries by now, how many a month are needed.

    New libraries are those opened from ``since`` on.
    """
    finished = filters.last_finished_month
    left = (ends - finished.year) * MONTHS + MONTHS - finished.month
    done = _counted(session, filters, counted(measure, since, filters.as_of))
    yield from (float(done), max((finished.year - since.year) * MONTHS + finished.month - since.month + 1, 0), left)
    yield np.nan
    yield max(plan - done, 0.0) / left if left else np.nan
    yield from (np.nan, np.nan, np.nan, "met" if done >= plan else "unknown")


def counted(measure: str, since: date, as_of: date) -> tuple[ColumnElement[bool], ...]:
    """Conditions on ``library``: it counts towards the plan."""
    if measure == ROUND_THE_CLOCK:
        return (col(Library.open_24_7_since) <= as_of,)
    return col(Library.opened_on) >= since, col(Library.opened_on) <= as_of


def _counted(session: Session, filters: Filters, counts: tuple[ColumnElement[bool], ...]) -> int:
    library = col(Library.venue_code)
    chosen = filters.where(library=library, district=col(Venue.district_code))
    statement = select(func.count()).select_from(Library).join(Venue, col(Venue.code) == library)
    return int(session.execute(statement.where(*counts, *chosen)).scalar_one())
