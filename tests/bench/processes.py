"""How many people can three processes behind nginx serve, against one process alone, on the same PostgreSQL and cores?

Run: ``tests/with_postgresql.sh .venv/bin/python -m tests.bench.processes [rounds [seconds a step]]`` (Linux, nginx).
Everybody chooses another library on Attendance every 5 s; the answer counts from the moment it was due, so a slow
server slows nobody down. Users are doubled, then halved in, until the 95th percentile passes 1 s. One, three, one,
three, …: the ratio of each round. Who asks runs on the same cores: the table says how much of them it takes.
"""

import asyncio
import os
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.bench.client import median, processor_seconds
from tests.bench.sides import Side
from tests.bench.targets.changing import Chooser
from tests.deploy.site import PORTS, Site
from tests.stores import ON_POSTGRESQL, drop_all, load_all, new_store

THINK, LATEST, SHARE = 5.0, 1.0, 0.95
FIRST, NARROWED, AT_ONCE, MOST = 24, 4, 8, 2_000
ROUNDS, SECONDS = 3, 30.0


@dataclass(frozen=True, slots=True)
class Step:
    """One number of users for a while."""

    users: int
    changes: int
    p95: float
    servers: float
    """Processor seconds of the dashboard's processes for one change."""
    asking: float
    """The same of the load generator."""
    busy: float
    """Share of all cores that was in use, by whomever."""

    @property
    def holds(self) -> bool:
        """Whether 95 of 100 changes were answered in time."""
        return self.p95 < LATEST


@dataclass(slots=True)
class Crowd:
    """Open tabs of some back ends, each changing its filter on a schedule of its own."""

    address: str
    letters: tuple[str, ...]
    processes: tuple[int, ...]
    tabs: list[Chooser] = field(default_factory=list)

    async def grow(self, users: int) -> None:
        """Open more tabs, a few at a time."""
        while len(self.tabs) < users:
            some = [self._tab(len(self.tabs) + place) for place in range(min(AT_ONCE, users - len(self.tabs)))]
            await asyncio.gather(*(tab.come() for tab in some))
            self.tabs += some

    def _tab(self, number: int) -> Chooser:
        tab = Chooser(Side("ours", self.address, 0), "attendance")
        tab.visitor.cookie = f"lb={self.letters[number % len(self.letters)]}"
        return tab

    async def step(self, users: int, seconds: float) -> Step:
        """So many users for so long."""
        await self.grow(users)
        before, started = self._spent(), time.perf_counter()
        took = await asyncio.gather(*(_change_every(tab, seconds) for tab in self.tabs[:users]))
        passed = time.perf_counter() - started
        spent = [after - then for after, then in zip(self._spent(), before, strict=True)]
        answers = sorted(one for some in took for one in some)
        share = spent[2] / passed / (os.cpu_count() or 1)
        each = len(answers)
        return Step(users, each, answers[int(SHARE * (each - 1))], spent[0] / each, spent[1] / each, share)

    def _spent(self) -> tuple[float, float, float]:
        return sum(map(processor_seconds, self.processes)), time.process_time(), _busy_seconds()

    async def close(self) -> None:
        """Everybody leaves."""
        for tab in self.tabs:
            await tab.visitor.close()


async def _change_every(tab: Chooser, seconds: float) -> list[float]:
    """Seconds from when each change was due to its whole answer."""
    begin = time.perf_counter() + random.uniform(0, THINK)  # noqa: S311  a schedule, no secret
    took: list[float] = []
    for number in count():
        due = begin + number * THINK
        if due - begin >= seconds:
            return took
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        await tab.change()
        took.append(time.perf_counter() - due)
    return took


def _busy_seconds() -> float:
    """Processor seconds of the whole machine (Linux)."""
    user, nice, system, *_rest = map(int, Path("/proc/stat").read_text(encoding="ascii").split()[1:9])
    return (user + nice + system) / float(os.sysconf("SC_CLK_TCK"))


async def _most(crowd: Crowd, seconds: float) -> Step:
    """The step with the most users that still holds."""
    best, users, failed = await crowd.step(FIRST // 4, seconds), FIRST, 0
    while not failed and users <= MOST:
        step = await crowd.step(users, seconds)
        best, failed, users = (step, 0, users * 2) if step.holds else (best, users, users)
    for _ in range(NARROWED):
        users = round((best.users * failed) ** 0.5)
        if not failed or users in {best.users, failed}:
            break
        step = await crowd.step(users, seconds)
        best, failed = (step, failed) if step.holds else (best, users)
    return best


async def _measured(site: Site, letters: tuple[str, ...], seconds: float) -> Step:
    address = site.address if len(letters) > 1 else site.own(letters[0])
    crowd = Crowd(address, letters, tuple(site.processes[letter].pid for letter in letters))
    try:
        return await _most(crowd, seconds)
    finally:
        await crowd.close()


def _line(step: Step) -> str:
    spent = f"{1000 * step.servers:>11.1f}{1000 * step.asking:>11.1f}"
    late = "" if step.holds else "   not in time: the machine is busy with something else"
    return f"{step.users:>5}{step.p95:>7.2f}{spent}{step.busy:>14.0%}{late}"


def main(rounds: int = ROUNDS, seconds: float = SECONDS) -> None:
    """Print each round and the ratio."""
    if not ON_POSTGRESQL:
        raise SystemExit("start it with tests/with_postgresql.sh: several processes are measured on PostgreSQL")
    ratios = []
    print("users  p95 s  server ms  asking ms  cores in use   (one process, then three, …)", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        url = new_store(Path(temporary))
        load_all(url)
        for number in range(rounds):
            folder = Path(temporary) / str(number)
            folder.mkdir()
            site = Site(url, folder)
            try:
                site.open()
                time.sleep(5)  # let the warm-up beside the servers end
                found = [asyncio.run(_measured(site, letters, seconds)) for letters in (("a",), tuple(PORTS))]
            finally:
                site.close()
            for step in found:
                print(_line(step), flush=True)
            ratios.append(found[1].users / found[0].users)
    print(f"three against one: {median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})")
    drop_all()


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:3]))
