"""What is left when the server dies, or two people save at once? All of a file, or none of it."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from dashboard.store import reading, revision, writing
from dashboard.store.engine import engine
from tests.dying import killed_afterwards
from tests.ingest.files import dump, library, load, visits
from tests.stores import ON_POSTGRESQL

KILLS, LONGEST = (15, 1.0) if ON_POSTGRESQL else (50, 0.25)
"""How often, and after how many seconds at most where that is long enough: a save takes longer over a connection."""
SAVES = 4
"""So many a killed program has time for: on a slow machine a quarter of a second is none."""
ROWS = 400


def import_on(ready: Callable[[], None], url: str, first: int) -> None:
    """One file after the other, each with other figures for the same rows."""
    with reading(url) as session:
        revision(session)
    ready()
    for number in range(first, first + 10_000):
        load(url, "attendance", *(visits(f"LIB-{n:03d}", number, date(2026, 1, 1)) for n in range(ROWS)))


def test_killed_at_any_moment_the_store_holds_all_of_a_file_or_none(store_url: str) -> None:
    load(store_url, "libraries", *(library(f"LIB-{n:03d}") for n in range(ROWS)))
    draw = random.Random(2026)  # noqa: S311  moments, not secrets
    seen = set()
    longest = max(LONGEST, SAVES * _a_save(store_url))
    for kill in range(1, KILLS + 1):
        with killed_afterwards(import_on, store_url, kill * 10_000):
            time.sleep(draw.uniform(0.0, longest))
        seen.add(_state(store_url))
    assert len(seen) > KILLS // 3  # the moments did fall between, and inside, different imports


def _a_save(url: str) -> float:
    """Seconds that the second of two saves takes: what only the first has to do is done."""
    took = 0.0
    for number in range(2):
        begun = time.perf_counter()
        load(url, "attendance", *(visits(f"LIB-{n:03d}", number, date(2026, 1, 1)) for n in range(ROWS)))
        took = time.perf_counter() - begun
    return took


def _state(url: str) -> tuple[int, int]:
    """Rows are of one file; journal, batch and revision tell of the same number of imports."""
    with writing(url):
        pass  # a server that still ends what the killed program began holds the lock
    rows = [row.split('"visits":')[1] for row in dump(url)["attendance"]]
    assert len(rows) in {0, ROWS}
    assert len(set(rows)) <= 1
    with engine(url).connect() as raw:
        batches = raw.exec_driver_sql("SELECT count(*) FROM batch WHERE kind = 'attendance'").scalar_one()
        changes = raw.exec_driver_sql("SELECT count(*) FROM change WHERE table_name = 'attendance'").scalar_one()
        files = raw.exec_driver_sql("SELECT count(*) FROM batch_file").scalar_one()
    assert (changes, files) == (batches * ROWS, batches + 1)
    with reading(url) as session:
        assert revision(session) == batches + 1
    return batches, len(rows)


def test_two_people_saving_at_the_same_moment_lose_nothing(store_url: str) -> None:
    load(store_url, "libraries", *(library(f"LIB-{n:03d}") for n in range(8)))
    months = [date(2026, month, 1) for month in range(1, 11)]

    def save_all(number: int) -> None:
        for month in months:
            load(store_url, "attendance", visits(f"LIB-{number:03d}", 5, month))

    with ThreadPoolExecutor(8) as people:
        list(people.map(save_all, range(8)))
    assert len(dump(store_url)["attendance"]) == 80
