"""Is 100 the year before the works, and is the band the middle half of the libraries?"""

from datetime import date
from statistics import median

import numpy as np
import pandas as pd
import pytest

from dashboard import store
from dashboard.filters import Filters
from dashboard.metrics import effect
from tests.metrics.effect.networks import NEVER, city, fill

ALL = Filters(date(2026, 11, 10))


@pytest.fixture
def study(store_url: str) -> pd.DataFrame:
    fill(store_url, city(6))
    with store.reading(store_url) as session:
        return effect.event_study(session, ALL)


def test_the_year_before_the_works_has_the_mean_of_one_hundred(study: pd.DataFrame) -> None:
    made = city(6)
    for place in np.flatnonzero(made.back < NEVER):
        rows = study[study["library"] == f"LIB-{place + 1:03d}"]
        left, back = int(made.left[place]), int(made.back[place])
        base = made.visits[place, max(left - 12, 0) : left]
        known = base[~np.isnan(base)]
        if len(known) < 6:
            assert rows.empty
            continue
        at = rows.set_index("months_since")
        for since in (0, 5, 12):
            value = made.visits[place, back + since] if back + since < made.visits.shape[1] else np.nan
            assert (since in at.index) == (not np.isnan(value))
            if since in at.index:
                assert at.loc[since, "index"] == pytest.approx(100 * value / (sum(known) / len(known)))


def test_the_works_are_a_gap(study: pd.DataFrame) -> None:
    made = city(6)
    for code, rows in study.groupby("library"):
        place = int(str(code)[-3:]) - 1
        closed = range(-(int(made.back[place]) - int(made.left[place])), 0)
        assert not set(rows["months_since"]) & set(closed)


def test_the_band_is_the_median_and_the_quartiles_of_at_least_five(study: pd.DataFrame) -> None:
    for _, rows in study.groupby("months_since"):
        values = rows["index"].tolist()
        assert set(rows["libraries"]) == {len(values)}
        if len(values) < 5:
            assert rows["median"].isna().all()
        else:
            assert rows["median"].iloc[0] == pytest.approx(median(values))
            low, high = rows["low_quartile"].iloc[0], rows["high_quartile"].iloc[0]
            assert sum(low <= value <= high for value in values) >= len(values) / 2 - 1


def test_nothing_is_shown_farther_than_two_years_before_or_three_after(study: pd.DataFrame) -> None:
    assert study["months_since"].min() >= -24
    assert study["months_since"].max() <= 36
