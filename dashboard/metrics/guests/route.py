"""In which order is a walk between places shortest? The shortest open path, by straight lines.

Up to twelve places the exact one (Held and Karp); beyond, the nearest next and then turned round piece by piece.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dashboard.metrics.walking.distances import Numbers, Points, metres

EXACT = 12
"""As many places are put in the best order for certain: 4 096 sets of places."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place to walk to, degrees."""

    place: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Route:
    """Places in order; ``legs``: metres from the place before, 0 for the first; ``exact``: no order is shorter."""

    order: tuple[str, ...] = ()
    legs: tuple[float, ...] = ()
    exact: bool = True


def shortest(stops: Sequence[Stop]) -> Route:
    """The shortest walk through all places; it may begin and end anywhere, and goes from west to east."""
    if not stops:
        return Route()
    apart = _distances(stops)
    exact = len(stops) <= EXACT
    order = _best(apart) if exact else _turned(apart, _nearest(apart))
    if (stops[order[0]].lon, stops[order[0]].place) > (stops[order[-1]].lon, stops[order[-1]].place):
        order = order[::-1]
    legs = [0.0, *(float(apart[here, there]) for here, there in pairwise(order))]
    return Route(tuple(stops[index].place for index in order), tuple(legs), exact)


def length(apart: Numbers, order: Sequence[int]) -> float:
    """Metres of a walk."""
    return float(apart[list(order[:-1]), list(order[1:])].sum())


def _distances(stops: Sequence[Stop]) -> Numbers:
    lat, lon = np.array([stop.lat for stop in stops]), np.array([stop.lon for stop in stops])
    return metres(Points(lat[:, np.newaxis], lon[:, np.newaxis]), Points(lat[np.newaxis], lon[np.newaxis]))


def _best(apart: Numbers) -> list[int]:
    """Held and Karp: the shortest walk over each set of places that ends at each of them."""
    count = len(apart)
    lengths = np.full((1 << count, count), np.inf)
    before = np.full((1 << count, count), -1)
    for place in range(count):
        lengths[1 << place, place] = 0
    for visited in range(1, 1 << count):
        for place in range(count):
            if visited >> place & 1 or not np.isfinite(lengths[visited].min()):
                continue
            ways = lengths[visited] + apart[:, place]
            last = int(ways.argmin())
            lengths[visited | 1 << place, place], before[visited | 1 << place, place] = ways[last], last
    visited, order = (1 << count) - 1, list[int]()
    place = int(lengths[visited].argmin())
    while place >= 0:
        order.append(place)
        visited, place = visited & ~(1 << place), int(before[visited, place])
    return order[::-1]


def _nearest(apart: Numbers) -> list[int]:
    order, left = [0], set(range(1, len(apart)))
    while left:
        order.append(min(left, key=lambda place: float(apart[order[-1], place])))
        left.remove(order[-1])
    return order


def _turned(apart: Numbers, order: list[int]) -> list[int]:
    """2-opt: turn a piece of the walk round as long as that makes it shorter."""
    shorter = True
    while shorter:
        shorter = False
        for start in range(len(order) - 1):
            for end in range(start + 2, len(order) + 1):
                turned = order[:start] + order[start:end][::-1] + order[end:]
                if length(apart, turned) < length(apart, order) * (1 - 1e-9):
                    order, shorter = turned, True
    return order
