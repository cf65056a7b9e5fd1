"""How will the year end? Last year's same months times this year's pace, and how far such a forecast went wrong before.

No model is fitted: a month to come is the same month a year earlier times the pace, the ratio of the newest finished
months to the same months a year before. The interval is what this very rule missed by when it was asked, of every
month of the last three years, for as many months ahead.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.filters import MONTHS
from dashboard.metrics.effect.student import critical

Numbers = NDArray[np.float64]

PACE = 6
"""Finished months that set the pace."""
TRIALS = 36
"""Newest forecasts of the past that are tried: what was further back went by other rules (an epidemic)."""
ENOUGH_TRIALS = 6
"""Forecasts of the past below which no interval is given."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A figure to come, and the ends of its 95 % interval (NaN where too little is known of past errors)."""

    value: float
    low: float
    high: float


def project(history: "pd.Series[float]", months: int) -> tuple[list[Ahead], Ahead] | None:
    """The next months, and their sum. ``history``: finished months without gaps in the index, NaN = no figures.

    None where a month to come has no figures a year earlier, or none of the newest months can be compared.
    """
    values = np.asarray(history, dtype=np.float64)
    ahead = forecast(values, months)
    if ahead is None:
        return None
    trials = _trials(values, months)
    each = [_interval(value, np.array([trial[at] for trial in trials])) for at, value in enumerate(ahead)]
    sums = np.array([trial[months] for trial in trials])
    return each, _interval(float(sum(ahead)), sums)


def forecast(values: Numbers, months: int) -> list[float] | None:
    """The next months by the rule; None where the history does not allow it."""
    count = len(values)
    if months > MONTHS or count < MONTHS + 1:
        return None
    year_ago = values[count - MONTHS : count - MONTHS + months]
    recent = np.arange(max(count - PACE, MONTHS), count)
    now, then = values[recent], values[recent - MONTHS]
    known = ~np.isnan(now) & ~np.isnan(then)
    if np.isnan(year_ago).any() or not known.any() or then[known].sum() <= 0:
        return None
    pace = now[known].sum() / then[known].sum()
    return [float(value * pace) for value in year_ago]


def _trials(values: Numbers, months: int) -> list[list[float]]:
    """Logarithms of actual to forecast: every month ahead, then their sum; a trial for each month of three years."""
    found = []
    newest = len(values) - months
    for end in range(max(newest - TRIALS, MONTHS) + 1, newest + 1):
        ahead, came = forecast(values[:end], months), values[end : end + months]
        if ahead is not None and (came > 0).all() and min(ahead) > 0:
            found.append([*np.log(came / ahead), float(np.log(came.sum() / sum(ahead)))])
    return found


def _interval(value: float, misses: Numbers) -> Ahead:
    if len(misses) < ENOUGH_TRIALS:
        return Ahead(value, np.nan, np.nan)
    width = critical(len(misses)) * float(np.sqrt(np.mean(misses**2)))
    return Ahead(value, value * float(np.exp(-width)), value * float(np.exp(width)))
