"""How well is a district served? Visits per 1 000 residents, residents per library."""

from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Select, Subquery, case, func, or_, select
from sqlmodel import Session, col

from dashboard.filters import Filters, add_months
from dashboard.metrics import reports
from dashboard.metrics.frames import CODE, MONTH, SHARE, frame
from dashboard.metrics.map_points import month_of
from dashboard.reading import with_notes
from dashboard.store.tables import Attendance, District, Library, Population, Venue

PER = 1000
COUNTS = ("residents", "libraries", "reported", "visits")


def districts_on_map(session: Session, filters: Filters) -> pd.DataFrame:
    """Every district of the selection: residents, libraries, visits in the month.

    A choice of libraries does not narrow this: the visits of one library over all residents would mean nothing.

    Grain: district that has residents or libraries, most residents per library first.

    Columns:
        district (str): code.
        month (datetime64[s]): the month shown.
        residents (float64, persons): all ages, newest figure not later than the month, else the oldest there is.
        residents_on (datetime64[s]): the month of that figure.
        libraries (float64): libraries opened by the end of the month.
        reported (float64): those of them that reported visits.
        visits (float64): entries of the chosen age groups in the month; NaN where nobody reported.
        visits_per_1000 (float64): visits per 1 000 residents of all ages, one decimal.
        residents_per_library (float64, persons): whole; NaN where there is no library.
        lat, lon (float64): where the name of the district is written.

    Notes: ``reports_by_district``.

    Source: tables ``district``, ``population``, ``library``, ``attendance``.
    """
    month = month_of(session, filters)
    columns = {"district": CODE, "residents": SHARE, "residents_on": MONTH, "libraries": SHARE, "reported": SHARE}
    found = frame(session, _statement(month, filters), columns | {"visits": SHARE, "lat": SHARE, "lon": SHARE})
    found["libraries"] = found["libraries"].fillna(0)
    found["reported"] = found["reported"].fillna(0)
    found.insert(1, "month", pd.Series([month] * len(found), index=found.index, dtype=MONTH))
    per_library = (found["residents"] / found["libraries"]).where(found["libraries"] > 0)
    found.insert(7, "visits_per_1000", (found["visits"] * PER / found["residents"]).round(1))
    found.insert(8, "residents_per_library", per_library.round())
    ordered = found.sort_values("residents_per_library", ascending=False, ignore_index=True)
    return with_notes(ordered, reports_by_district=reports.by_district(session, (month, month)))


def _statement(month: date, filters: Filters) -> Select[Any]:
    people, places, visits = _residents(month), _libraries(month), _visits(month, filters)
    code = col(District.code)
    return (
        select(code, people.c.residents, people.c.month, places.c.libraries, visits.c.reported, visits.c.visits)
        .add_columns(col(District.label_lat), col(District.label_lon))
        .outerjoin(people, people.c.district == code)
        .outerjoin(places, places.c.district == code)
        .outerjoin(visits, visits.c.district == code)
        .where(*filters.where(district=code), or_(people.c.residents.is_not(None), places.c.libraries > 0))
        .order_by(code)
    )


def _residents(month: date) -> Subquery:
    when, district = col(Population.month), col(Population.district_code)
    newest_until = func.max(case((when <= month, when)))
    chosen = (
        select(district.label("district"), func.coalesce(newest_until, func.min(when)).label("month"))
        .where(col(Population.age_group) == "all")
        .group_by(district)
        .subquery()
    )
    return (
        select(district.label("district"), when.label("month"), col(Population.residents).label("residents"))
        .join(chosen, (chosen.c.district == district) & (chosen.c.month == when))
        .where(col(Population.age_group) == "all")
        .subquery()
    )


def _libraries(month: date) -> Subquery:
    opened = col(Library.opened_on)
    return (
        select(col(Venue.district_code).label("district"), func.count().label("libraries"))
        .select_from(Library)
        .join(Venue, col(Venue.code) == col(Library.venue_code))
        .where(or_(opened.is_(None), opened < add_months(month, 1)))
        .group_by(col(Venue.district_code))
        .subquery()
    )


def _visits(month: date, filters: Filters) -> Subquery:
    return (
        select(
            col(Venue.district_code).label("district"),
            func.count(col(Attendance.venue_code).distinct()).label("reported"),
            func.sum(col(Attendance.visits)).label("visits"),
        )
        .join(Venue, col(Venue.code) == col(Attendance.venue_code))
        .where(col(Attendance.month) == month, *filters.where(age_group=col(Attendance.age_group)))
        .group_by(col(Venue.district_code))
        .subquery()
    )
