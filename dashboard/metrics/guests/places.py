"""What can the city's guests visit, and is it open? Museums, theatres, heritage buildings, 24/7 libraries."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import or_, select
from sqlmodel import Session, col

from dashboard.filters import Filters
from dashboard.metrics.frames import CODE, MONTH, SHARE
from dashboard.metrics.guests import facts
from dashboard.metrics.guests.opening import Opening, of_library, of_project, together
from dashboard.metrics.guests.route import Stop, shortest
from dashboard.metrics.promises import statements
from dashboard.metrics.walking import settings
from dashboard.reading import with_notes
from dashboard.rules import VenueKind
from dashboard.store.tables import Closure, Library, Project, Venue

KINDS = ("library", "museum", "theatre", "memorial", "building", "circus", "park", "other")
"""What guests may look for, in the order of the list."""

WHOLE, FLAG = "Int64", "boolean"
COLUMNS = {
    "place": CODE,
    "venue_kind": CODE,
    "district": CODE,
    "opening_state": CODE,
    "announced_on": MONTH,
    "announced_precision": CODE,
    "overdue": "bool",
    "year_built": WHOLE,
    "year_opened": WHOLE,
    "heritage": CODE,
    "accessible": FLAG,
    "lat": SHARE,
    "lon": SHARE,
    "basis": CODE,
    "stop": WHOLE,
    "straight_m": WHOLE,
    "walk_m": WHOLE,
    "walk_min": WHOLE,
}


def guests(session: Session, filters: Filters) -> pd.DataFrame:
    """Places for guests with what is known of them; the chosen ones in the order of a short walk.

    Places of projects that are no library, and libraries open around the clock on the day asked about.
    ``filters.layers`` narrows the kinds, ``filters.districts`` the districts; ``filters.stops`` stay in any case.

    Grain: place, by kind and code.

    Columns:
        place, venue_kind, district (str): codes.
        opening_state (str): ``open``, ``closed_works``, ``closed``, ``announced`` or ``unknown``, see ``opening``.
        announced_on (datetime64[s]), announced_precision (str): last announced end of works or opening; NaT: none.
        overdue (bool): that day has passed, and nobody reported that it was kept.
        year_built, year_opened (Int64); heritage (str): as published; accessible (boolean). Empty: not known.
        lat, lon (float64, degrees WGS 84); basis (str): where the coordinates come from.
        stop (Int64): number in the walk; <NA> for a place that was not chosen or whose place is not known.
        straight_m, walk_m (Int64, metres): from the stop before: the straight line, and that × the detour factor.
        walk_min (Int64): minutes of it at 80 m a minute.

    Notes: ``detour``; ``unplaced``: chosen places that nobody can put on the map; ``exact``: no order is shorter.

    Source: tables ``venue``, ``project``, ``milestone_report``, ``library``, ``closure``, ``published_figure``.
    """
    known = facts.facts(session, filters)
    rows = [*_projects(session, filters), *_libraries(session, filters)]
    kinds = filters.layers or KINDS
    shown = [
        row for row in rows if row["place"] in filters.stops or (row["venue_kind"] in kinds and _here(row, filters))
    ]
    made = pd.DataFrame([row | _published(row, known) for row in shown], columns=list(COLUMNS)).drop_duplicates("place")
    made = made.sort_values(["venue_kind", "place"], key=_in_order, kind="stable", ignore_index=True)
    return _with_walk(made.astype(COLUMNS), filters)


def _here(row: dict[str, Any], filters: Filters) -> bool:
    return not filters.districts or row["district"] in filters.districts


def _in_order(values: "pd.Series[str]") -> "pd.Series[Any]":
    return values.map(KINDS.index) if values.name == "venue_kind" else values


def _projects(session: Session, filters: Filters) -> Iterator[dict[str, Any]]:
    everywhere = Filters(filters.as_of)
    said = statements(session, everywhere)
    statement = (
        select(Venue, col(Project.code), col(Project.kind))
        .join(Project, col(Project.venue_code) == col(Venue.code))
        .where(col(Venue.kind) != VenueKind.LIBRARY.value)
        .order_by(col(Venue.code), col(Project.code))
    )
    venues, told = dict[str, Venue](), defaultdict[str, list[Opening]](list)
    for venue, code, kind in session.execute(statement):
        venues[venue.code] = venue
        told[venue.code].append(of_project(kind, said.get(code, []), filters.as_of))
    for code, venue in venues.items():
        yield _row(venue, together(told[code]))


def _libraries(session: Session, filters: Filters) -> Iterator[dict[str, Any]]:
    on, code = filters.as_of, col(Library.venue_code)
    closures = defaultdict[str, list[tuple[date, date | None, str]]](list)
    now = select(Closure).where(
        col(Closure.starts_on) <= on, or_(col(Closure.ends_on).is_(None), col(Closure.ends_on) >= on)
    )
    for closure in session.execute(now).scalars():
        closures[closure.venue_code].append((closure.starts_on, closure.ends_on, closure.reason))
    statement = (
        select(Venue, Library).join(Library, code == col(Venue.code)).where(col(Library.open_24_7_since) <= on)
    ).order_by(code)
    for venue, library in session.execute(statement):
        opening = of_library(library.opened_on, closures[venue.code], on)
        yield _row(venue, opening) | {"accessible": library.accessible}


def _row(venue: Venue, opening: Opening) -> dict[str, Any]:
    return {
        "place": venue.code,
        "venue_kind": venue.kind,
        "district": venue.district_code,
        "opening_state": opening.state,
        "announced_on": opening.until,
        "announced_precision": opening.precision,
        "overdue": opening.overdue,
        "year_opened": opening.since.year if opening.since else None,
        "lat": venue.lat,
        "lon": venue.lon,
        "basis": venue.location_basis,
    }


def _published(row: dict[str, Any], known: Any) -> dict[str, Any]:
    """What somebody published of the place; the library's own answer on access goes before."""
    place = row["place"]
    year, accessible = known.get((place, facts.YEAR_BUILT)), known.get((place, facts.ACCESSIBLE))
    own = row.get("accessible")
    said = bool(accessible) if isinstance(accessible, float | int) else None
    return {
        "year_built": int(year) if isinstance(year, float | int) else None,
        "heritage": known.get((place, facts.HERITAGE)),
        "accessible": said if own is None else own,
    }


def _with_walk(made: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    chosen = made[made["place"].isin(filters.stops)]
    placed = chosen.dropna(subset=["lat", "lon"])
    route = shortest([Stop(*row) for row in zip(placed["place"], placed["lat"], placed["lon"], strict=True)])
    detour = settings.detour_of(filters)
    for number, (place, straight) in enumerate(zip(route.order, route.legs, strict=True), start=1):
        here, walk = made["place"] == place, straight * detour
        made.loc[here, "stop"] = number
        if number > 1:
            made.loc[here, ["straight_m", "walk_m", "walk_min"]] = _whole(straight, walk, walk / settings.PACE)
    return with_notes(made, detour=detour, unplaced=len(chosen) - len(placed), exact=route.exact)


def _whole(*values: float) -> list[int]:
    return [round(value) for value in values]
