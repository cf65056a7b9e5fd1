"""Which choice of k places is the best of all? The integer programme, for HiGHS, on the few places that matter.

First the programme without whole numbers: its optimum is a bound, its prices tell which places cannot belong to a
choice better than one we have. A city of 1 600 places leaves some dozens, and the exact search is short.
"""

import time
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.metrics.walking.distances import Indices, Numbers

CLOSE = 1e-6
"""Relative difference under which two totals are the same."""


@dataclass(frozen=True, slots=True)
class Programme:
    """Open ``count`` of the places so that fewest people are missed.

    ``pairs``: (place, group it reaches); ``weights``: people a group; of each set in ``must`` one place is opened.
    """

    pairs: tuple[Indices, Indices]
    weights: Numbers
    places: int
    must: tuple[Indices, ...]
    count: int

    def among(self, kept: Indices) -> "Programme":
        """The same question where only some places may be opened; places and groups are numbered anew."""
        number = np.full(self.places, -1)
        number[kept] = np.arange(len(kept))
        stays = number[self.pairs[0]] >= 0
        pairs, weights = merged((number[self.pairs[0][stays]], self.pairs[1][stays]), self.weights, len(kept))
        must = tuple(number[each][number[each] >= 0] for each in self.must)
        return Programme(pairs, weights, len(kept), must, self.count)


@dataclass(frozen=True, slots=True)
class Found:
    """The places opened, and a bound on the people any choice wins; no places where the time did not suffice."""

    opened: tuple[int, ...]
    bound: float


def merged(pairs: tuple[Indices, Indices], weights: Numbers, places: int) -> tuple[tuple[Indices, Indices], Numbers]:
    """One group for all points that the same places reach; points that no place reaches are left out."""
    place, point = pairs
    marks = np.random.default_rng(0).random((2, places))
    signatures = np.stack([np.bincount(point, mark[place], len(weights)) for mark in marks], axis=1)
    touched = np.unique(point)
    _, first, group = np.unique(signatures[touched], axis=0, return_index=True, return_inverse=True)
    number = np.full(len(weights), -1)
    number[touched] = group.ravel()
    kept = np.isin(point, touched[first])
    sums = np.bincount(number[touched], weights[touched], len(first)).astype(np.float64)
    return (place[kept], number[point[kept]]), sums


def search(programme: Programme, at_least: float, seconds: float) -> list[Found]:
    """Choices found, the last with the bound that holds for all; ``at_least`` is what a known choice wins."""
    ends = time.monotonic() + seconds
    relaxed = _relaxed(programme, seconds)
    if relaxed is None:
        return []
    bound, opened, cost = relaxed
    tried = [_whole(programme, np.flatnonzero(opened > CLOSE), max(ends - time.monotonic(), 0.1))]
    at_least = max(at_least, *(won(programme, each.opened) for each in tried))
    kept = np.flatnonzero(bound - cost >= at_least * (1 - CLOSE))
    last = _whole(programme, kept, max(ends - time.monotonic(), 0.1))
    return [*tried, Found(last.opened, min(bound, max(last.bound, at_least)))]


def won(programme: Programme, opened: tuple[int, ...]) -> float:
    """People that these places win together."""
    reached = np.unique(programme.pairs[1][np.isin(programme.pairs[0], opened)])
    return float(programme.weights[reached].sum())


def _relaxed(programme: Programme, seconds: float) -> tuple[float, Numbers, Numbers] | None:
    """Where places may be opened in part: the bound, how far each is opened, and what opening it would cost."""
    from scipy.optimize import linprog  # slow to import: only who asks for places waits

    total = float(programme.weights.sum())
    rows, low = _rows(programme)
    found = linprog(
        _missed(programme), A_ub=-rows, b_ub=-low, bounds=(0, 1), method="highs-ipm", options={"time_limit": seconds}
    )
    if found.status != 0:
        return None
    cost = np.maximum(found.lower.marginals[: programme.places], 0) * total
    return total * (1 - float(found.fun)), found.x[: programme.places], cost


def _whole(programme: Programme, kept: Indices, seconds: float) -> Found:
    """The best choice among some places."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # slow to import, see above

    small = programme.among(kept)
    total = float(small.weights.sum())
    if not total:
        return Found((), 0.0)
    rows, low = _rows(small)
    whole = np.concatenate([np.ones(small.places), np.zeros(len(small.weights))])
    found = milp(
        _missed(small),
        integrality=whole,
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(rows, low, np.inf),
        options={"time_limit": seconds, "mip_rel_gap": CLOSE},
    )
    bound = total if found.mip_dual_bound is None else total * (1 - found.mip_dual_bound)
    if found.x is None:
        return Found((), total)
    opened = kept[np.flatnonzero(found.x[: small.places] > 0.5)]  # noqa: PLR2004  whole up to rounding
    return Found(tuple(opened.tolist()), float(bound))


def _missed(programme: Programme) -> Numbers:
    """The aim: the share of people in groups that nobody reaches; whether a place is opened costs nothing."""
    return np.concatenate([np.zeros(programme.places), programme.weights / programme.weights.sum()])


def _rows(programme: Programme) -> tuple[Any, Numbers]:
    """The conditions, each a row and its least value: reached or missed; not too many places; the required sets."""
    from scipy.sparse import csr_array, eye_array, hstack, vstack

    groups, places = len(programme.weights), programme.places
    place, group = programme.pairs
    reach = csr_array((np.ones(len(place)), (group, place)), shape=(groups, places))
    sets = [np.ones(places) * -1.0, *(np.isin(np.arange(places), each).astype(np.float64) for each in programme.must)]
    above = hstack([csr_array(np.array(sets)), csr_array((len(sets), groups))])
    rows = vstack([hstack([reach, eye_array(groups)]), above]).tocsc()
    return rows, np.concatenate([np.ones(groups), [-programme.count], np.ones(len(programme.must))])
