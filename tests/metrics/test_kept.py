"""Is what was kept of a month still true when another batch of the same number wrote it?"""

from datetime import date

import numpy as np
import pandas as pd

from dashboard import store
from dashboard.filters import Filters
from dashboard.metrics import judged
from dashboard.metrics.effect.monthly import monthly
from tests.metrics.effect.networks import Planted, city, clear, fill


def test_a_batch_number_given_twice_is_another_batch(store_url: str) -> None:
    """As after a backup was put back: what is imported next has the number of what was imported before."""
    for seed in (1, 2):
        clear(store_url)
        made = city(seed, Planted(libraries=3))
        fill(store_url, made)
        with store.reading(store_url) as session:
            reported = monthly(session, "visits", Filters(date(2026, 11, 10))).reported
        assert reported.sum().sum() == made.visits[made.visits == made.visits].sum()


def test_the_same_figures_are_judged_once_and_others_anew() -> None:
    months = pd.date_range("2021-01-01", periods=60, freq="MS")
    table = pd.DataFrame(np.arange(120.0).reshape(60, 2) + 50, index=months, columns=["LIB-A", "LIB-B"])
    first = judged._known_or_new(table)
    assert judged._known_or_new(table.copy()) is first
    changed = table.copy()
    changed.iloc[30, 1] *= 7
    assert judged._known_or_new(changed) is not first
    assert judged._known_or_new(table.set_axis(["LIB-A", "LIB-C"], axis="columns")) is not first
    assert judged._known_or_new(table.set_axis(months + pd.DateOffset(months=1), axis="index")) is not first
    pd.testing.assert_frame_equal(judged._known_or_new(changed).usual, judged.each_library(changed).usual)
