"""Does the estimator find what was planted, and say nothing where nothing was?"""

import numpy as np
import pytest

from dashboard.metrics.effect.difference import NEVER, Comparisons, Histories, comparisons, estimate
from dashboard.metrics.effect.student import critical
from tests.metrics.effect.networks import City, Planted, city


def histories(made: City) -> Histories:
    return Histories(np.log(made.visits), made.left, made.back)


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_a_planted_effect_is_found_within_its_interval(seed: int) -> None:
    found = estimate(histories(city(seed, Planted(effect=0.25, unlike=0.05))))
    assert found.low is not None
    assert found.low <= 0.25 <= found.high
    assert found.low > 0
    assert abs(found.share - 0.25) < 0.08


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_a_loss_is_found_as_well(seed: int) -> None:
    found = estimate(histories(city(seed, Planted(effect=-0.2, unlike=0.05))))
    assert found.high is not None
    assert found.low <= -0.2 <= found.high < 0


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_without_an_effect_the_interval_holds_zero(seed: int) -> None:
    found = estimate(histories(city(seed, Planted(effect=0.0, unlike=0.05))))
    assert found.low is not None
    assert found.low <= 0 <= found.high


def test_the_same_city_gives_the_same_interval_twice() -> None:
    made = city(7)
    assert estimate(histories(made)) == estimate(histories(made))


def test_an_effect_that_grows_is_not_taken_for_the_controls_decline() -> None:
    """The known fault of two-way fixed effects: libraries that changed early may not serve as controls."""
    months = np.arange(60)
    logs = np.zeros((12, 60)) + 0.01 * months
    left, back = np.full(12, NEVER), np.full(12, NEVER)
    for place, start in enumerate([20, 20, 20, 26, 26, 32, 32]):
        left[place] = back[place] = start
        logs[place, start:] += 0.02 * (months[start:] - start)
    found = estimate(Histories(logs, left, back))
    # Every library is compared over 24 months at most: the mean of 0, 0.02 … 0.46.
    expected = float(np.exp(0.02 * np.arange(24).mean()) - 1)
    assert found.share == pytest.approx(expected, abs=1e-9)


def test_a_gap_is_the_difference_of_differences_counted_by_hand() -> None:
    logs = np.array([[1.0] * 8 + [5.0] * 4, [2.0] * 8 + [3.0] * 4, *[[0.0] * 12] * 3])
    left, back = np.array([8, NEVER, NEVER, NEVER, NEVER]), np.array([8, NEVER, NEVER, NEVER, NEVER])
    gaps = comparisons(Histories(logs, left, back)).gaps
    assert gaps.shape == (4, 5)
    assert np.isnan(gaps[:, 0]).all()  # nobody is compared with itself
    assert gaps[:, 1].tolist() == [3.0] * 4  # (5 − 1) − (3 − 2)
    assert gaps[:, 2].tolist() == [4.0] * 4


def test_a_library_stops_being_a_control_when_its_own_works_begin() -> None:
    logs = np.zeros((6, 40))
    left, back = np.array([12, 20, *[NEVER] * 4]), np.array([12, 25, *[NEVER] * 4])
    compared = comparisons(Histories(logs, left, back), np.array([True] + [False] * 5))
    assert (~np.isnan(compared.gaps[:, 1])).sum() == 20 - 12
    assert (~np.isnan(compared.gaps[:, 2])).sum() == 24


@pytest.mark.parametrize("never", [0, 3])
def test_too_few_controls_or_changed_libraries_give_no_number(never: int) -> None:
    logs = np.zeros((8, 40))
    back = np.array([20] * (8 - never) + [NEVER] * never)
    found = estimate(Histories(logs, back.copy(), back))
    assert (found.share, found.low, found.high) == (None, None, None)
    four = np.array([20] * 4 + [NEVER] * 10)
    few = estimate(Histories(np.zeros((14, 40)), four.copy(), four))
    assert (few.changed, few.controls, few.share) == (4, 10, None)


def test_no_figures_at_all_are_not_enough() -> None:
    found = estimate(Histories(np.full((5, 0), np.nan), np.full(5, NEVER), np.full(5, NEVER)))
    assert (found.changed, found.controls, found.months, found.share) == (0, 0, 0, None)
    assert Comparisons(np.empty((0, 3)), np.empty(0, dtype=np.int64)).controls == 0


def test_students_points_are_those_of_the_tables() -> None:
    assert critical(4) == 2.776
    assert critical(30) == 2.042
    assert critical(60) == pytest.approx(2.000, abs=0.003)
    assert critical(10_000) == pytest.approx(1.960, abs=0.001)
    assert critical(0) == float("inf")
