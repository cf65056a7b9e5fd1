"""Where will the year end, and is that where it was planned to? Figures so far, projection, plan."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd
from sqlalchemy import and_, or_, select
from sqlmodel import Session, col

from dashboard.filters import MONTHS, Filters, add_months
from dashboard.metrics import monthly_history, plan_counts, reports
from dashboard.metrics.frames import CODE, COUNT, MONTH, SHARE
from dashboard.metrics.projection import Ahead, project
from dashboard.reading import COUNTED_IN, Coverage, with_notes
from dashboard.store.tables import Attendance, EventCount, Target, Venue
from dashboard.store.tables.figures import CITY

MEASURES = (*monthly_history.COUNTED, *plan_counts.MEASURES)
"""Measures that a plan can be set against, in their order; plans of others stand after them."""
PROJECTED = {
    "month": MONTH,
    "kind": CODE,
    "visits": SHARE,
    "low": SHARE,
    "high": SHARE,
    "year_total": SHARE,
    "year_low": SHARE,
    "year_high": SHARE,
}
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


@dataclass(frozen=True, slots=True)
class Year:
    """The figures of a year so far, those of the year before, and the months to come (none: not projected)."""

    history: "pd.Series[float]"
    first: pd.Timestamp
    ahead: tuple[Ahead, ...] = ()
    rest: Ahead | None = None

    @property
    def so_far(self) -> "pd.Series[float]":
        """Finished months of the year."""
        return self.history[self.history.index >= self.first]

    @property
    def done(self) -> float:
        """Their sum."""
        return float(self.so_far.sum())

    def end(self) -> tuple[float, float, float]:
        """The projected total of the year and its interval; NaN where there is none."""
        if self.rest is None:
            known = self.done if len(self.so_far) == MONTHS else np.nan
            return known, known, known
        return self.done + self.rest.value, self.done + self.rest.low, self.done + self.rest.high


def year_end(session: Session, filters: Filters) -> pd.DataFrame:
    """Visits of last year and this one, month by month, and a projection of the months to come until December.

    The newest finished month of which at least nine in ten reports came is the last actual one. The beginning of the
    period does not count.

    Grain: month, oldest first; empty where nothing can be projected.

    Columns:
        month (datetime64[s]): first day of the month.
        kind (str): actual or projected.
        visits (float64): entries counted, or to be expected.
        low, high (float64): ends of the 95 % interval of a projected month.
        year_total (float64): sum since January.
        year_low, year_high (float64): ends of the 95 % interval of the year's total, in its last month.

    Notes: ``coverage`` of the months since January; ``reports_by_month``.

    Source: table ``attendance``.
    """
    year = _year(session, "visits", filters)
    rows = list(_rows(year)) if year and year.ahead else []
    made = pd.DataFrame.from_records(rows, columns=list(PROJECTED)[:5])
    made = made.reindex(columns=list(PROJECTED)).astype(PROJECTED)
    made["year_total"] = made.groupby(made["month"].dt.year)["visits"].cumsum()
    if year and rows:
        made.loc[made.index[-1], ["year_low", "year_high"]] = year.end()[1:]
    return with_notes(
        made,
        coverage=_reported(session, filters, year, Attendance) if year and rows else None,
        reports_by_month=reports.by_month(reports.report_counts(session, filters.all_time())),
    )


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

    Notes: ``reports``: coverage of the finished months by measure, of plans of the city.

    A plan that was announced after the day asked about does not exist yet.

    Source: tables ``target``, ``attendance``, ``event_count``, ``library``.
    """
    plans = _plans(session, filters)
    rows = [(*plan[:4], *_compared(session, filters, *plan)) for plan in plans]
    made = pd.DataFrame.from_records(rows, columns=list(PLANNED)).astype(PLANNED)
    return with_notes(made, reports=_of_the_city(session, filters, {plan[0] for plan in plans if plan[1] == CITY}))


def _of_the_city(session: Session, filters: Filters, measures: set[str]) -> dict[str, Coverage]:
    """The reports that the city's totals rest on, by what was planned."""
    own, found = replace(filters, age_groups=()), dict[str, Coverage]()
    for measure in sorted(measures & COUNTED_IN.keys()):
        year = _year(session, measure, own)
        table = Attendance if COUNTED_IN[measure] == "attendance" else EventCount
        covered = _reported(session, own, year, table) if year else None
        found |= {measure: covered} if covered else {}
    return found


def _reported(session: Session, filters: Filters, year: Year, table: reports.Table) -> Coverage | None:
    """The reports of the year's finished months."""
    if year.so_far.empty:
        return None
    span = (year.first.date(), year.history.index[-1].date())
    return reports.coverage(reports.report_counts(session, filters.all_time(), table), span)


def _compared(
    session: Session, filters: Filters, measure: str, scope: str, year: int, plan: float, announced: date | None
) -> Iterator[object]:
    """The columns of a plan from ``actual`` on."""
    own = replace(filters, age_groups=(), libraries=() if scope == CITY else (scope,))
    this_year = add_months(filters.last_finished_month, 1).year
    if measure in plan_counts.MEASURES:
        since = announced if announced and year > this_year else date(this_year, 1, 1)
        return plan_counts.against(session, own, measure, plan, year, since)
    figures = _year(session, measure, own) if measure in monthly_history.COUNTED else None
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


def _rows(year: Year) -> Iterator[tuple[object, ...]]:
    for month, visits in year.history[year.history.index >= year.first - pd.DateOffset(years=1)].items():
        yield month, "actual", visits, np.nan, np.nan
    start = year.history.index[-1]
    for number, ahead in enumerate(year.ahead, start=1):
        yield start + pd.DateOffset(months=number), "projected", ahead.value, ahead.low, ahead.high


def _year(session: Session, measure: str, filters: Filters) -> Year | None:
    history = monthly_history.history(session, measure, filters.all_time())
    if history is None:
        return None
    to_come = history.index[-1] + pd.DateOffset(months=1)
    first = pd.Timestamp(to_come.year, 1, 1)
    found = project(history, MONTHS + 1 - to_come.month)
    return Year(history, first, tuple(found[0]), found[1]) if found else Year(history, first)
