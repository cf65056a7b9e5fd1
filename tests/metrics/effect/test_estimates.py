"""Does the panel's metric find the planted effect in a store, and refuse where data do not suffice?"""

from datetime import date
from time import process_time

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import update

from dashboard import store
from dashboard.filters import Filters
from dashboard.metrics import effect
from dashboard.store.tables import EventCount, Library
from tests.changing import changing
from tests.metrics.effect.networks import City, Planted, city, fill

ALL = Filters(date(2026, 11, 10))


def read(url: str, filters: Filters = ALL) -> pd.DataFrame:
    with store.reading(url) as session:
        return effect.effect_estimates(session, filters).set_index(["intervention", "measure"])


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_a_planted_effect_is_shown_for_visits_and_events(seed: int, store_url: str) -> None:
    fill(store_url, city(seed, Planted(effect=0.3)))
    row = read(store_url).loc[("modernisation", "visits")]
    assert row["state"] == "effect_shown"
    assert row["low"] <= 0.3 <= row["high"]
    assert read(store_url).loc[("modernisation", "events"), "state"] == "effect_shown"


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_no_effect_is_no_claim(seed: int, store_url: str) -> None:
    fill(store_url, city(seed, Planted(effect=0.0)))
    row = read(store_url).loc[("modernisation", "visits")]
    assert row["state"] == "no_effect_shown"
    assert row["low"] <= 0 <= row["high"]


def test_where_nobody_went_24_7_there_is_a_word_and_no_number(store_url: str) -> None:
    fill(store_url, city(11))
    row = read(store_url).loc[("open_24_7", "visits")]
    assert row["state"] == "not_enough"
    assert row[["effect", "low", "high"]].isna().all()


def test_one_library_selected_is_not_enough(store_url: str) -> None:
    codes = fill(store_url, city(11))
    table = read(store_url, Filters(ALL.as_of, libraries=(codes[0],)))
    assert set(table["state"]) == {"not_enough"}


def test_a_network_without_figures_before_any_change_is_not_enough(store_url: str) -> None:
    made = city(11)
    visits = np.where(np.arange(made.visits.shape[1]) >= made.back[:, None], made.visits, np.nan)
    visits[-3:] = made.visits[-3:]
    fill(store_url, City(visits, made.left, made.back))
    assert read(store_url).loc[("modernisation", "visits"), "state"] == "not_enough"


def test_an_effect_of_24_7_is_found_after_modernisation_and_not_mixed_with_it(store_url: str) -> None:
    made = city(21, Planted(effect=0.3, never=3))
    switched = [place for place in range(28) if made.back[place] + 24 < 66][:12]
    for place in switched:
        made.visits[place, made.back[place] + 24 :] *= 1.5
    codes = fill(store_url, City(np.round(made.visits), made.left, made.back))
    with changing(store_url) as session:
        for place in switched:
            at = int(made.back[place]) + 24
            since = date(2019 + at // 12, at % 12 + 1, 1)
            nights = {"open_24_7_since": since, "open_24_7_precision": "day"}
            session.execute(update(Library).where(Library.venue_code == codes[place]).values(**nights))
    table = read(store_url)
    modernised, nights = table.loc[("modernisation", "visits")], table.loc[("open_24_7", "visits")]
    assert modernised["low"] <= 0.3 <= modernised["high"]
    assert nights["low"] <= 0.5 <= nights["high"]
    assert nights["low"] > 0


def test_events_that_are_often_zero_are_not_estimated(store_url: str) -> None:
    fill(store_url, city(11))
    with changing(store_url) as session:
        quiet = update(EventCount).where(EventCount.month < date(2020, 1, 1)).values(events=0)
        session.execute(quiet)
    table = read(store_url)
    assert table.loc[("modernisation", "events"), "state"] == "not_enough"
    assert table.loc[("modernisation", "visits"), "state"] == "effect_shown"


def test_it_takes_less_than_a_second_of_processor_time(store_url: str) -> None:
    fill(store_url, city(11))
    read(store_url)
    started = process_time()
    read(store_url)
    assert process_time() - started < 1
