"""Which codes may a file use? Those of the store, or of an operator's list."""

import json
from collections.abc import Mapping
from datetime import date

from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from dashboard import rules
from dashboard.ingest.kind import Known
from dashboard.ingest.limits import OLDEST_LISTED_MONTH
from dashboard.store.names import LANGUAGES
from dashboard.store.tables import District, Library, Milestone, Project, Venue


def known(session: Session) -> Known:
    """The codes of the store; the milestones of the trade are known from the start."""
    return Known(
        library_codes=frozenset(session.exec(select(Library.venue_code))),
        project_codes=frozenset(session.exec(select(Project.code))),
        milestone_codes=frozenset(session.exec(select(Milestone.code))) | frozenset(rules.Milestone),
        district_codes=frozenset(session.exec(select(District.code))),
        library_names=_names(session, Library),
        project_names=_names(session, Project),
    )


def _names(session: Session, table: type[Library] | type[Project]) -> frozenset[tuple[str, str]]:
    """Every name of a place in any language, with the code of the library or the project there."""
    code = col(Library.venue_code) if table is Library else col(Project.code)
    # Columns, not objects: a country has tens of thousands of places.
    columns = [getattr(Venue, f"{length}_{language}") for length in ("name", "short") for language in LANGUAGES]
    places = session.execute(sql_select(code, *columns).join(Venue, col(Venue.code) == col(table.venue_code)))
    return frozenset((name, row[0]) for row in places for name in row[1:] if name)


def known_from(text: str) -> Known:
    """The codes of a JSON object with ``library_codes``, ``project_codes``, ``milestone_codes``, ``oldest_month``.

    Such a list is the whole truth. Without ``oldest_month`` monthly figures begin with 2020; in the store, with
    ``rules.OLDEST_MONTH``.

    Raises:
        ValueError: not such an object.
    """
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("not an object")
    oldest = found.get("oldest_month")
    return Known(
        library_codes=_codes(found, "library_codes"),
        project_codes=_codes(found, "project_codes"),
        milestone_codes=_codes(found, "milestone_codes"),
        oldest_month=date.fromisoformat(f"{oldest}-01"[:10]) if oldest else date(*OLDEST_LISTED_MONTH, 1),
        complete=True,
    )


def _codes(found: Mapping[str, object], name: str) -> frozenset[str]:
    codes = found.get(name, [])
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise ValueError(name)
    return frozenset(codes)
