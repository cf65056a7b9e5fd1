"""How does the walk go on? The chosen places in order, with metres and minutes, as a list to take along."""

import pandas as pd
from sqlmodel import Session

from dashboard.filters import Filters
from dashboard.metrics.frames import CODE, COUNT, MONTH, SHARE
from dashboard.metrics.guests.places import WHOLE, guests
from dashboard.reading import note, with_notes

COLUMNS = {
    "stop": COUNT,
    "place": CODE,
    "opening_state": CODE,
    "announced_on": MONTH,
    "announced_precision": CODE,
    "overdue": "bool",
    "straight_m": WHOLE,
    "walk_m": WHOLE,
    "walk_min": WHOLE,
    "total_min": COUNT,
    "lat": SHARE,
    "lon": SHARE,
}


def walk(session: Session, filters: Filters) -> pd.DataFrame:
    """The chosen places (``filters.stops``) in the order of the shortest walk by straight lines; visits take no time.

    Grain: place of the walk, in order.

    Columns: those of ``guests``, and
        total_min (int64): minutes of walking since the start.

    Notes: ``detour``, ``unplaced``, ``exact`` as in ``guests``; ``metres``: of the whole walk.

    Source: as ``guests``.
    """
    found = guests(session, filters)
    made = found.dropna(subset=["stop"]).sort_values("stop", ignore_index=True)
    made["total_min"] = made["walk_min"].fillna(0).cumsum()
    notes = {name: note(found, name) for name in ("detour", "unplaced", "exact")}
    return with_notes(made[list(COLUMNS)].astype(COLUMNS), **notes, metres=int(made["walk_m"].fillna(0).sum()))
