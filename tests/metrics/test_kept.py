"""Is what was kept of a month still true when another batch of the same number wrote it?"""

from datetime import date

from dashboard import store
from dashboard.filters import Filters
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
