"""Did it help? The effect of modernisation and of 24/7 with its interval, or a word that data do not suffice."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sqlmodel import Session

from dashboard.filters import MONTHS, Filters
from dashboard.metrics.effect.by_library import places, selected
from dashboard.metrics.effect.changes import Change, Intervention, changes
from dashboard.metrics.effect.difference import Estimate, Histories, estimate
from dashboard.metrics.effect.monthly import MEASURES, Monthly, monthly
from dashboard.metrics.frames import CODE, COUNT, SHARE
from dashboard.metrics.kept import of_selection

Turned = dict[str, Change | None]
INTERVENTIONS: tuple[Intervention, ...] = ("modernisation", "open_24_7")
SETTLED = MONTHS
"""Months after an opening or a modernisation in which a library still changes of itself."""
MOST_ZEROS = 0.05
"""A figure that is zero in a larger share of months has no useful logarithm."""
COLUMNS = {
    "intervention": CODE,
    "measure": CODE,
    "state": CODE,
    "effect": SHARE,
    "low": SHARE,
    "high": SHARE,
    "libraries": COUNT,
    "controls": COUNT,
    "months": COUNT,
}


def effect_estimates(session: Session, filters: Filters) -> pd.DataFrame:
    """The average effect over the first two years, against libraries that had not changed by then.

    Only libraries of the selection count as changed; any library of the city may serve as a control. An effect of
    modernisation stops where a library goes 24/7; an effect of 24/7 begins a year after its modernisation: so one is
    not taken for the other. The first year of a library that appears later is left out.

    Grain: intervention × measure.

    Columns:
        intervention (str): modernisation, open_24_7.
        measure (str): visits, events.
        state (str): effect_shown, no_effect_shown (the interval holds zero), not_enough (then no numbers).
        effect, low, high (float64): change as a share, ends of its 95 % interval.
        libraries, controls (int64): changed libraries compared, libraries that served as controls.
        months (int64): months of changed libraries that had enough controls.

    Source: tables ``attendance``, ``event_count``, ``closure``, ``library``.
    """
    # Three panels of a page ask for it, and every library is drawn a thousand times for its interval.
    key = ("effects", filters.districts, filters.libraries, filters.age_groups, filters.last_finished_month)
    return of_selection(session, (*key, filters.as_of), lambda: _effect_estimates(session, filters))


def _effect_estimates(session: Session, filters: Filters) -> pd.DataFrame:
    figures = {measure: monthly(session, measure, filters) for measure in MEASURES}
    if all(each.full.empty for each in figures.values()):
        return pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
    turned = {name: changes(session, name, filters.as_of) for name in INTERVENTIONS}
    chosen = set(selected(session, filters))
    rows = [
        (name, measure, *_cells(_estimate(figures[measure], name, turned, chosen)))
        for name in INTERVENTIONS
        for measure in MEASURES
    ]
    return pd.DataFrame.from_records(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _cells(found: Estimate) -> tuple[object, ...]:
    numbers = (found.share, found.low, found.high)
    return _state(found), *numbers, found.changed, found.controls, found.months


def _state(found: Estimate) -> str:
    if found.low is None or found.high is None:
        return "not_enough"
    return "no_effect_shown" if found.low <= 0 <= found.high else "effect_shown"


def _estimate(figures: Monthly, name: Intervention, turned: dict[Intervention, Turned], chosen: set[str]) -> Estimate:
    if figures.full.empty or _zeros(figures.full) > MOST_ZEROS:
        return Estimate(0, 0, 0)
    table = _without_first_year(figures.full)
    other = _places(turned["open_24_7" if name == "modernisation" else "modernisation"], figures)
    months = np.arange(table.shape[1])[None, :]
    if name == "modernisation":
        table = table.mask(months >= other[:, :1])
    else:
        # A library modernised counts from a year after its reopening; one never modernised counts throughout.
        table = table.mask((other[:, :1] <= months.max()) & (months < other[:, 1:] + SETTLED))
    left, back = _places(turned[name], figures).T
    asked = np.array([library in chosen for library in table.index])
    return estimate(Histories(_logs(table), left, back), asked)


def _places(turned: Turned, figures: Monthly) -> NDArray[np.int64]:
    return np.array([places(turned[library], figures) for library in figures.full.index], dtype=np.int64)


def _zeros(table: pd.DataFrame) -> float:
    known = table.notna().to_numpy().sum()
    return float((table == 0).to_numpy().sum() / known) if known else 1.0


def _logs(table: pd.DataFrame) -> NDArray[Any]:
    values = table.to_numpy(dtype="float64")
    return np.log(np.where(values > 0, values, np.nan))


def _without_first_year(table: pd.DataFrame) -> pd.DataFrame:
    """A library that first reported later than the network is new, and grows of itself for a year."""
    known = table.notna().to_numpy()
    first = np.where(known.any(axis=1), known.argmax(axis=1), 0)
    months = np.arange(table.shape[1])[None, :]
    return table.mask((first[:, None] > 0) & (months < first[:, None] + SETTLED))
