"""What is it called? Names of districts, venues and projects in three languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlmodel import Session, select

from dashboard.store.tables import District, Project, Venue


@dataclass(frozen=True, slots=True)
class Names:
    """Full and short names by language; ``None`` where nobody gave one."""

    full: Mapping[str, str | None]
    short: Mapping[str, str | None]


def names(session: Session) -> Mapping[str, Names]:
    """Names by code: districts, venues, projects (a project is called as its venue)."""
    found = {row.code: _names(row) for row in session.exec(select(District))}
    venues = {row.code: _names(row) for row in session.exec(select(Venue))}
    projects = {row.code: venues[row.venue_code] for row in session.exec(select(Project))}
    return MappingProxyType(found | venues | projects)


def _names(row: District | Venue) -> Names:
    full = {"kk": row.name_kk, "ru": row.name_ru, "en": row.name_en}
    if isinstance(row, District):
        return Names(full, full)
    return Names(full, {"kk": row.short_kk, "ru": row.short_ru, "en": row.short_en})
