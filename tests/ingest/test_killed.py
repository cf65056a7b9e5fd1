"""What is left when the server dies, or two people save at once? All of a file, or none of it."""

import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from dashboard.store import reading, revision, writing
from dashboard.store.engine import engine
from tests.ingest.files import dump, library, load, visits
from tests.stores import ON_POSTGRESQL

KILLS, LONGEST = (15, 1.0) if ON_POSTGRESQL else (50, 0.25)
"""How often, and after how many seconds at most: a save takes longer over a connection."""
ROWS = 400

IMPORTER = """
import sys
from datetime import date
from dashboard.store import reading, revision
from tests.ingest.files import load, visits
url, first = sys.argv[1], int(sys.argv[2])
with reading(url) as session:
    revision(session)
print("ready", flush=True)
for number in range(first, first + 10_000):
    lines = [visits(f"LIB-{n:03d}", number, date(2026, 1, 1)) for n in range(400)]
    load(url, "attendance", *lines)
"""


def test_killed_at_any_moment_the_store_holds_all_of_a_file_or_none(store_url: str) -> None:
    load(store_url, "libraries", *(library(f"LIB-{n:03d}") for n in range(ROWS)))
    draw = random.Random(2026)  # noqa: S311  moments, not secrets
    seen = set()
    for kill in range(KILLS):
        _run_and_kill(store_url, kill * 10_000, draw.uniform(0.0, LONGEST))
        seen.add(_state(store_url))
    assert len(seen) > KILLS // 3  # the moments did fall between, and inside, different imports


def _run_and_kill(url: str, first: int, after: float) -> None:
    command = [sys.executable, "-c", IMPORTER, url, str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(after)
        running.send_signal(signal.SIGKILL)


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
