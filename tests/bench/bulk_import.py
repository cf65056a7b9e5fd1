"""What does a bulk import cost against reading and upserting the same file? One run, interleaved, and the ratio.

Run: python -m tests.bench.bulk_import [rows]
"""

import csv
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import date
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST = 4.0
GROUPS = ("children", "youth", "adults")
UPSERT = (
    "INSERT INTO attendance (venue_code, month, age_group, visits, batch_id, line) VALUES (?, ?, ?, ?, 1, ?) "
    "ON CONFLICT (venue_code, month, age_group) DO UPDATE SET visits = excluded.visits"
)


def write_file(path: Path, rows: int) -> int:
    """A file of so many rows: months × libraries × groups, as a country's reports come in."""
    months = [f"{year}-{month:02d}" for year, month in product(range(2019, 2026), range(1, 13))]
    libraries = rows // (len(months) * len(GROUPS)) + 1
    keys = product(months, range(1, libraries + 1), GROUPS)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("library_code", "month", "age_group", "visits"))
        for number, (month, library, group) in zip(range(rows), keys, strict=False):
            writer.writerow((f"ALM-{library:04d}", month, group, number * 7919 % 5000))
    return libraries


def store(path: Path, libraries: int) -> str:
    """A store that knows the libraries."""
    from dashboard.store.migrate import migrate

    url = f"sqlite:///{path}"
    migrate(url)
    with sqlite3.connect(path) as raw:
        raw.execute(
            "INSERT INTO batch (id, action, kind, file_name, sha256, source, author, created_at, rows_new,"
            " rows_changed, rows_same, rows_removed, state, notices)"
            " VALUES (1, 'import', 'libraries', 'f', 'x', 'upload', 'a', '2026-01-01', 0, 0, 0, 0, 'applied', '[]')"
        )
        codes = [(f"ALM-{number:04d}",) for number in range(1, libraries + 1)]
        raw.executemany(
            "INSERT INTO venue (code, kind, name_kk, name_ru, location_basis, batch_id, line)"
            " VALUES (?, 'library', 'a', 'b', 'unknown', 1, 1)",
            codes,
        )
        raw.executemany("INSERT INTO library (venue_code, batch_id, line) VALUES (?, 1, 1)", codes)
    return url


def floor(path: Path, database: Path) -> float:
    """Seconds of csv.reader and executemany upserts."""
    start = time.perf_counter()
    raw = sqlite3.connect(database)
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL"):
        raw.execute(f"PRAGMA {pragma}")
    with path.open(newline="", encoding="utf-8") as file, raw:
        reader = csv.reader(file)
        next(reader)
        raw.executemany(UPSERT, ((a, f"{b}-01", c, int(d), reader.line_num) for a, b, c, d in reader))
    raw.close()
    return time.perf_counter() - start


def ours(path: Path, url: str) -> tuple[float, float]:
    """Seconds of the import, and MiB it took over a process that only loaded the program."""
    from dashboard.ingest.apply import Origin
    from dashboard.ingest.bulk import import_bulk

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    import_bulk(url, path, date(2026, 11, 10), Origin("bench"), lambda _rows, _share: None)
    taken = time.perf_counter() - start
    return taken, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def main() -> int:
    """Print both times and the ratio; 1 when it is more than allowed."""
    if sys.argv[1:2] == ["--ours"]:
        print(*ours(Path(sys.argv[2]), sys.argv[3]))
        return 0
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "attendance.csv"
        libraries = write_file(path, rows)
        first = floor(path, Path(store(Path(folder) / "floor.db", libraries).removeprefix("sqlite:///")))
        url = store(Path(folder) / "ours.db", libraries)
        command = [sys.executable, "-m", "tests.bench.bulk_import", "--ours", str(path), url]
        told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
        taken, memory = map(float, told.split())
        second = floor(path, Path(store(Path(folder) / "floor2.db", libraries).removeprefix("sqlite:///")))
    least = (first + second) / 2
    print(f"{rows} rows: floor {first:.2f} s and {second:.2f} s, bulk {taken:.2f} s, +{memory:.0f} MiB")
    print(f"ratio {taken / least:.2f} (at most {MOST})")
    return int(taken / least > MOST)


if __name__ == "__main__":
    sys.exit(main())
