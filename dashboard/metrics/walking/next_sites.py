"""Where should the next libraries open? The places that bring most residents within a 15-minute walk."""

from dataclasses import replace

import numpy as np
import pandas as pd
from sqlmodel import Session

from dashboard.filters import Filters
from dashboard.metrics.frames import CODE, COUNT, SHARE
from dashboard.metrics.walking import settings
from dashboard.metrics.walking.coverage import DIGITS, reached
from dashboard.metrics.walking.covering import Answer, best, grouped
from dashboard.metrics.walking.distances import Points, within
from dashboard.metrics.walking.ground import built_up
from dashboard.metrics.walking.libraries import kind_of, library_places, located
from dashboard.metrics.walking.residents import MODELLED, ages, outside, residents
from dashboard.reading import with_notes

COLUMNS = {
    "rank": COUNT,
    "lat": SHARE,
    "lon": SHARE,
    "district": CODE,
    "residents_gained": COUNT,
    "cumulative_share": SHARE,
}


def next_sites(session: Session, filters: Filters) -> pd.DataFrame:
    """The k places that together bring most residents within reach, who have no library within reach today.

    Places are the middles of built-up squares of 500 m, in the chosen districts only; the residents are the city's.
    None is in an excluded district, and each required one gets one at least, if a place there wins anybody.
    k is ``filters.sites``, else 20, and not less than the required districts.
    The choice for one k need not hold the choice for a smaller one.

    Grain: place, the one that adds most first.

    Columns:
        rank (int64): 1, 2, …
        lat, lon (float64, degrees WGS 84).
        district (str): code.
        residents_gained (int64): brought within reach by this place, beside those ranked before it.
        cumulative_share (float64): share of the city's residents within reach once it is open, four decimals.

    Notes: ``before``: that share today; ``gap``: how much more the best choice could win at most, as a share (0: this
    is the best); ``kind`` of libraries, their ``places`` (latitude, longitude) and ``reach`` in metres, with the
    ``walk`` and ``detour`` it follows from; ``ages`` counted; ``modelled``: whether any residents are; ``outside``:
    uploaded residents outside the city; ``asked``: how many places were; ``in_vain``: required districts that get none.

    Source: tables ``population_point``, ``population``, ``library``, ``venue``; the outlines of the basemap.
    """
    people = residents(session, filters)
    total = float(people["residents"].sum())
    libraries = located(library_places(session, filters))
    there = reached(people, libraries, settings.reach_of(filters))
    places = _places(filters)
    answer = _answer(people[~there], places, filters) if total else Answer((), (), 0.0)
    before = float(people.loc[there, "residents"].sum())
    ranked = _ranked(places, answer, before, total)
    return with_notes(
        ranked,
        before=before / total if total else None,
        gap=answer.gap,
        kind=kind_of(filters),
        places=tuple(zip(libraries.lat.tolist(), libraries.lon.tolist(), strict=True)),
        reach=settings.reach_of(filters),
        walk=settings.walk_of(filters),
        detour=settings.detour_of(filters),
        ages=ages(people),
        modelled=bool((people["basis"] == MODELLED).any()),
        outside=outside(people),
        asked=int(filters.sites or settings.MOST_SITES),
        in_vain=tuple(code for code in filters.required if code not in set(ranked["district"])),
    )


def asked(filters: Filters) -> int:
    """How many places are asked for: 1 … 20."""
    required = len(set(filters.required) - set(filters.excluded))
    return min(max(int(filters.sites or settings.MOST_SITES), 1, required), settings.MOST_SITES)


def _places(filters: Filters) -> pd.DataFrame:
    places = built_up(settings.SITE_METRES)
    sought = set(filters.districts or places["district"]) | set(filters.required)
    chosen = places[places["district"].isin(sought - set(filters.excluded))]
    return chosen.reset_index(drop=True)


def _answer(missed: pd.DataFrame, places: pd.DataFrame, filters: Filters) -> Answer:
    centres, points = (Points(each["lat"].to_numpy(), each["lon"].to_numpy()) for each in (places, missed))
    pairs = within(centres, points, settings.reach_of(filters))
    required = sorted(set(filters.required) & set(places["district"]))
    must = tuple(np.flatnonzero(places["district"] == district) for district in required)
    return best(replace(grouped(pairs, missed["residents"].to_numpy(), len(places)), must=must), asked(filters))


def _ranked(places: pd.DataFrame, answer: Answer, before: float, total: float) -> pd.DataFrame:
    gained = np.array(answer.gained)
    made = places.loc[list(answer.chosen)].assign(
        rank=range(1, len(gained) + 1),
        residents_gained=gained.round(),
        cumulative_share=((before + gained.cumsum()) / (total or 1.0)).round(DIGITS),
    )
    return made[list(COLUMNS)].astype(COLUMNS).reset_index(drop=True)
