"""What is usual for a library in a month? Its own level at that time, times its season, both medians.

Everything is done with logarithms: twice as many and half as many lie equally far. A median is not moved by the slip
that is looked for, by an epidemic, or by a month that nobody reported.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.lib.stride_tricks import sliding_window_view

from dashboard.filters import MONTHS

AROUND = 6
"""Months on each side that set the level of a month; at the end of a series only those before it."""
FEWEST = 6
"""Months with figures without which there is no level; a library's first months are not judged either."""
OWN_SEASON = 3
"""Times a calendar month must have come for a library's own season; else that of all libraries stands for it.

Where even they have fewer, no season is taken out: a slip would become the season of its month.
"""
AT_ONCE = 1_000
"""Series whose windows are in memory together."""
ROUNDS = 3
"""Level and season are found in turn; more rounds change nothing that a reader could see."""
FOUR_OF_FIVE, TO_SIGMA = 0.8, 1.2816
"""The distance within which four of five months lie, and how many standard deviations of a normal distribution that is.

Medians pass exactly through many months, so that the median distance would be too small: a false alarm in 70 months
at 20 % of noise. A fifth of the months may be anything and does not move it.
"""

Cells = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Usual:
    """Two tables, month × library; NaN where nothing is usual yet.

    ``value`` is the usual figure, ``spread`` how far figures ordinarily stray (standard deviation of the logarithm).
    """

    value: pd.DataFrame
    spread: pd.DataFrame


def usual(table: pd.DataFrame) -> Usual:
    """What is usual in each month × library. NaN: no figures, or a month that was not whole."""
    logs = _log(table)
    season = logs * 0.0
    for _ in range(ROUNDS):
        season = _season(logs - _level(logs - season))
    expected = (_level(logs - season) + season).where(logs.notna().cumsum() > FEWEST)
    value = _like(expected, np.expm1(expected.to_numpy())).clip(lower=0.0)
    return Usual(value, spread(logs - expected, value))


def spread(strayed: pd.DataFrame, value: pd.DataFrame) -> pd.DataFrame:
    """How far figures ordinarily stray from the usual: as four months of five do, and never less than by chance."""
    own = _quantile(np.abs(strayed.to_numpy(dtype="float64")), FOUR_OF_FIVE) / TO_SIGMA
    chance = 1 / np.sqrt(value.clip(lower=1.0).to_numpy())
    return _like(value, np.fmax(chance, own)).where(value.notna())


def strayed(table: pd.DataFrame, value: pd.DataFrame) -> pd.DataFrame:
    """Logarithm of the figure against the usual one; 0 is as usual."""
    return _log(table) - _log(value)


def without(table: pd.DataFrame, off: pd.DataFrame) -> pd.DataFrame:
    """What the figures would be if they had not strayed."""
    return _like(table, np.expm1((_log(table) - off).to_numpy()))


def unusual(off: pd.DataFrame, limit: pd.DataFrame) -> pd.DataFrame:
    """True where a figure lies beyond its limit, unless the same month a year before or after strayed alike."""
    far = off.abs() > limit
    for other in (off.shift(MONTHS), off.shift(-MONTHS)):
        far &= ~((off * other > 0) & (other.abs() >= off.abs() / 2))
    return far


def _log(table: pd.DataFrame) -> pd.DataFrame:
    return _like(table, np.log1p(table.to_numpy(dtype="float64")))


def _like(table: pd.DataFrame, values: Cells) -> pd.DataFrame:
    return pd.DataFrame(values, index=table.index, columns=table.columns)


def _quantile(values: Cells, share: float) -> Cells:
    """What ``DataFrame.quantile`` gives, of all columns at once: pandas goes column by column."""
    if not len(values):
        return np.full(values.shape[1], np.nan)
    ordered = np.sort(values, axis=0)  # NaN comes last
    place = share * (np.count_nonzero(~np.isnan(values), axis=0) - 1)
    low = np.maximum(np.floor(place), 0).astype(np.int64)
    high = np.maximum(np.ceil(place), 0).astype(np.int64)
    lower, upper = (np.take_along_axis(ordered, one[None, :], axis=0)[0] for one in (low, high))
    found: Cells = lower + (upper - lower) * (place - low)
    return found


def _level(rest: pd.DataFrame) -> pd.DataFrame:
    if rest.empty:
        return rest
    # What ``rest.rolling(…, center=True, min_periods=FEWEST).median()`` gives; pandas goes series by series, which
    # takes four times as long where there are thousands of libraries.
    values = np.pad(rest.to_numpy(), ((AROUND, AROUND), (0, 0)), constant_values=np.nan)
    parts = [_medians(values[:, first : first + AT_ONCE]) for first in range(0, values.shape[1], AT_ONCE)]
    return _like(rest, np.concatenate(parts, axis=1))


def _medians(values: Cells) -> Cells:
    """Of each window of months, series by series; NaN where too few are known."""
    around = np.sort(sliding_window_view(values, 2 * AROUND + 1, axis=0), axis=-1)  # NaN comes last
    known = np.count_nonzero(~np.isnan(around), axis=-1)[..., None]
    middle = [np.take_along_axis(around, np.maximum(place, 0), axis=-1) for place in ((known - 1) // 2, known // 2)]
    found: Cells = np.where(known >= FEWEST, (middle[0] + middle[1]) / 2, np.nan)[..., 0]
    return found


def _season(rest: pd.DataFrame) -> pd.DataFrame:
    """The median of each calendar month over the years: the library's own, else that of all libraries."""
    calendar = pd.DatetimeIndex(rest.index).month
    by_month = rest.groupby(calendar)
    known = by_month.count().sum(axis=1)
    everyone = rest.median(axis=1).groupby(calendar).median().where(known >= OWN_SEASON).fillna(0.0)
    own = by_month.median().where(by_month.count() >= OWN_SEASON)
    filled = _like(own, np.where(own.isna(), everyone.reindex(own.index).to_numpy()[:, None], own))
    return filled.reindex(index=calendar, columns=rest.columns).set_axis(rest.index)
