"""Where do people come more often? Visits against the residents of a district."""

from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import and_, func, select
from sqlmodel import Session, col

from dashboard.filters import Filters
from dashboard.metrics import reports
from dashboard.metrics.frames import CODE, COUNT, SHARE, frame
from dashboard.metrics.sums import visits
from dashboard.reading import with_notes
from dashboard.store.tables import Attendance, Population, Venue

ALL_AGES = "all"
PER = 1000
COLUMNS = {"district": CODE, "visits": COUNT, "residents": COUNT, "visits_per_1000": SHARE}


def visits_per_1000(session: Session, filters: Filters) -> pd.DataFrame:
    """Visits of the last twelve finished months per 1 000 residents of a district, most first.

    The period sets only where the twelve months end; the choice of libraries is left aside (the residents are the
    district's). Libraries whose district is not known are left out. Residents are of all ages, at the newest
    date published.

    Grain: district with visits and published residents.

    Columns:
        district (str): code.
        visits (int64): in the twelve months, entries counted, not persons.
        residents (int64): of all ages.
        visits_per_1000 (float64): visits / residents × 1 000.

    Notes: ``city``: the same figure for all districts together, whatever districts are chosen; ``left_out``: number
    of libraries with visits but no district; ``coverage`` of the twelve months in the whole city,
    ``reports_by_district``; ``months`` with figures; ``population_on``: the date of the residents; ``own``: the
    district that is spoken of, with its ``place`` among all ``districts``.

    Source: tables ``attendance``, ``population``.
    """
    city = Filters(filters.as_of, end=filters.end, age_groups=filters.age_groups)
    span = reports.last_year(session, city)
    if span is None:
        return pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
    districts = _with_residents(session, city, span)
    chosen = districts[districts["district"].isin(filters.districts)] if filters.districts else districts
    notes = _notes(session, city, span)
    total, residents = districts["visits"].sum(), districts["residents"].sum()
    notes["city"] = float(total / residents * PER) if residents else None
    notes |= _own(chosen, districts, filters.district_spoken_of)
    return with_notes(chosen.reset_index(drop=True), **notes)


def _own(chosen: pd.DataFrame, districts: pd.DataFrame, own: str | None) -> dict[str, Any]:
    """The district that is spoken of and its place; nothing where its figure is not known."""
    figures = districts.set_index("district")["visits_per_1000"]
    if own is None or own not in set(chosen["district"]):
        return {}
    place = 1 + int((figures > figures[own]).sum())
    return {"own": own, "place": place, "districts": len(figures)}


def _with_residents(session: Session, city: Filters, span: reports.Span) -> pd.DataFrame:
    counted = frame(session, visits(city, "district", span=span), {"district": CODE, "visits": COUNT})
    found = counted.dropna(subset="district").merge(_residents(session, city.as_of), on="district")
    found["visits_per_1000"] = found["visits"] / found["residents"] * PER
    return found.sort_values(["visits_per_1000", "district"], ascending=[False, True]).astype(COLUMNS)


def _residents(session: Session, on: date) -> pd.DataFrame:
    month, district = col(Population.month), col(Population.district_code)
    known = and_(month <= on, col(Population.age_group) == ALL_AGES)
    newest = select(district.label("place"), func.max(month).label("newest")).where(known).group_by(district).subquery()
    statement = (
        select(district, col(Population.residents))
        .join(newest, and_(district == newest.c.place, month == newest.c.newest))
        .where(known, col(Population.residents) > 0)
    )
    return frame(session, statement, {"district": CODE, "residents": COUNT})


def _notes(session: Session, city: Filters, span: reports.Span) -> dict[str, Any]:
    month, library = col(Attendance.month), col(Attendance.venue_code)
    nowhere = (
        select(func.count(library.distinct()))
        .join(Venue, col(Venue.code) == library)
        .where(month.between(*span), col(Venue.district_code).is_(None))
    )
    on = select(func.max(col(Population.month))).where(col(Population.month) <= city.as_of)
    counts = reports.report_counts(session, city)
    shown = counts.index[counts["reported"] > 0]
    return {
        "left_out": session.execute(nowhere).scalar_one(),
        "population_on": session.execute(on).scalar(),
        "coverage": reports.coverage(counts, span),
        "reports_by_district": reports.by_district(session, span),
        "months": int(((shown >= pd.Timestamp(span[0])) & (shown <= pd.Timestamp(span[1]))).sum()),
    }
