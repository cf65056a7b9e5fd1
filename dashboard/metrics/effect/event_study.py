"""How do visits develop around the reopening? Every library as an index, and the middle half of them."""

import pandas as pd
from sqlmodel import Session

from dashboard.filters import MONTHS, Filters
from dashboard.metrics.effect.before_after import ENOUGH_MONTHS
from dashboard.metrics.effect.by_library import places, selected
from dashboard.metrics.effect.changes import changes
from dashboard.metrics.effect.difference import NEVER
from dashboard.metrics.effect.monthly import Monthly, monthly
from dashboard.metrics.frames import CODE, COUNT, MONTH, SHARE

FIRST, LAST = -24, 36
"""Months before and after the reopening that are shown."""
ENOUGH_LIBRARIES = 5
"""Libraries a month must have for a median and quartiles."""
BASE = 100.0
QUARTILES = {"low_quartile": 0.25, "median": 0.5, "high_quartile": 0.75}
COLUMNS = {"months_since": COUNT, "library": CODE, "month": MONTH, "visits": SHARE, "index": SHARE}
BAND = {"libraries": COUNT, "low_quartile": SHARE, "median": SHARE, "high_quartile": SHARE}


def event_study(session: Session, filters: Filters) -> pd.DataFrame:
    """Visits of each modernised library as an index over the months since it reopened, and the band of all of them.

    100 is the library's mean of the twelve months before its works (at least six of them). Closed days
    are excluded as in ``by_library.by_modernisation``. What happened in the whole city meanwhile is part of the index.

    Grain: months since the reopening × library, for libraries with enough months before.

    Columns:
        months_since (int64): 0 is the first whole month after the reopening.
        library (str): code.
        month (datetime64[s]): first day of the month.
        visits (float64): entries counted.
        index (float64): 100 = the library's mean month before the works.
        libraries (int64): libraries with an index so many months from their reopening.
        low_quartile, median, high_quartile (float64): over those libraries; missing where they are fewer than five.

    Source: tables ``attendance``, ``closure``, ``library``.
    """
    figures = monthly(session, "visits", filters)
    turned = changes(session, "modernisation", filters.as_of)
    parts = [pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)]
    if not figures.full.empty:
        # Most libraries of a country never changed: nothing is made of them.
        changed = (library for library in selected(session, filters) if turned[library] is not None)
        parts += [indexed(figures, library, *places(turned[library], figures)) for library in changed]
    table = pd.concat([part for part in parts if len(part)] or parts, ignore_index=True).astype(COLUMNS)
    made = table.merge(event_study_band(table), on="months_since", how="left").astype(COLUMNS | BAND)
    return made.sort_values(["months_since", "library"], ignore_index=True)


def event_study_band(table: pd.DataFrame) -> pd.DataFrame:
    """Median and quartiles of the index over the libraries.

    Grain: months since the reopening.

    Columns:
        months_since, libraries (int64); low_quartile, median, high_quartile (float64), see ``event_study``.
    """
    index = table.groupby("months_since")["index"]
    count = index.count()
    band = pd.DataFrame(
        {name: index.quantile(share).where(count >= ENOUGH_LIBRARIES) for name, share in QUARTILES.items()}
    )
    return band.assign(libraries=count).reset_index()[["months_since", *BAND]].astype({"months_since": COUNT} | BAND)


def indexed(figures: Monthly, library: str, left: int, back: int) -> pd.DataFrame:
    """One library's months around its reopening; no row where its base rests on too few months."""
    visits = figures.full.loc[library]
    base = visits.iloc[max(left - MONTHS, 0) : max(left, 0)].dropna()
    if back >= NEVER or len(base) < ENOUGH_MONTHS or not base.mean():
        return pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
    shown = visits.iloc[max(back + FIRST, 0) : max(back + LAST + 1, 0)].dropna()
    since = [figures.place(month.date(), whole=False) - back for month in pd.DatetimeIndex(shown.index)]
    index = shown.to_numpy() / base.mean() * BASE
    made = {"months_since": since, "library": library, "month": shown.index, "visits": shown.to_numpy(), "index": index}
    return pd.DataFrame(made).astype(COLUMNS)
