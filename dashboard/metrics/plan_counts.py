"""How many libraries are there, of as many as were planned? Counted as of the day, and how many the pace brings."""

from collections.abc import Iterator
from datetime import date
from math import ceil

import numpy as np
from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

from dashboard.filters import MONTHS, Filters
from dashboard.store.tables import Library, Venue

ROUND_THE_CLOCK, NEW = "libraries_24_7", "new_libraries"
MEASURES = (ROUND_THE_CLOCK, NEW)
ROUNDING = 1e-9
"""What a whole number may have gained on its way through the inverse of a distribution."""


def against(session: Session, filters: Filters, measure: str, plan: float, ends: int, since: date) -> Iterator[object]:
    """The columns of a plan until the end of a year from ``actual`` on: libraries by now, how many a month are needed.

    New libraries are those opened from ``since`` on; the pace is that of the libraries added since then.
    """
    finished = filters.last_finished_month
    left = (ends - finished.year) * MONTHS + MONTHS - finished.month
    gone = max((finished.year - since.year) * MONTHS + finished.month - since.month + 1, 0)
    done = _counted(session, filters, counted(measure, since, filters.as_of))
    came = _counted(session, filters, added(measure, since, filters.as_of))
    end = [done + more for more in to_come(came, gone, left)]
    yield from (float(done), gone, left)
    yield came / gone if gone else np.nan
    yield max(plan - done, 0.0) / left if left else np.nan
    yield from (*end, standing(done, plan, *end))


def standing(done: float, plan: float, projected: float, low: float, high: float) -> str:
    """How a plan stands, see the states of ``year_plans.plan_and_actual``; NaN where nothing is projected."""
    if done >= plan:
        return "met"
    if np.isnan(projected):
        return "unknown"
    if projected >= plan:
        return "ahead" if low >= plan else "likely"
    return "behind" if high < plan else "unlikely"


def to_come(came: int, gone: int, left: int) -> tuple[float, float, float]:
    """Libraries to come in so many months at the pace of the months gone, and the ends of the 95 % interval.

    They come one by one and rarely: Poisson counts of an unknown rate with Jeffreys' prior, so that the number to come
    is negative binomial with ``came`` + 1/2 successes at odds ``gone`` to ``left``. NaN without a month gone.
    """
    if not gone:
        return np.nan, np.nan, np.nan
    low, high = (float(_quantile(share, came + 0.5, gone / (gone + left))) for share in (0.025, 0.975))
    return float(round(came / gone * left)), low, high


def _quantile(share: float, successes: float, chance: float) -> int:
    """The smallest number that a negative binomial count does not exceed with that probability."""
    from scipy.special import nbdtrik  # slow to import: only who has such a plan waits

    if chance == 1:  # no month is left
        return 0
    return max(ceil(float(nbdtrik(share, successes, chance)) - ROUNDING), 0)


def counted(measure: str, since: date, as_of: date) -> tuple[ColumnElement[bool], ...]:
    """Conditions on ``library``: it counts towards the plan."""
    if measure == ROUND_THE_CLOCK:
        return (col(Library.open_24_7_since) <= as_of,)
    return col(Library.opened_on) >= since, col(Library.opened_on) <= as_of


def added(measure: str, since: date, as_of: date) -> tuple[ColumnElement[bool], ...]:
    """Conditions on ``library``: it was added from that day on."""
    day = col(Library.open_24_7_since if measure == ROUND_THE_CLOCK else Library.opened_on)
    return day >= since, day <= as_of


def _counted(session: Session, filters: Filters, counts: tuple[ColumnElement[bool], ...]) -> int:
    library = col(Library.venue_code)
    chosen = filters.where(library=library, district=col(Venue.district_code))
    statement = select(func.count()).select_from(Library).join(Venue, col(Venue.code) == library)
    return int(session.execute(statement.where(*counts, *chosen)).scalar_one())
