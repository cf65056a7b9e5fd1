"""Whom does each library reach on foot? Every library that counts, and every one that cannot be counted."""

import numpy as np
import pandas as pd
from sqlmodel import Session

from dashboard.filters import Filters
from dashboard.metrics.frames import CODE, SHARE
from dashboard.metrics.walking import settings
from dashboard.metrics.walking.coverage import coverage_by_district
from dashboard.metrics.walking.distances import within
from dashboard.metrics.walking.libraries import library_places, located
from dashboard.metrics.walking.residents import residents, where
from dashboard.reading import note, with_notes

COLUMNS = {"library": CODE, "district": CODE, "residents_near": SHARE, "lat": SHARE, "lon": SHARE, "basis": CODE}
NOTES = ("city", "kind", "libraries", "unplaced", "assumed", "walk", "detour", "ages", "modelled", "outside")


def libraries_reach(session: Session, filters: Filters) -> pd.DataFrame:
    """Residents within a walk of each library; somebody near two libraries is counted at both.

    Grain: library of the asked kind (``filters.measure``) in the chosen districts, most residents first.

    Columns:
        library, district (str): codes.
        residents_near (float64, persons): whole; NaN where the place of the library is not known.
        lat, lon (float64, degrees WGS 84): NaN where not known.
        basis (str): where the coordinates come from, see ``rules.LocationBasis``.

    Notes: those of ``coverage_by_district``; ``reach``: the straight line in metres; ``shares``: of residents within
    reach of any library, by district.

    Source: as ``coverage_by_district``.
    """
    people, places, reach = residents(session, filters), library_places(session, filters), settings.reach_of(filters)
    library, point = within(located(places), where(people), reach)
    known = places["lat"].notna() & places["lon"].notna()
    near = np.bincount(library, people["residents"].to_numpy()[point], int(known.sum()))
    made = places.assign(residents_near=float("nan"))
    made.loc[known, "residents_near"] = near.round()
    shares = coverage_by_district(session, filters)
    made = made if not filters.districts else made[made["district"].isin(filters.districts)]
    made = made.sort_values(["residents_near", "library"], ascending=[False, True], ignore_index=True)
    return with_notes(
        made[list(COLUMNS)].astype(COLUMNS),
        reach=reach,
        shares=dict(zip(shares["district"], shares["share"], strict=True)),
        **{name: note(shares, name) for name in NOTES},
    )
