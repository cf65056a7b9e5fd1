"""How does the dashboard carry a larger network? A store of any number of libraries, with five years of figures.

Run: ``python -m tests.bench.network 2800 /tmp/network.db``. The libraries lie in the districts of the published data;
attendance comes through the bulk import, so that everything an import keeps is kept.
"""

import csv
import random
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import insert, select

from dashboard import rules, store
from dashboard.filters import add_months
from dashboard.ingest import loading
from dashboard.ingest.apply import Origin
from dashboard.ingest.bulk import import_bulk
from dashboard.ingest.totals import keep_all_totals
from dashboard.rules import BatchSource
from dashboard.store.migrate import migrate
from dashboard.store.tables import Batch, District, EventCount, Library, Venue

TODAY = date(2026, 11, 10)
MONTHS = [add_months(date(2021, 11, 1), number) for number in range(60)]
SEED = 20_261_110
OPENED = date(2015, 1, 1)


def build(path: Path, libraries: int) -> str:
    """A store with so many libraries more than the published data hold; its address."""
    url = f"sqlite:///{path}"
    migrate(url)
    loading.prepare(url)
    codes = [f"LIB-{number:05d}" for number in range(1000, 1000 + libraries)]
    _register(url, codes)
    file = path.with_suffix(".csv")
    _write(file, codes)
    import_bulk(url, file, TODAY, Origin("bench", BatchSource.UPLOAD), lambda _rows, _share: None)
    file.unlink()
    return url


def _register(url: str, codes: list[str]) -> None:
    chance = random.Random(SEED)  # noqa: S311  figures, no secret
    with store.writing(url) as session:
        batch = Batch(
            kind="libraries",
            file_name="network",
            sha256="0",
            source=BatchSource.UPLOAD.value,
            author="bench",
            created_at=datetime.now(UTC),
        )
        session.add(batch)
        session.flush()
        districts = list(session.execute(select(District.code)).scalars())
        came = {"batch_id": batch.id, "line": 1}
        named = [{"code": code, **{f"name_{one}": f"Library {code}" for one in ("kk", "ru", "en")}} for code in codes]
        venues = [
            {**one, "kind": "library", "district_code": chance.choice(districts), "lat": 43.15 + chance.random() / 5,
             "lon": 76.75 + chance.random() / 3, **came}
            for one in named
        ]  # fmt: skip
        session.execute(insert(Venue), venues)
        session.execute(insert(Library), [{"venue_code": code, "opened_on": OPENED, **came} for code in codes])
        events = [
            {"venue_code": code, "month": month, "event_type": "lecture", "events": chance.randint(1, 9),
             "participants": chance.randint(10, 200), **came}
            for code in codes for month in MONTHS[-30:]
        ]  # fmt: skip
        session.execute(insert(EventCount), events)
        keep_all_totals(session)
        store.bump_revision(session)


def _write(file: Path, codes: list[str]) -> None:
    chance = random.Random(SEED)  # noqa: S311  figures, no secret
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(["library_code", "month", "age_group", "visits"])
        for code in codes:
            level = chance.randint(40, 900)
            for month in MONTHS:
                for group in rules.AgeGroup:
                    writer.writerow([code, f"{month:%Y-%m}", group.value, round(level * chance.uniform(0.8, 1.25))])


if __name__ == "__main__":
    build(Path(sys.argv[2]), int(sys.argv[1]))
