"""How many libraries work round the clock, of as many as were planned? Counted as of the day, nothing is projected."""

from collections.abc import Iterator

import numpy as np
from sqlalchemy import func, select
from sqlmodel import Session, col

from dashboard.filters import MONTHS, Filters
from dashboard.store.tables import Library, Venue

MEASURE = "libraries_24_7"


def against(session: Session, filters: Filters, plan: float, year: int) -> Iterator[object]:
    """The columns of a plan from ``actual`` on: libraries by now, and how many a month are still needed."""
    finished = filters.last_finished_month
    months = finished.month if finished.year == year else 0
    left, done = MONTHS - months, _counted(session, filters)
    yield from (float(done), months, left, np.nan)
    yield max(plan - done, 0.0) / left if left else np.nan
    yield from (np.nan, np.nan, np.nan, "met" if done >= plan else "unknown")


def _counted(session: Session, filters: Filters) -> int:
    library = col(Library.venue_code)
    chosen = filters.where(library=library, district=col(Venue.district_code))
    statement = select(func.count()).select_from(Library).join(Venue, col(Venue.code) == library)
    return int(session.execute(statement.where(col(Library.open_24_7_since) <= filters.as_of, *chosen)).scalar_one())
