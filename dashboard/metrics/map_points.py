"""Which points does the map show? Libraries with their month, projects with their status."""

from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, Subquery, case, func, select
from sqlmodel import Session, col

from dashboard.filters import Filters, add_months
from dashboard.metrics import coverage, projects
from dashboard.metrics.frames import CODE, MONTH, SHARE, frame
from dashboard.store.tables import Attendance, EventCount, Library, Project, Venue

PLACE = {"lat": SHARE, "lon": SHARE, "basis": CODE, "precision_m": SHARE}
"""Columns of a point; empty where nobody knows the place."""


def month_of(session: Session, filters: Filters) -> date:
    """The month the map shows: the chosen one, else the newest finished one with figures."""
    return filters.month or coverage.latest_month(session, filters) or filters.last_finished_month


def months_with_visits(session: Session, filters: Filters) -> tuple[date, ...]:
    """Finished months in which any library reported visits, oldest first: the steps of the month slider."""
    month = col(Attendance.month)
    statement = select(month).where(month <= filters.last_finished_month).distinct().order_by(month)
    return tuple(session.execute(statement).scalars())


def libraries_on_map(session: Session, filters: Filters) -> pd.DataFrame:
    """Every library of the selection with its place, its state in the month, its visits and events.

    Grain: library, most visits first; libraries without a known place are there too.

    Columns:
        library, district (str): codes.
        month (datetime64[s]): the month shown.
        state (str): ``reported``, ``missing``, ``closed`` (the whole month) or ``not_open`` (yet).
        visits (float64): entries of the chosen age groups in the month; NaN without a report.
        events, participants (float64): in the month, all ages; NaN without a report.
        lat, lon (float64, degrees WGS 84): NaN where the place is not known.
        basis (str): where the coordinates come from, see ``rules.LocationBasis``.
        precision_m (float64, metres).

    Source: tables ``library``, ``venue``, ``attendance``, ``event_count``, ``closure``.
    """
    month = month_of(session, filters)
    visits, events = _visits(month, filters), _events(month)
    code, venue = col(Library.venue_code), Venue
    statement = (
        select(code, col(venue.district_code), _state(month), visits.c.visits, events.c.events, events.c.participants)
        .add_columns(col(venue.lat), col(venue.lon), col(venue.location_basis), col(venue.precision_m))
        .join(venue, col(venue.code) == code)
        .outerjoin(visits, visits.c.code == code)
        .outerjoin(events, events.c.code == code)
        .where(*filters.where(library=code, district=col(venue.district_code)))
        .order_by(code)
    )
    counts = {"visits": SHARE, "events": SHARE, "participants": SHARE}
    found = frame(session, statement, {"library": CODE, "district": CODE, "state": CODE, **counts, **PLACE})
    found.insert(2, "month", pd.Series([month] * len(found), index=found.index, dtype=MONTH))
    return found.sort_values("visits", ascending=False, kind="stable", ignore_index=True)


def projects_on_map(session: Session, filters: Filters) -> pd.DataFrame:
    """Every project of the selection with its place and status.

    Grain: project, in the order of codes; projects without a known place are there too.

    Columns:
        project, district, project_kind (str): codes.
        status (str): see ``rules.Status``. override (str): a person's status beside it, while it holds.
        lat, lon, basis, precision_m: as for libraries.

    Source: tables ``project``, ``venue``, ``milestone_report``.
    """
    venue = Venue
    statement = (
        select(col(Project.code), col(venue.district_code), col(Project.kind))
        .add_columns(col(venue.lat), col(venue.lon), col(venue.location_basis), col(venue.precision_m))
        .join(venue, col(venue.code) == col(Project.venue_code))
        .where(*filters.where(district=col(venue.district_code)))
        .order_by(col(Project.code))
    )
    found = frame(session, statement, {"project": CODE, "district": CODE, "project_kind": CODE, **PLACE})
    known = projects.status(session, filters).set_index("project")[["status", "override"]]
    known = known.reindex(found["project"]).fillna({"status": "unknown"})
    for place, name in enumerate(known.columns, start=3):
        found.insert(place, name, known[name].to_numpy())
    return found.astype({"status": CODE, "override": CODE})


def _visits(month: date, filters: Filters) -> Subquery:
    return (
        select(col(Attendance.venue_code).label("code"), func.sum(col(Attendance.visits)).label("visits"))
        .where(col(Attendance.month) == month, *filters.where(age_group=col(Attendance.age_group)))
        .group_by(col(Attendance.venue_code))
        .subquery()
    )


def _events(month: date) -> Subquery:
    return (
        select(
            col(EventCount.venue_code).label("code"),
            func.sum(col(EventCount.events)).label("events"),
            func.sum(col(EventCount.participants)).label("participants"),
        )
        .where(col(EventCount.month) == month)
        .group_by(col(EventCount.venue_code))
        .subquery()
    )


def _state(month: date) -> ColumnElement[str]:
    sent = select(col(Attendance.venue_code)).where(col(Attendance.month) == month)
    return case(
        (col(Library.venue_code).in_(sent), "reported"),
        (coverage.open_in(month), "missing"),
        (col(Library.opened_on) >= add_months(month, 1), "not_open"),
        else_="closed",
    )
