"""Does the next slide come as quickly as the Overview after a change of its filter?

Run: ``python -m tests.bench.next_slide``. One server, filter change and step in turn, each with a selection or slide
that nobody asked for before; between two steps the hall looks for a second, as in a meeting, while the following
slide is prepared. Prints medians of the wall time of a run in milliseconds, and their ratio.
"""

import asyncio
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dashboard.ingest import loading
from dashboard.store.migrate import migrate
from tests.bench.client import Visitor, median
from tests.browser.serving import server

LOOKS = 1.0
"""Seconds between two steps."""
YEARS = ("2026", "2025", "2024", "2023", "2022", "2021", "2020", "2019")
DECKS = ("month", "year")
MOST = 1.2


def main() -> None:
    """Print the measurement as one JSON object."""
    with tempfile.TemporaryDirectory() as temporary:
        database = Path(temporary) / "culture.db"
        os.environ["DASHBOARD_TODAY"] = "2026-11-10"
        migrate(f"sqlite:///{database}")
        loading.prepare(f"sqlite:///{database}")
        with server(database, Path(temporary) / "server.log") as address:
            print(json.dumps(asyncio.run(_measure(address)), indent=1))


def _selections() -> Iterator[str]:
    """Filters of the Overview that nobody chose before."""
    for group in ("", "&age_group=дети", "&age_group=молодёжь"):
        for year in YEARS:
            yield f"lang=ru&period={year}{group}"


async def _measure(address: str) -> dict[str, float]:
    overview, show = Visitor(address), Visitor(address, page="present", query="lang=ru&deck=month&slide=1")
    for visitor in (overview, show):
        await visitor.open()
        await visitor.run()
    changes, steps, selections = [], [], _selections()
    for deck in DECKS:
        for number in range(1, 11):
            show.query = f"lang=ru&deck={deck}&slide={number}"
            step = await show.run()
            if number > 1:  # the first slide is no next one
                steps.append(step)
            await asyncio.sleep(LOOKS)
            overview.query = next(selections)
            changes.append(await overview.run())
    await overview.close()
    await show.close()
    ratio = median(steps) / median(changes)
    return {
        "filter_change_ms": round(median(changes) * 1000, 1),
        "next_slide_ms": round(median(steps) * 1000, 1),
        "slowest_slide_ms": round(max(steps) * 1000, 1),
        "ratio": round(ratio, 2),
        "allowed": MOST,
        "errors": len(overview.errors) + len(show.errors),
    }


if __name__ == "__main__":
    main()
