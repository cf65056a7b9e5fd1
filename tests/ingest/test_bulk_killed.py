"""What is left when a bulk import dies in the middle? Nothing of it, and the next one goes through."""

import os
import signal
from pathlib import Path

import pytest

from dashboard.ingest import bulk
from dashboard.ingest.apply import Origin
from dashboard.ingest.bulk import import_bulk
from dashboard.store import reading, revision, writing
from tests.dying import forked
from tests.ingest.files import AS_OF, dump, library, load, visits
from tests.ingest.test_bulk import silent, write

LIBRARIES, MONTHS = 100, [f"{year}-{month:02}" for year in range(2020, 2026) for month in range(1, 13)]
GROUPS = ("дети", "взрослые")
MANY = [(f"LIB-{n:03d}", month, group, "5") for n in range(LIBRARIES) for month in MONTHS for group in GROUPS]


def import_and_die(url: str, path: Path, moment: str) -> None:
    """A bulk import that kills itself where it would begin a step, or at its first report of progress."""

    def die(*_anything: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    if moment != "progress":
        setattr(bulk, moment, die)
    bulk.import_bulk(url, path, AS_OF, Origin("op"), die if moment == "progress" else silent)


@pytest.mark.parametrize("moment", ["progress", "_doubled", "keep_totals", "bump_revision"])
def test_killed_in_the_middle_nothing_is_stored_and_the_next_import_works(
    moment: str, store_url: str, tmp_path: Path
) -> None:
    load(store_url, "libraries", *(library(f"LIB-{n:03d}") for n in range(LIBRARIES)))
    load(store_url, "attendance", visits("LIB-001", 1, group="children"))
    path, before = write(tmp_path / "a.csv", MANY), dump(store_url)
    with reading(store_url) as session:
        counted = revision(session)
    killed = forked(import_and_die, store_url, path, moment)
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    with writing(store_url):
        pass  # a server that still ends what the killed program began holds the lock
    assert dump(store_url) == before
    with reading(store_url) as session:
        assert revision(session) == counted
    batch, again = import_bulk(store_url, path, AS_OF, Origin("op"), silent)
    assert (batch.rows_new + batch.rows_changed + batch.rows_same, again) == (len(MANY), False)
