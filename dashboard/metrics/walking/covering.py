"""Which k places reach most people? Maximal covering location: greedy and moved always, exact where the size allows.

People that are reached from exactly the same places are one group; a group is won once, however many chosen places
reach it. The exact search is a mixed-integer programme for HiGHS. A bound comes with every answer: no choice of k
places reaches more.
"""

from dataclasses import dataclass, replace

import numpy as np

from dashboard.metrics.walking import settings
from dashboard.metrics.walking.distances import Indices, Numbers

CLOSE = 1e-6
"""Relative difference under which an answer and its bound are the same."""


ROUNDS, PATIENCE = 600, 12
"""How often prices are moved, and how often in vain before they are moved by half as much."""


@dataclass(frozen=True, slots=True)
class Covering:
    """``pairs``: (place, group it reaches); ``weights``: people a group; ``places``: how many there are.

    Of each set of places in ``must`` one is chosen, if any of them wins anybody.
    """

    pairs: tuple[Indices, Indices]
    weights: Numbers
    places: int
    must: tuple[Indices, ...] = ()

    def reached_by(self, place: int) -> Indices:
        """The groups that a place reaches (pairs are ordered by place)."""
        start, end = np.searchsorted(self.pairs[0], [place, place + 1])
        return self.pairs[1][start:end]

    def winnable(self) -> tuple[Indices, ...]:
        """The sets of ``must`` in which a place wins somebody."""
        gains = self.gains(self.weights)
        return tuple(each for each in self.must if gains[each].any())

    def gains(self, left: Numbers) -> Numbers:
        """People each place would win of those that are left."""
        return np.bincount(self.pairs[0], left[self.pairs[1]], self.places).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Answer:
    """Places, best first, what each adds, and a bound that no choice of as many places exceeds."""

    chosen: tuple[int, ...]
    gained: tuple[float, ...]
    bound: float

    def bounded(self, bound: float) -> "Answer":
        """The same places under another bound."""
        return replace(self, bound=max(bound, self.total))

    @property
    def total(self) -> float:
        """People won by all places."""
        return sum(self.gained)

    @property
    def gap(self) -> float:
        """How much more the best choice could win at most, as a share of what is won; 0 where this is the best."""
        gap = self.bound / self.total - 1 if self.total else 0.0
        return gap if gap > CLOSE else 0.0


def grouped(pairs: tuple[Indices, Indices], weights: Numbers, places: int) -> Covering:
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
    return Covering((place[kept], number[point[kept]]), sums, places)


def best(covering: Covering, count: int, seconds: float = settings.SOLVER_SECONDS) -> Answer:
    """The best places: exact up to a size, else greedy; in the order in which each adds most."""
    answer = improved(covering, greedy(covering, count))
    if answer.gap:
        answer = replace(answer, bound=min(answer.bound, bound_by_prices(covering, count, answer.total)))
    if answer.gap == 0 or len(covering.weights) == 0 or len(covering.pairs[0]) > settings.EXACT_PAIRS:
        return answer
    exact = _searched(covering, count, seconds)
    if exact is None:
        return answer
    bound = min(answer.bound, exact.bound)
    better = max(exact, answer, key=lambda each: each.total)
    return Answer(better.chosen, better.gained, max(bound, better.total))


def greedy(covering: Covering, count: int, among: frozenset[int] | None = None) -> Answer:
    """Always take the place that adds most. At least 1 − 1/e of the best, and never more than the bound."""
    left, bound = covering.weights.copy(), float(covering.weights.sum())
    chosen, gained = list[int](), list[float]()
    must = covering.winnable() if among is None else ()
    allowed = np.ones(covering.places) if among is None else np.isin(np.arange(covering.places), list(among))
    for _ in range(count):
        gains = covering.gains(left) * allowed
        # Whatever else is chosen wins at most what is won so far and the best gains that are left, for each place.
        bound = min(bound, sum(gained) + float(np.sort(gains)[-count:].sum()))
        unmet = [each for each in must if not np.isin(each, chosen).any()]
        offered = np.concatenate(unmet) if unmet else np.arange(len(gains))
        place = int(offered[gains[offered].argmax()]) if len(gains) else 0
        if not len(gains) or (gains[place] <= 0 and not unmet):
            break
        chosen.append(place)
        gained.append(float(gains[place]))
        left[covering.reached_by(place)] = 0
    return Answer(tuple(chosen), tuple(gained), max(bound, sum(gained)))


