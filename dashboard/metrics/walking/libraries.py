"""Which libraries can be walked to? Those open by the day asked about whose place is known."""

from collections.abc import Mapping

import pandas as pd
from sqlalchemy import ColumnElement, or_, select
from sqlmodel import Session, col

from dashboard.filters import Filters
from dashboard.metrics.frames import CODE, SHARE, frame
from dashboard.metrics.walking import settings
from dashboard.metrics.walking.distances import Points
from dashboard.store.tables import Library, Venue

COLUMNS = {"library": CODE, "district": CODE, "lat": SHARE, "lon": SHARE, "basis": CODE}


def kind_of(filters: Filters) -> str:
    """Which libraries are asked for, see ``settings.KINDS``; the map's other measures mean all."""
    return filters.measure if filters.measure in settings.KINDS else settings.KINDS[0]


def library_places(session: Session, filters: Filters) -> pd.DataFrame:
    """Libraries of that kind, also those closed for a while; NaN where the place is not known.

    Columns: library, district, lat, lon, basis (where the place is known from).
    """
    statement = (
        select(col(Venue.code), col(Venue.district_code), col(Venue.lat), col(Venue.lon), col(Venue.location_basis))
        .join(Library, col(Library.venue_code) == col(Venue.code))
        .where(*_of_kind(filters))
        .order_by(col(Venue.code))
    )
    return frame(session, statement, COLUMNS)


def located(places: pd.DataFrame) -> Points:
    """The places that are known."""
    known = places.dropna(subset=["lat", "lon"])
    return Points(known["lat"].to_numpy(), known["lon"].to_numpy())


def _of_kind(filters: Filters) -> list[ColumnElement[bool]]:
    opened, modernised, around_the_clock = (
        col(column) for column in (Library.opened_on, Library.modernised_on, Library.open_24_7_since)
    )
    kind, day = kind_of(filters), filters.as_of
    counts: Mapping[str, ColumnElement[bool]] = {
        "modernised": modernised <= day,
        "not_modernised": or_(modernised.is_(None), modernised > day),
        "open_24_7": around_the_clock <= day,
        "not_open_24_7": or_(around_the_clock.is_(None), around_the_clock > day),
    }
    return [or_(opened.is_(None), opened <= day), *([counts[kind]] if kind in counts else [])]
