"""Will the year end where it was planned to? Plans beside the figures so far and the projection."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
from sqlalchemy import and_, or_, select
from sqlmodel import Session, col

from dashboard.filters import MONTHS, Filters, add_months
from dashboard.metrics import monthly_history, plan_counts
from dashboard.metrics.frames import CODE, COUNT, SHARE
from dashboard.metrics.year_end import Year, reported, year_of
from dashboard.reading import COUNTED_IN, Coverage, with_notes
from dashboard.store.tables import Attendance, EventCount, Target, Venue
from dashboard.store.tables.figures import CITY

MEASURES = (*monthly_history.COUNTED, *plan_counts.MEASURES)
"""Measures that a plan can be set against, in their order; plans of others stand after them."""
PLANNED = {
    "measure": CODE,
    "scope": CODE,
    "year": COUNT,
    "plan": SHARE,
    "actual": SHARE,
    "months_done": COUNT,
    "months_left": COUNT,
    "pace": SHARE,
    "pace_needed": SHARE,
    "projected": SHARE,
    "low": SHARE,
    "high": SHARE,
    "state": CODE,
}


def plan_and_actual(session: Session, filters: Filters) -> pd.DataFrame:
    """Planned figures of the year against those so far, the pace needed, and where the year will probably end.

    The whole city's plans stand here while no district or library is chosen; plans of libraries follow the choice.
    Figures are of all ages: so are the plans.

    Grain: measure × scope that has a plan for the year; new libraries also by a later year.

    Columns:
        measure (str): visits, events, participants, libraries_24_7, new_libraries, or whatever else was planned.
            scope (str): city, or the library's code.
        year (int64): of the first month that is not finished; of new libraries the one by which they are promised.
        plan, actual (float64): for the year; in its finished months. New libraries: opened since the year began, or
            since a plan for a later year was announced. Missing where nothing in the store tells.
        months_done, months_left (int64).
        pace, pace_needed (float64): a month so far; a month from now on, to meet the plan.
        projected, low, high (float64): the year's total and its 95 % interval, see ``projection``.
            Libraries are counted as of the day; what is to come of them, see ``plan_counts.to_come``.
        state (str): met; ahead or behind (the whole interval lies on that side); likely or unlikely (the projection
            does, the interval holds the plan); unknown (nothing can be projected); no_data (nothing was reported).

    Notes: ``reports``: coverage of the finished months by measure, of plans of the city; ``of_the_city``: the places
    chosen have no plan of their own, the city has one.

    A plan that was announced after the day asked about does not exist yet.

    Source: tables ``target``, ``attendance``, ``event_count``, ``library``.
    """
    plans = _plans(session, filters)
    rows = [(*plan[:4], *_compared(session, filters, *plan)) for plan in plans]
    made = pd.DataFrame.from_records(rows, columns=list(PLANNED)).astype(PLANNED)
    return with_notes(
        made,
        reports=_reports(session, filters, {plan[0] for plan in plans if plan[1] == CITY}),
        of_the_city=not plans and _city_has_one(session, filters),
    )


def _city_has_one(session: Session, filters: Filters) -> bool:
    everywhere = replace(filters, districts=(), libraries=())
    return everywhere != filters and any(plan[1] == CITY for plan in _plans(session, everywhere))


def _reports(session: Session, filters: Filters, measures: set[str]) -> dict[str, Coverage]:
    """The reports that the city's totals rest on, by what was planned."""
    own, found = replace(filters, age_groups=()), dict[str, Coverage]()
    for measure in sorted(measures & COUNTED_IN.keys()):
        year = year_of(session, measure, own)
        table = Attendance if COUNTED_IN[measure] == "attendance" else EventCount
        covered = reported(session, own, year, table) if year else None
        found |= {measure: covered} if covered else {}
    return found


def _compared(
    session: Session, filters: Filters, measure: str, scope: str, year: int, plan: float, announced: date | None
) -> Iterator[object]:
    """The columns of a plan from ``actual`` on."""
    own = replace(filters, age_groups=(), libraries=() if scope == CITY else (scope,))
    this_year = add_months(filters.last_finished_month, 1).year
    if measure in plan_counts.MEASURES:
        since = announced if announced and year > this_year else date(this_year, 1, 1)
        return plan_counts.against(session, own, measure, plan, year, since)
    figures = year_of(session, measure, own) if measure in monthly_history.COUNTED else None
    if figures and figures.first.year == year:
        return _against(figures, plan)
    done = add_months(filters.last_finished_month, 1).month - 1
    return iter((np.nan, done, MONTHS - done, *[np.nan] * 5, "no_data"))


def _plans(session: Session, filters: Filters) -> list[tuple[str, str, int, float, date | None]]:
    scope, measure, said = col(Target.scope), col(Target.measure), col(Target.reported_on)
    year = add_months(filters.last_finished_month, 1).year
    in_choice = select(col(Venue.code)).where(
        *filters.where(library=col(Venue.code), district=col(Venue.district_code))
    )
    wanted = scope.in_(in_choice) if filters.libraries or filters.districts else (scope == CITY) | scope.in_(in_choice)
    in_force = or_(
        col(Target.year) == year,
        and_(measure == plan_counts.NEW, col(Target.year) > year),
    )
    known = or_(said.is_(None), said <= filters.as_of)
    statement = select(measure, scope, col(Target.year), col(Target.value), said).where(
        in_force, known, col(Target.value) > 0, wanted
    )
    found = [tuple(row) for row in session.execute(statement)]
    return sorted(found, key=lambda plan: (plan[1] != CITY, *_order(plan[0]), plan[1], plan[2]))


def _order(measure: str) -> tuple[int, str]:
    return (MEASURES.index(measure), "") if measure in MEASURES else (len(MEASURES), measure)


def _against(figures: Year, plan: float) -> Iterator[object]:
    months = len(figures.so_far)
    left = MONTHS - months
    projected, low, high = figures.end()
    missing = max(plan - figures.done, 0.0)
    yield from (figures.done, months, left)
    yield figures.done / months if months else np.nan
    yield missing / left if left else np.nan
    yield from (projected, low, high, plan_counts.standing(figures.done, plan, projected, low, high))