def improved(covering: Covering, answer: Answer) -> Answer:
    """Move one place at a time to where it wins more, until no single move helps; the bound stays."""
    if covering.must:  # a move could leave a set without a place
        return greedy(covering, len(answer.chosen), frozenset(answer.chosen)).bounded(answer.bound)
    chosen, total = list(answer.chosen), -1.0
    while total < answer.total:
        total = answer.total
        for index in range(len(chosen)):
            left = covering.weights.copy()
            for other in chosen[:index] + chosen[index + 1 :]:
                left[covering.reached_by(other)] = 0
            gains = covering.gains(left)
            if gains.max() > gains[chosen[index]] * (1 + CLOSE):
                chosen[index] = int(gains.argmax())
        moved = greedy(covering, len(chosen), frozenset(chosen))
        if moved.total > answer.total * (1 + CLOSE):
            answer = Answer(moved.chosen, moved.gained, max(answer.bound, moved.total))
    return answer


def bound_by_prices(covering: Covering, count: int, at_least: float) -> float:
    """A bound that no choice of ``count`` places exceeds, close to that of the programme and found much sooner.

    Each group has a price between nothing and its people: places collect the prices of all they reach, also of
    groups another place reaches; what the price leaves over is given away. Any prices give a bound (Lagrange); they
    are moved against the groups that were collected twice or not at all, as long as that lowers it.
    """
    place, group = covering.pairs
    prices, lowest, step, since = covering.weights / 2, np.inf, 2.0, 0
    for _ in range(ROUNDS):
        worth = np.bincount(place, prices[group], covering.places)
        taken = np.zeros(covering.places)
        taken[np.argsort(worth)[-count:]] = 1
        bound = float((covering.weights - prices).sum() + worth @ taken)
        lowest, since = (bound, 0) if bound < lowest else (lowest, since + 1)
        if since >= PATIENCE:
            step, since = step / 2, 0
        slope = np.bincount(group, taken[place], len(prices)) - 1
        length = float(slope @ slope)
        if lowest <= at_least * (1 + CLOSE) or not length:
            break
        prices = np.clip(prices - step * (bound - at_least) / length * slope, 0, covering.weights)
    return max(lowest, at_least)


def _needed(covering: Covering) -> list[Numbers]:
    """For each set that must have a place: 1 for its places, 0 for all else the programme decides."""
    decided = np.arange(covering.places + len(covering.weights))
    return [np.isin(decided, each).astype(np.float64) for each in covering.winnable()]


def _searched(covering: Covering, count: int, seconds: float) -> Answer | None:
    """The programme: open ``count`` places so that fewest people are missed."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # slow to import: only who asks for places waits
    from scipy.sparse import csr_array, eye_array, hstack

    groups, places, total = len(covering.weights), covering.places, float(covering.weights.sum())
    place, group = covering.pairs
    reach = csr_array((np.ones(len(place)), (group, place)), shape=(groups, places))
    whole = np.concatenate([np.ones(places), np.zeros(groups)])
    found = milp(
        np.concatenate([np.zeros(places), covering.weights / total]),
        integrality=whole,
        bounds=Bounds(0, 1),
        constraints=[
            LinearConstraint(hstack([reach, eye_array(groups)]).tocsc(), 1, np.inf),
            LinearConstraint(csr_array(whole[np.newaxis]), 0, count),
            *(LinearConstraint(csr_array(each[np.newaxis]), 1, np.inf) for each in _needed(covering)),
        ],
        options={"time_limit": seconds, "mip_rel_gap": CLOSE},
    )
    if found.x is None:
        return None
    opened = frozenset(np.flatnonzero(found.x[:places] > 0.5).tolist())  # noqa: PLR2004  whole up to rounding
    ranked = greedy(covering, len(opened), opened)
    bound = total if found.mip_dual_bound is None else total * (1 - found.mip_dual_bound)
    return Answer(ranked.chosen, ranked.gained, float(bound))
