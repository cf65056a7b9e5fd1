"""Which places can be chosen?"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.store.tables import District, Library, Project, Venue


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """Codes in the order of menus: districts; libraries with their district; projects."""

    districts: tuple[str, ...]
    libraries: tuple[tuple[str, str | None], ...]
    projects: tuple[str, ...]


def known_places(session: Session) -> KnownPlaces:
    """All places in the store."""
    libraries = (
        select(col(Library.venue_code), col(Venue.district_code))
        .join(Venue, col(Venue.code) == col(Library.venue_code))
        .order_by(col(Library.venue_code))
    )
    return KnownPlaces(
        tuple(session.execute(select(col(District.code)).order_by(col(District.code))).scalars()),
        tuple((code, district) for code, district in session.execute(libraries)),
        tuple(session.execute(select(col(Project.code)).order_by(col(Project.code))).scalars()),
    )
