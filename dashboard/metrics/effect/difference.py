"""By how much did a change alter a figure? Differences against libraries that had not changed yet.

A library's months after the change are compared with its own months before it, and that difference with the
difference, over the same months, of every library not changed by then (group-time comparisons after Callaway and
Sant'Anna, on logarithms). A library that changed earlier never serves as a control.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.metrics.effect.student import critical

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
Marks = NDArray[Any]

BEFORE = 12
"""Months before the change that a library is compared with."""
AFTER = 24
"""Months after the change over which the effect is averaged."""
ENOUGH_BEFORE = 6
"""Months before the change needed, and needed in common with a control."""
ENOUGH_CONTROLS = 4
"""Libraries not changed yet that a month must have to be compared at all."""
ENOUGH_CHANGED = 5
"""Changed libraries below which no interval is worth its name."""
DRAWS = 999
SEED = 20261110
NEVER = 10**6
"""The month in which a library changes that never does."""


@dataclass(frozen=True, slots=True)
class Histories:
    """Logarithms of a figure, library × month; NaN where the library was closed or sent no report.

    ``left`` is the first month that is no longer 'before', ``back`` the first that is 'after'; ``NEVER`` for a library
    that has not changed. A library that counts on neither side has only NaN.
    """

    logs: Numbers
    left: Places
    back: Places


@dataclass(frozen=True, slots=True)
class Comparisons:
    """One row a month of a changed library: its gap to each library, NaN where that one is no control."""

    gaps: Numbers
    library: Places

    @property
    def changed(self) -> int:
        """Changed libraries that could be compared."""
        return len(set(self.library.tolist()))

    @property
    def controls(self) -> int:
        """Libraries that served as a control in any month."""
        return int((~np.isnan(self.gaps)).any(axis=0).sum()) if len(self.gaps) else 0

    @property
    def effective(self) -> float:
        """How many libraries the average rests on, as changed or as controls, whichever are fewer.

        A library that is compared in many months counts for more than one: late months have few controls left, and
        an interval by the mere number of libraries held a planted effect too seldom (Satterthwaite's degrees).
        """
        known = ~np.isnan(self.gaps)
        own = np.bincount(self.library).astype(np.float64)
        controls = (known / known.sum(axis=1, keepdims=True)).sum(axis=0)
        return min(float((share**2).sum() ** 2 / (share**4).sum()) for share in (own, controls))


@dataclass(frozen=True, slots=True)
class Estimate:
    """The change as a share, with its 95 % interval, and what it rests on. No interval where data do not suffice."""

    changed: int
    controls: int
    months: int
    share: float | None = None
    low: float | None = None
    high: float | None = None


def estimate(histories: Histories, asked: Marks | None = None) -> Estimate:
    """The average change over the months after it. ``asked`` marks the libraries whose change is meant (all)."""
    compared = comparisons(histories, asked)
    found = Estimate(compared.changed, compared.controls, len(compared.library))
    if found.changed < ENOUGH_CHANGED or found.controls < ENOUGH_CONTROLS:
        return found
    low, middle, high = np.expm1(interval(compared))
    return Estimate(found.changed, found.controls, found.months, float(middle), float(low), float(high))


def comparisons(histories: Histories, asked: Marks | None = None) -> Comparisons:
    """Every month after a change, against each library that had not changed by then."""
    changed = histories.back < NEVER
    chosen = np.flatnonzero(changed if asked is None else changed & asked)
    parts = [_of_library(histories, int(index)) for index in chosen]
    gaps = np.concatenate([np.empty((0, len(histories.left))), *parts])
    library = np.repeat(chosen, [len(part) for part in parts]) if parts else np.empty(0, dtype=np.int64)
    enough = (~np.isnan(gaps)).sum(axis=1) >= ENOUGH_CONTROLS
    return Comparisons(gaps[enough], library[enough].astype(np.int64))


def _of_library(histories: Histories, index: int) -> Numbers:
    logs, left, back = histories.logs, int(histories.left[index]), int(histories.back[index])
    own = logs[index]
    ahead = own - logs
    past = ahead[:, max(left - BEFORE, 0) : max(left, 0)]
    known = (~np.isnan(past)).sum(axis=1)
    usual = np.where(known >= ENOUGH_BEFORE, np.nansum(past, axis=1) / np.maximum(known, 1), np.nan)
    months = np.arange(max(back, 0), min(back + AFTER, logs.shape[1]))
    gaps = (ahead[:, months] - usual[:, None]).T
    not_yet = histories.left[None, :] > months[:, None]
    not_yet[:, index] = False
    made: Numbers = np.where(not_yet, gaps, np.nan)[~np.isnan(own[months])]
    return made


def interval(compared: Comparisons) -> Numbers:
    """Low end, estimate and high end of the change in logarithms, libraries drawn as whole histories."""
    middle = float(_averages(compared, np.ones((1, compared.gaps.shape[1])))[0])
    spread = float(np.nanstd(_averages(compared, _draws(compared)), ddof=1))
    fewer = max(compared.effective, 2.0)
    # Drawing n libraries again shows (n - 1) / n of the variance that n new ones would have.
    width = critical(int(fewer) - 1) * spread * sqrt(fewer / (fewer - 1))
    return np.array([middle - width, middle, middle + width])


def _draws(compared: Comparisons) -> Numbers:
    libraries = compared.gaps.shape[1]
    used = np.flatnonzero((~np.isnan(compared.gaps)).any(axis=0) | np.isin(np.arange(libraries), compared.library))
    chance = np.random.default_rng(SEED)
    drawn = np.zeros((DRAWS, libraries))
    drawn[:, used] = chance.multinomial(len(used), np.full(len(used), 1 / len(used)), size=DRAWS)
    return drawn


def _averages(compared: Comparisons, weights: Numbers) -> Numbers:
    """The average gap for each row of library weights; every month of a changed library weighs the same."""
    known = ~np.isnan(compared.gaps)
    sums = np.where(known, compared.gaps, 0.0) @ weights.T
    controls = known.astype(np.float64) @ weights.T
    own = weights.T[compared.library] * (controls > 0)
    gaps = np.divide(sums, controls, out=np.zeros_like(sums), where=controls > 0)
    total = own.sum(axis=0)
    averages: Numbers = np.divide((own * gaps).sum(axis=0), total, out=np.full(len(weights), np.nan), where=total > 0)
    return averages
