"""Is a thing that many ask for at once made once?"""

import time
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import pytest

from dashboard.panels import turns
from dashboard.panels.turns import in_turn


def test_many_who_ask_at_once_get_one_thing() -> None:
    made: list[str] = []

    @lru_cache
    def make(name: str) -> object:
        time.sleep(0.1)
        made.append(name)
        return object()

    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda number: in_turn(make, "ab"[number % 2]), range(16)))
    assert sorted(made) == ["a", "b"]
    assert len(set(found)) == 2
    assert turns._turns == {}


def test_who_waited_for_a_thing_that_failed_tries_alone() -> None:
    asked: list[int] = []

    @lru_cache
    def make() -> str:
        asked.append(len(asked))
        time.sleep(0.05)
        if len(asked) == 1:
            raise OSError
        return "made"

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.submit(in_turn, make), pool.submit(in_turn, make)
        outcomes = [one.exception() or one.result() for one in (first, second)]
    assert "made" in outcomes
    with pytest.raises(OSError):  # noqa: PT011  any store error
        raise next(one for one in outcomes if isinstance(one, OSError))
    assert turns._turns == {}
