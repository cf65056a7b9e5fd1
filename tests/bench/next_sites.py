"""How long does the search for new places take, beside a draw of the Map page?

``python -m tests.bench.next_sites [URL of a filled store]``; without a URL a store is filled first.
"""

import itertools
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from dashboard import store
from dashboard.filters import Filters
from dashboard.ingest import loading
from dashboard.metrics.walking import coverage_by_district, next_sites
from dashboard.panels import PANELS, Snapshot
from dashboard.panels.prepared import prepare
from dashboard.reading import note
from dashboard.store.migrate import migrate

AS_OF = date(2026, 11, 10)
TIMES = 3
MAP = ("map.places", "map.districts", "map.libraries", "map.projects", "map.coverage")


def seconds(work: Callable[[], object]) -> float:
    """Median of a few runs."""
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def draw_of_the_map(snapshot: Snapshot) -> float:
    """All cards of the Map page but the proposed places, prepared from nothing."""
    revisions = itertools.count(1)

    def cold() -> None:
        fresh = Snapshot(snapshot.url, -next(revisions))
        for panel_id in MAP:
            assert panel_id in PANELS
            prepare(panel_id, Filters(AS_OF), "ru", "light", fresh)

    return seconds(cold)


def main(url: str) -> None:
    """Print the times."""
    with store.reading(url) as session:
        snapshot = Snapshot(url, store.revision(session))
        first = time.perf_counter()
        next_sites(session, Filters(AS_OF, sites=20))
        print(f"first search, 20 places, with the import of the solver: {time.perf_counter() - first:.2f} s")
        print(f"coverage: {seconds(lambda: coverage_by_district(session, Filters(AS_OF))):.3f} s")
        for count in (1, 5, 10, 15, 20):
            found = next_sites(session, Filters(AS_OF, sites=count))
            taken = seconds(lambda count=count: next_sites(session, Filters(AS_OF, sites=count)))
            print(f"{count:>2} places: {taken:.2f} s, gap {note(found, 'gap'):.4%}")
    print(f"draw of the Map page without them: {draw_of_the_map(snapshot):.2f} s")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(sys.argv[1])
    else:
        with tempfile.TemporaryDirectory() as folder:
            made = f"sqlite:///{Path(folder) / 'culture.db'}"
            migrate(made)
            loading.prepare(made)
            main(made)
