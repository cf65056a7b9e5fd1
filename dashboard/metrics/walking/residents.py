"""Where do people live? Uploaded points where there are any, else the district's residents spread over its homes."""

import pandas as pd
from sqlalchemy import and_, func, select
from sqlmodel import Session, col

from dashboard.filters import Filters
from dashboard.metrics.frames import CODE, SHARE, frame
from dashboard.metrics.walking import settings
from dashboard.metrics.walking.distances import Points
from dashboard.metrics.walking.ground import built_up, district_of
from dashboard.reading import note, with_notes
from dashboard.store.tables import Population, PopulationPoint

ALL_AGES = "all"
UPLOADED, MODELLED = "uploaded", "modelled"
COLUMNS = {"lat": SHARE, "lon": SHARE, "district": CODE, "residents": SHARE, "basis": CODE}
PEOPLE = {"district": CODE, "age_group": CODE, "residents": SHARE}


def residents(session: Session, filters: Filters) -> pd.DataFrame:
    """Points with residents of the whole city, whatever districts are chosen.

    A district with uploaded points is counted by them; the others by their published residents, spread evenly over
    the built-up squares. Chosen age groups count where they are known; where nobody knows them, all ages do.

    Grain: point. Columns: lat, lon, district, residents (float64), basis (``uploaded`` or ``modelled``).

    Notes: ``ages``: the age groups counted, empty for all; ``outside``: residents of uploaded points that lie in no
    district of the outlines and name none, of all ages.

    Source: tables ``population_point``, ``population``; the outlines of the basemap.
    """
    uploaded, totals = _points(session), _totals(session, filters)
    points, nowhere = uploaded.dropna(subset=["district"]), uploaded[uploaded["district"].isna()]
    chosen = tuple(filters.age_groups)
    found = _of_ages(points, totals, chosen)
    if found.empty and chosen:
        found, chosen = _of_ages(points, totals, ()), ()
    # Each point is a place of its own: one may tell all ages, its neighbour only some.
    each = nowhere.assign(district=nowhere.groupby(["lat", "lon"]).ngroup())
    return with_notes(found, ages=chosen, outside=round(float(_counted(each, ["district"], ())["residents"].sum())))


def where(people: pd.DataFrame) -> Points:
    """Where they live."""
    return Points(people["lat"].to_numpy(), people["lon"].to_numpy())


def ages(people: pd.DataFrame) -> tuple[str, ...]:
    """The age groups that were counted; empty where all were."""
    counted: tuple[str, ...] = note(people, "ages") or ()
    return counted


def outside(people: pd.DataFrame) -> int:
    """Uploaded residents outside the city, whom nothing counts."""
    left_out: int = note(people, "outside") or 0
    return left_out


def _of_ages(points: pd.DataFrame, totals: pd.DataFrame, chosen: tuple[str, ...]) -> pd.DataFrame:
    uploaded = _counted(points, ["district", "lat", "lon"], chosen).assign(basis=UPLOADED)
    known = _counted(totals, ["district"], chosen)
    modelled = _spread(known[~known["district"].isin(uploaded["district"])])
    parts = [part for part in (uploaded, modelled) if not part.empty]
    found = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(COLUMNS))
    return found[list(COLUMNS)].astype(COLUMNS)


def _counted(people: pd.DataFrame, place: list[str], chosen: tuple[str, ...]) -> pd.DataFrame:
    """Residents a place: of the chosen ages; else of all ages, summed over groups where only these are known."""
    if chosen:
        counted = people[people["age_group"].isin(chosen)]
    else:
        whole = people["district"].isin(people.loc[people["age_group"] == ALL_AGES, "district"])
        counted = people[(people["age_group"] == ALL_AGES) | ~whole]
    return counted.groupby(place, as_index=False)[["residents"]].sum()


def _spread(totals: pd.DataFrame) -> pd.DataFrame:
    squares = built_up(settings.CELL_METRES).merge(totals, on="district")
    squares["residents"] /= squares.groupby("district")["residents"].transform("size")
    return squares.assign(basis=MODELLED)


def _points(session: Session) -> pd.DataFrame:
    point = PopulationPoint
    statement = select(
        col(point.lat), col(point.lon), col(point.district_code), col(point.age_group), col(point.residents)
    ).order_by(col(point.lat), col(point.lon), col(point.age_group))
    found = frame(session, statement, {"lat": SHARE, "lon": SHARE, **PEOPLE})
    nowhere = found["district"].isna()
    if nowhere.any():
        here = found[nowhere]
        found.loc[nowhere, "district"] = district_of(Points(here["lat"].to_numpy(), here["lon"].to_numpy()))
    return found


def _totals(session: Session, filters: Filters) -> pd.DataFrame:
    month, district, age = col(Population.month), col(Population.district_code), col(Population.age_group)
    known = month <= filters.as_of
    newest = (
        select(district.label("place"), age.label("age"), func.max(month).label("newest"))
        .where(known)
        .group_by(district, age)
        .subquery()
    )
    statement = (
        select(district, age, col(Population.residents))
        .join(newest, and_(district == newest.c.place, age == newest.c.age, month == newest.c.newest))
        .where(known)
        .order_by(district, age)
    )
    return frame(session, statement, PEOPLE)
