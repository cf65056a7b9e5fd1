"""Does an effect planted in uploaded files come out, with everything in them that must not count?"""

from datetime import date

import pandas as pd
import pytest

from dashboard import store
from dashboard.filters import Filters
from dashboard.metrics import effect
from tests.metrics.effect.files import AS_OF, Files, files, load
from tests.metrics.effect.networks import Planted

ALL = Filters(AS_OF)


def estimates(url: str, made: Files) -> pd.DataFrame:
    load(url, made)
    with store.reading(url) as session:
        return effect.effect_estimates(session, ALL).set_index(["intervention", "measure"])


@pytest.mark.parametrize("seed", [2, 3, 5])
def test_both_effects_are_found_within_their_intervals(seed: int, store_url: str) -> None:
    found = estimates(store_url, files(seed, Planted(effect=0.3), nights=0.2))
    for change, true in (("modernisation", 0.3), ("open_24_7", 0.2)):
        row = found.loc[change, "visits"]
        assert row["state"] == "effect_shown"
        assert row["low"] <= true <= row["high"]


@pytest.mark.parametrize("seed", [0, 2, 5])
def test_without_an_effect_nothing_is_claimed(seed: int, store_url: str) -> None:
    found = estimates(store_url, files(seed, Planted(effect=0.0)))
    assert set(found["state"]) == {"no_effect_shown"}


def test_before_and_after_are_the_planted_ratio_in_a_city_that_stands_still(store_url: str) -> None:
    """Months open for a part, were they counted, would pull every ratio down."""
    load(store_url, files(4, Planted(effect=0.5, noise=0.0)))
    with store.reading(store_url) as session:
        table = effect.by_modernisation(session, ALL)
        study = effect.event_study(session, ALL)
    compared = table[table["state"] == "estimated"]
    assert len(compared) > 10
    assert compared["change"].median() == pytest.approx(0.5, abs=0.25)
    assert set(compared["months_compared"]) <= set(range(6, 13))
    assert study.loc[study["months_since"].between(0, 11), "index"].median() == pytest.approx(150, abs=30)


def test_a_reopening_of_three_months_ago_is_too_few_months(store_url: str) -> None:
    made = files(6, Planted(effect=0.3, libraries=6, never=0))
    with store.reading(store_url) as session:
        assert effect.by_modernisation(session, ALL).empty
    load(store_url, made)
    first = min(line.split(",")[6] for line in made.texts["libraries"].splitlines()[1:])
    year, month = int(first[:4]), int(first[5:7])
    soon = date(year + (month + 3) // 12, (month + 3) % 12 + 1, 10)
    with store.reading(store_url) as session:
        states = effect.by_modernisation(session, Filters(soon))["state"]
        verdicts = effect.effect_estimates(session, Filters(soon))["state"]
    assert "too_few_months" in set(states)
    assert set(verdicts) == {"not_enough"}
