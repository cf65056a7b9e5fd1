"""Which k places reach most people? Maximal covering location: greedy and moved always, exact where the size allows.

People that are reached from exactly the same places are one group; a group is won once, however many chosen places
reach it. The exact search is in ``exact``. A bound comes with every answer: no choice of k places reaches more.
"""

from dataclasses import dataclass, replace

import numpy as np

from dashboard.metrics.walking import settings
from dashboard.metrics.walking.distances import Indices, Numbers
from dashboard.metrics.walking.exact import CLOSE, Programme, merged, search

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
    return Covering(*merged(pairs, weights, places), places)


def best(covering: Covering, count: int, seconds: float = settings.SOLVER_SECONDS) -> Answer:
    """The best places: exact up to a size, else greedy; in the order in which each adds most."""
    answer = improved(covering, greedy(covering, count))
    if answer.gap == 0 or len(covering.weights) == 0:
        return answer
    if len(covering.pairs[0]) <= settings.EXACT_PAIRS:
        return _searched(covering, count, answer, seconds)
    return answer.bounded(min(answer.bound, bound_by_prices(covering, count, answer.total)))


def _searched(covering: Covering, count: int, answer: Answer, seconds: float) -> Answer:
    """The best of the answer and all that the exact search finds, under the lowest bound."""
    asked = Programme(covering.pairs, covering.weights, covering.places, covering.winnable(), count)
    found = search(asked, answer.total, seconds)
    if not found:
        return answer.bounded(min(answer.bound, bound_by_prices(covering, count, answer.total)))
    ranked = [greedy(covering, len(each.opened), frozenset(each.opened)) for each in found]
    better = max([answer, *ranked], key=lambda each: each.total)
    return better.bounded(min(answer.bound, found[-1].bound))


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
