"""What does taking a long batch back cost against bringing it in? Import, undo, undo of the undo: one run, the ratios.

Run: python tests/bench/undo.py [rows]
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.bulk_import import store, write_file

MOST = 2.0


def main() -> int:
    """Print the times and the ratios; 1 when one is more than allowed."""
    from dashboard.ingest.apply import Origin
    from dashboard.ingest.bulk import import_bulk
    from dashboard.ingest.undo import undone

    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "attendance.csv"
        url = store(Path(folder) / "ours.db", write_file(path, rows))
        origin = Origin("bench")
        brought = timed("import", lambda: import_bulk(url, path, date(2026, 11, 10), origin, lambda *_: None))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        back = timed("undo", lambda: undone(url, 2, "bench"))
        again = timed("undo of the undo", lambda: undone(url, 3, "bench"))
        last = timed("undo of that", lambda: undone(url, 4, "bench"))
        memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    ratios = [taken / brought for taken in (back, again, last)]
    print(f"{rows} rows: ratios {', '.join(f'{ratio:.2f}' for ratio in ratios)} (at most {MOST}), +{memory:.0f} MiB")
    return int(max(ratios) > MOST)


def timed(name: str, act: Callable[[], object]) -> float:
    """Seconds of an act."""
    start = time.perf_counter()
    act()
    taken = time.perf_counter() - start
    print(f"{name}: {taken:.2f} s", flush=True)
    return taken


if __name__ == "__main__":
    sys.exit(main())
