"""How much memory does a session take, and does it stay level while fifty people upload, filter and export?

``memory`` measures sessions; ``memory 20`` also watches fifty users for so many minutes and tells the slope.
"""

import asyncio
import random
import tempfile
import time
from pathlib import Path

import numpy as np

from dashboard.server.lifespan import QUIET_SECONDS
from tests.bench.client import Visitor, resident_mb
from tests.bench.sides import OURS, Side, serving
from tests.bench.targets.changing import Chooser
from tests.bench.targets.stores import SMALL, copy, store
from tests.bench.targets.uploading import bring, month
from tests.signing_in import cookie_of

MOST_MB = 0.15
SESSIONS, USERS = 200, 50
THINK = 5.0
SAMPLE_SECONDS = 5


def main(minutes: int = 0) -> None:
    """Print megabytes a session; of a soak the slope in megabytes a minute over its second half."""
    with serving(OURS, store()) as side:
        asyncio.run(_sessions(side))
    if minutes:
        with tempfile.TemporaryDirectory() as folder:
            url = copy(SMALL, Path(folder))
            with serving(OURS, url) as side:
                asyncio.run(_soak(side, cookie_of(url), minutes))


async def _sessions(side: Side) -> None:
    """Sessions that each chose a library, all of them chosen before by one that left."""
    first = Chooser(side)
    await first.come()
    await asyncio.sleep(QUIET_SECONDS + 15)  # what the server does once, a minute after its start, is no session's
    for _ in range(3 * len(first.values)):
        await first.change()
    await first.visitor.close()
    choosers, grown = [], []
    for number in range(SESSIONS):
        chooser = Chooser(side)
        await chooser.come()
        for _ in range(1 + number % 3):
            await chooser.change()
        choosers.append(chooser)
        grown.append(resident_mb(side.process_id))
    # Not the last less the first: what was left over from before is given back meanwhile.
    half = grown[SESSIONS // 2 :]
    slope, _ = np.polyfit(range(len(half)), half, 1)
    verdict = "kept" if slope <= MOST_MB else "MISSED"
    print(
        f"{grown[0]:.0f} MB with one session, {half[0]:.0f} MB with {SESSIONS // 2}, {half[-1]:.0f} MB with {SESSIONS}"
    )
    print(f"  {slope:.3f} MB a session over the second half, at most {MOST_MB}: {verdict}")
    for chooser in choosers:
        await chooser.visitor.close()


async def _soak(side: Side, cookie: str, minutes: int) -> None:
    samples: list[tuple[float, float]] = []
    done = {"changes": 0, "exports": 0, "uploads": 0, "errors": 0}
    end = time.monotonic() + 60 * minutes
    people = [_reader(side, end, done, place) for place in range(USERS - 5)]
    people += [_exporter(side, end, done) for _ in range(4)]
    people.append(_writer(side, cookie, end, done))
    await asyncio.gather(_watch(side, end, samples), *people)
    _tell(samples, minutes, done)


def _tell(samples: list[tuple[float, float]], minutes: int, done: dict[str, int]) -> None:
    half = [one for one in samples if one[0] >= samples[-1][0] / 2]
    slope, _ = np.polyfit([seconds / 60 for seconds, _ in half], [memory for _, memory in half], 1)
    print(f"{USERS} users, {minutes} minutes: {done}; {samples[0][1]:.0f} MB at first, "
          f"{half[0][1]:.0f} MB at half time, {samples[-1][1]:.0f} MB at the end; "
          f"slope of the second half {slope:+.2f} MB a minute")  # fmt: skip


async def _watch(side: Side, end: float, samples: list[tuple[float, float]]) -> None:
    start = time.monotonic()
    while time.monotonic() < end:
        samples.append((time.monotonic() - start, resident_mb(side.process_id)))
        await asyncio.sleep(SAMPLE_SECONDS)


async def _reader(side: Side, end: float, done: dict[str, int], place: int) -> None:
    """Chooses libraries on a page; comes back in another tab now and then."""
    while time.monotonic() < end:
        chooser = Chooser(side, ("", "attendance", "libraries", "events")[place % 4])
        await chooser.come()
        for _ in range(10):
            if time.monotonic() > end:
                break
            await asyncio.sleep(THINK * (0.5 + random.random()))  # noqa: S311  no secret
            await chooser.change()
            done["changes"] += 1
        done["errors"] += len(chooser.visitor.errors)
        await chooser.visitor.close()


async def _exporter(side: Side, end: float, done: dict[str, int]) -> None:
    """Opens the menu of a panel and takes its file, or the page's workbook."""
    visitor = Visitor(side.address, "attendance")
    await visitor.open()
    await visitor.run()
    while time.monotonic() < end:
        for key in ("more-attendance.by_age", "take-page"):
            await visitor.toggle(visitor.find(key), open_=True)
            done["exports"] += len(visitor.files)
            await asyncio.sleep(THINK)
            await visitor.toggle(visitor.find(key), open_=False)
    done["errors"] += len(visitor.errors)
    await visitor.close()


async def _writer(side: Side, cookie: str, end: float, done: dict[str, int]) -> None:
    """Brings a month of one library, saves it, starts over."""
    number = 0
    while time.monotonic() < end:
        number += 1
        visitor = Visitor(side.address, "upload", cookie=cookie)
        await visitor.open()
        await visitor.run()
        await bring(visitor, month([f"LIB-{14 + number % 5:03d}"], 500 + number))
        for widget in [one for one in visitor.widgets.values() if one.kind in {"text_input", "text_area"}]:
            if "find_" not in widget.id:
                await visitor.type(widget, "counted anew")
        await visitor.press(visitor.find("-save", "button"))
        done["uploads"] += 1
        done["errors"] += len(visitor.errors)
        await visitor.close()
        await asyncio.sleep(6 * THINK)
