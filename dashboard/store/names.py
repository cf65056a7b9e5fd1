"""What is it called? Names of districts, venues and projects in three languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, select
from sqlmodel import Session, col

from dashboard.i18n.plain_name import plain_name
from dashboard.store.tables import District, Project, Venue

LANGUAGES = ("kk", "ru", "en")
FULL = tuple(f"name_{language}" for language in LANGUAGES)
SHORT = tuple(f"short_{language}" for language in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Names:
    """Full and short names by language; ``None`` where nobody gave one."""

    full: Mapping[str, str | None]
    short: Mapping[str, str | None]


def names(session: Session) -> Mapping[str, Names]:
    """Names by code: districts, venues, projects (a project is called as its venue)."""
    found = {row[0]: _names(row) for row in session.execute(select(*_columns(District, "code", *FULL)))}
    venues = {row[0]: _names(row) for row in session.execute(select(*_columns(Venue, "code", *FULL, *SHORT)))}
    projects = {row[0]: venues[row[1]] for row in session.execute(select(*_columns(Project, "code", "venue_code")))}
    return MappingProxyType(found | venues | projects)


def _columns(table: type[District | Venue | Project], *names: str) -> list[Any]:
    # Columns, not objects: a country has tens of thousands of venues.
    return [col(getattr(table, name)) for name in names]


def _names(row: Row[Any]) -> Names:
    shown = tuple(map(plain_name, row[1:]))
    full, short = dict(zip(LANGUAGES, shown[: len(FULL)], strict=True)), shown[len(FULL) :]
    return Names(full, dict(zip(LANGUAGES, short, strict=True)) if short else full)
