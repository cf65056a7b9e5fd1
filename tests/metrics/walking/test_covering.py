"""Is the choice of places the best? Against every possible choice, on small cases."""

import math
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from dashboard.metrics.walking import covering, exact, settings
from dashboard.metrics.walking.covering import Covering, best, greedy, grouped

SEEDS = range(25)
GUARANTEED = 1 - 1 / math.e


def a_case(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Up to 9 places, up to 30 points: which reaches which, and people a point."""
    numbers = np.random.default_rng(seed)
    places, points = int(numbers.integers(3, 10)), int(numbers.integers(5, 31))
    return numbers.random((places, points)) < 0.25, numbers.integers(1, 100, points).astype(float)


def as_covering(reach: np.ndarray, people: np.ndarray) -> Covering:
    return grouped(tuple(np.nonzero(reach)), people, len(reach))  # type: ignore[arg-type]  # two arrays


def won(reach: np.ndarray, people: np.ndarray, chosen: tuple[int, ...]) -> float:
    return float(people[reach[list(chosen)].any(axis=0)].sum()) if chosen else 0.0


def brute_force(reach: np.ndarray, people: np.ndarray, count: int) -> float:
    return max(won(reach, people, chosen) for chosen in combinations(range(len(reach)), count))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_exact_search_finds_what_brute_force_finds(seed: int) -> None:
    reach, people = a_case(seed)
    for count in (1, 2, 3):
        answer = best(as_covering(reach, people), count)
        assert answer.total == pytest.approx(brute_force(reach, people, count))
        assert answer.gap == 0
        assert won(reach, people, answer.chosen) == pytest.approx(answer.total)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_programme_alone_finds_it_too(seed: int) -> None:
    reach, people = a_case(seed)
    case = as_covering(reach, people)
    programme = exact.Programme(case.pairs, case.weights, case.places, (), 3)
    found = exact.search(programme, 0.0, 10.0)
    most = brute_force(reach, people, 3)
    assert max(won(reach, people, each.opened) for each in found) == pytest.approx(most)
    assert found[-1].bound == pytest.approx(most)


def test_a_city_of_places_is_left_to_some_dozens_and_solved_to_the_end() -> None:
    numbers = np.random.default_rng(1)
    places, points = numbers.random((300, 2)), numbers.random((1500, 2))
    reach = np.hypot(*(places[:, np.newaxis] - points[np.newaxis]).transpose(2, 0, 1)) < 0.08
    answer = best(as_covering(reach, numbers.integers(1, 100, len(points)).astype(float)), 12, seconds=60.0)
    assert len(answer.chosen) == 12
    assert answer.gap == 0


@pytest.mark.parametrize("seed", SEEDS)
def test_greedy_keeps_its_promise_and_its_bound(seed: int) -> None:
    reach, people = a_case(seed)
    for count in (1, 2, 3):
        answer, most = greedy(as_covering(reach, people), count), brute_force(reach, people, count)
        assert GUARANTEED * most <= answer.total + 1e-9 <= most + 2e-9
        assert answer.bound >= most - 1e-9


@pytest.mark.parametrize("seed", SEEDS)
def test_no_choice_exceeds_the_bound_by_prices(seed: int) -> None:
    reach, people = a_case(seed)
    for count in (1, 2, 3):
        case, most = as_covering(reach, people), brute_force(reach, people, count)
        bound = covering.bound_by_prices(case, count, greedy(case, count).total)
        assert most - 1e-6 <= bound <= people.sum() + 1e-6


@pytest.mark.parametrize("seed", SEEDS)
def test_moving_places_never_loses_and_never_exceeds_the_best(seed: int) -> None:
    reach, people = a_case(seed)
    for count in (1, 2, 3):
        case = as_covering(reach, people)
        moved = covering.improved(case, greedy(case, count))
        assert greedy(case, count).total - 1e-9 <= moved.total <= brute_force(reach, people, count) + 1e-6
        assert won(reach, people, moved.chosen) == pytest.approx(moved.total)


@pytest.mark.parametrize("seed", SEEDS)
def test_of_each_required_set_one_place_is_chosen_and_no_such_choice_is_better(seed: int) -> None:
    reach, people = a_case(seed)
    case = replace(as_covering(reach, people), must=(np.array([0]), np.array([1, 2])))
    answer = best(case, 3)
    sets = [each for each in ({0}, {1, 2}) if reach[list(each)].any()]
    valid = [each for each in combinations(range(len(reach)), 3) if all(one & set(each) for one in sets)]
    most = max(won(reach, people, each) for each in valid)
    assert answer.total == pytest.approx(most)
    assert answer.bound >= most - 1e-6


def test_greedy_falls_short_where_it_must_and_the_search_does_not() -> None:
    # The middle place wins most at once, and is in the way of the two that win all.
    reach = np.array([[0, 1, 1, 1, 1, 0], [1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1]], dtype=bool)
    people = np.array([1.0, 10, 10, 10, 10, 1])
    case = as_covering(reach, people)
    assert greedy(case, 2).total == 41
    assert greedy(case, 2).gap > 0
    assert best(case, 2).total == 42
    assert set(best(case, 2).chosen) == {1, 2}


def test_places_are_ranked_by_what_each_adds() -> None:
    for seed in SEEDS:
        gained = best(as_covering(*a_case(seed)), 3).gained
        assert list(gained) == sorted(gained, reverse=True)


def test_beyond_the_size_the_answer_is_at_least_greedy_and_states_its_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "EXACT_PAIRS", 0)
    for seed in SEEDS:
        reach, people = a_case(seed)
        answer, most = best(as_covering(reach, people), 3), brute_force(reach, people, 3)
        assert answer.total >= greedy(as_covering(reach, people), 3).total - 1e-9
        assert answer.total * (1 + answer.gap) >= most - 1e-6


def test_out_of_time_the_answer_is_still_good_and_honest() -> None:
    for seed in SEEDS:
        reach, people = a_case(seed)
        answer, most = best(as_covering(reach, people), 3, seconds=0.0), brute_force(reach, people, 3)
        assert GUARANTEED * most <= answer.total + 1e-9
        assert answer.bound >= most - 1e-6


def test_points_reached_from_the_same_places_are_one_group() -> None:
    reach = np.array([[1, 1, 0, 0, 1], [0, 0, 1, 0, 1]], dtype=bool)
    case = as_covering(reach, np.array([1.0, 2, 4, 8, 16]))
    assert sorted(case.weights.tolist()) == [3, 4, 16]
    assert case.gains(case.weights).tolist() == [19, 20]


def test_nobody_to_win_needs_no_place() -> None:
    nobody = np.empty(0, dtype=np.intp)
    assert best(grouped((nobody, nobody), np.empty(0), 4), 2).chosen == ()
    assert best(grouped((nobody, nobody), np.array([5.0]), 0), 2).chosen == ()
