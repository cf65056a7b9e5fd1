"""Which share of the residents lives within a 15-minute walk of a library?"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sqlmodel import Session

from dashboard.filters import Filters
from dashboard.metrics.frames import CODE, COUNT, SHARE
from dashboard.metrics.walking import settings
from dashboard.metrics.walking.distances import Points, within
from dashboard.metrics.walking.libraries import kind_of, library_places, located
from dashboard.metrics.walking.residents import MODELLED, ages, outside, residents, where
from dashboard.reading import with_notes

COLUMNS = {"district": CODE, "residents": COUNT, "within_15_min": COUNT, "share": SHARE, "basis": CODE}
DIGITS = 4


def coverage_by_district(session: Session, filters: Filters) -> pd.DataFrame:
    """Residents of a district within a walk of 15 minutes: a straight line of 1 200 m ÷ detour factor 1.3.

    Both numbers are ``filters.walk_metres`` and ``filters.detour`` where given. A library across the border of a
    district counts as well. A choice of libraries does not narrow this; ``filters.measure`` does, see
    ``settings.KINDS``.

    Grain: district with residents, largest share first.

    Columns:
        district (str): code.
        residents (int64): of the chosen age groups where they are known, else of all ages.
        within_15_min (int64): those of them within reach of a library open by the day asked about.
        share (float64): within_15_min / residents, four decimals.
        basis (str): ``uploaded`` (points with residents) or ``modelled`` (spread evenly over the built-up part).

    Notes: ``city``: the share in the whole city, whatever districts are chosen; ``kind`` of libraries; their number
    ``libraries``; ``unplaced``: those whose place is not known; ``assumed``: those whose place is invented; ``walk``,
    ``detour``; ``ages`` counted; ``modelled``: whether any row is; ``outside``: uploaded residents outside the city.

    Source: tables ``population_point``, ``population``, ``library``, ``venue``; the outlines of the basemap.
    """
    people, places, reach = residents(session, filters), library_places(session, filters), settings.reach_of(filters)
    people = people.assign(reached=people["residents"].where(reached(people, located(places), reach), 0.0))
    groups = people.groupby(["district", "basis"], as_index=False)[["residents", "reached"]].sum()
    groups = groups[groups["residents"] > 0]
    groups["share"] = (groups["reached"] / groups["residents"]).round(DIGITS)
    city = float(groups["reached"].sum() / groups["residents"].sum()) if len(groups) else None
    chosen = groups[groups["district"].isin(filters.districts)] if filters.districts else groups
    made = chosen.assign(within_15_min=chosen["reached"].round(), residents=chosen["residents"].round())
    made = made.sort_values(["share", "district"], ascending=[False, True], ignore_index=True)
    return with_notes(
        made[list(COLUMNS)].astype(COLUMNS),
        city=city,
        kind=kind_of(filters),
        libraries=len(places),
        unplaced=int(places["lat"].isna().sum()),
        assumed=int((places["basis"] == "demo").sum()),
        walk=settings.walk_of(filters),
        detour=settings.detour_of(filters),
        ages=ages(people),
        modelled=bool((made["basis"] == MODELLED).any()),
        outside=outside(people),
    )


def reached(people: pd.DataFrame, places: Points, reach: float) -> NDArray[np.bool_]:
    """Whether each point with residents lies within so many metres of any of the places."""
    flags = np.zeros(len(people), dtype=bool)
    flags[within(places, where(people), reach)[1]] = True
    return flags
