"""Is the order of a walk the shortest? Against every possible order, on small cases."""

import itertools

import numpy as np
import pytest

from dashboard.metrics.guests import route
from dashboard.metrics.guests.route import Stop, shortest
from dashboard.metrics.walking.distances import Points, metres

SEEDS = range(12)


def some(seed: int, count: int) -> list[Stop]:
    numbers = np.random.default_rng(seed)
    return [Stop(f"P{index}", *numbers.uniform((43.2, 76.8), (43.3, 77.0))) for index in range(count)]


def long(stops: list[Stop], order: tuple[str, ...]) -> float:
    at = {stop.place: Points(np.array([stop.lat]), np.array([stop.lon])) for stop in stops}
    return sum(float(metres(at[one], at[other])[0]) for one, other in itertools.pairwise(order))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("count", [1, 2, 3, 6])
def test_no_other_order_is_shorter(seed: int, count: int) -> None:
    stops = some(seed, count)
    found = shortest(stops)
    best = min(long(stops, order) for order in itertools.permutations(stop.place for stop in stops))
    assert found.exact
    assert sorted(found.order) == sorted(stop.place for stop in stops)
    assert sum(found.legs) == pytest.approx(best)
    assert long(stops, found.order) == pytest.approx(best)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_choosing_does_not_matter(seed: int) -> None:
    stops = some(seed, 7)
    assert shortest(stops).order == shortest(stops[::-1]).order


def test_a_long_walk_is_put_in_a_good_order_and_not_called_the_best(monkeypatch: pytest.MonkeyPatch) -> None:
    stops = some(1, 12)
    best = sum(shortest(stops).legs)
    monkeypatch.setattr(route, "EXACT", 5)
    found = shortest(stops)
    assert not found.exact
    assert sorted(found.order) == sorted(stop.place for stop in stops)
    assert best <= sum(found.legs) + 1e-6
    assert sum(found.legs) <= best * 1.25


def test_no_place_is_no_walk() -> None:
    assert shortest([]).order == ()
