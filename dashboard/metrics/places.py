"""Which places can be chosen?"""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlmodel import Session, col

from dashboard.rules import VenueKind
from dashboard.store.tables import District, Library, Project, Venue


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """Codes in the order of menus: districts; libraries with their district; projects; what guests may visit."""

    districts: tuple[str, ...]
    libraries: tuple[tuple[str, str | None], ...]
    projects: tuple[str, ...]
    guests: tuple[str, ...]


def known_places(session: Session) -> KnownPlaces:
    """All places in the store."""
    libraries = (
        select(col(Library.venue_code), col(Venue.district_code))
        .join(Venue, col(Venue.code) == col(Library.venue_code))
        .order_by(col(Library.venue_code))
    )
    visited = select(col(Project.venue_code)).where(col(Venue.code) == col(Project.venue_code)).exists()
    around_the_clock = col(Venue.code).in_(
        select(col(Library.venue_code)).where(col(Library.open_24_7_since).is_not(None))
    )
    guests = (
        select(col(Venue.code))
        .where(or_(visited & (col(Venue.kind) != VenueKind.LIBRARY.value), around_the_clock))
        .order_by(col(Venue.code))
    )
    return KnownPlaces(
        tuple(session.execute(select(col(District.code)).order_by(col(District.code))).scalars()),
        tuple((code, district) for code, district in session.execute(libraries)),
        tuple(session.execute(select(col(Project.code)).order_by(col(Project.code))).scalars()),
        tuple(session.execute(guests).scalars()),
    )
