"""How long from a file given until every open session's next run shows it, beside an app that only writes it?

Twice: a month as libraries send it, and one in which every figure is unusual, so that nine questions are answered
on the way. The floor shows the sum (``line``), or it and as many charts as the page of our readers has (``charts``).
The readers look at once, or some seconds after the save as people do: then what they had open is drawn already. They
load the page's script anew, or touch a filter, which runs only what follows it.
"""

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Self

from tests.bench.client import Visitor, processor_seconds
from tests.bench.sides import FLOOR_UPLOAD, NO_COLLECTION, OURS, Side, serving
from tests.bench.targets.rounds import kept, milliseconds, ratio
from tests.bench.targets.stores import SMALL, copy
from tests.bench.targets.uploading import AGES, HEAD, bring, month
from tests.signing_in import cookie_of

MOST = 1.3
ROUNDS, OTHERS = 7, 3
CHARTS = 8
"""Of the Attendance page."""
UNUSUAL = 900
MONTH = "2026-10"
PERIOD = 1
"""The option of the box of periods that is chosen anyway."""
Content = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Moment:
    """When and how the readers look."""

    pause: float = 0.0
    """Seconds from the save to their next run; they do not count."""
    touched: bool = False


MOMENTS = {
    "looked at at once": Moment(),
    "looked at 3 s later": Moment(3.0),
    "a filter touched 3 s later": Moment(3.0, touched=True),
}


@dataclass(slots=True)
class Parts:
    """Seconds of each round."""

    moment: Moment = Moment()
    brought: list[float] = field(default_factory=list)
    explained: list[float] = field(default_factory=list)
    saved: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    """Of the server, for all of it: on a busy machine the one that says something."""

    @property
    def whole(self) -> list[float]:
        """From the file given until all have seen it."""
        return [sum(each) for each in zip(self.brought, self.explained, self.saved, self.seen, strict=True)]


@dataclass(frozen=True, slots=True)
class Party:
    """A server, who writes there, and who looks."""

    side: Side
    writer: Visitor
    readers: list[Visitor]

    @classmethod
    def of(cls, side: Side, writes: str = "", reads: str = "", cookie: str = "") -> Self:
        """The visitors of a server, by their pages."""
        readers = [Visitor(side.address, reads) for _ in range(OTHERS)]
        return cls(side, Visitor(side.address, writes, cookie=cookie), readers)


Act = Callable[[Visitor, list[Visitor], bytes, Parts], Awaitable[None]]


def main(rounds: int = ROUNDS) -> None:
    """Print the seconds of all sides and of the parts of ours."""
    with tempfile.TemporaryDirectory() as temporary, ExitStack() as stack:
        folder = Path(temporary)
        url = copy(SMALL, folder)
        cookie = cookie_of(url)
        ours = stack.enter_context(serving(OURS, url))
        floors = dict[str, Party]()
        for name, charts in (("line", 0), ("charts", CHARTS)):
            extra = {**NO_COLLECTION, "FLOOR_DATABASE": _floor_store(url, folder / name), "FLOOR_CHARTS": str(charts)}
            floors[name] = Party.of(stack.enter_context(serving(FLOOR_UPLOAD, extra=extra)))
        figures = _september(url)
        files: dict[str, Content] = {
            "a usual month": lambda number: _usual(figures, number),
            "an unusual one": lambda number: month([library for library, _ in figures], UNUSUAL + number, MONTH),
        }
        asyncio.run(_compare(Party.of(ours, "upload", "attendance", cookie), floors, files, rounds))


async def _compare(ours: Party, floors: dict[str, Party], files: dict[str, Content], rounds: int) -> None:
    for visitor in (one for party in (ours, *floors.values()) for one in party.readers):
        await visitor.open()
        await visitor.run()
    await asyncio.sleep(5)
    for name, content in files.items():
        for turn, (when, moment) in enumerate(MOMENTS.items()):
            mine, theirs = Parts(moment), {floor: Parts(moment) for floor in floors}
            for number in range(turn * rounds, (turn + 1) * rounds):
                await _spent(ours, _ours, content(number), mine)
                for floor, party in floors.items():
                    await _spent(party, _floor, content(number), theirs[floor])
            _tell(f"{name}, {when}", mine, theirs, rounds)


async def _spent(party: Party, act: Act, content: bytes, parts: Parts) -> None:
    """The writer comes; from then on everything counts."""
    await party.writer.open()
    await party.writer.run()
    before = processor_seconds(party.side.process_id)
    await act(party.writer, party.readers, content, parts)
    parts.processor.append(processor_seconds(party.side.process_id) - before)
    await party.writer.close()


def _tell(name: str, mine: Parts, theirs: dict[str, Parts], rounds: int) -> None:
    print(f"{name}; {OTHERS} readers, {rounds} rounds: ours {milliseconds(mine.whole)}: brought and checked "
          f"{milliseconds(mine.brought)}, explained {milliseconds(mine.explained)}, saved {milliseconds(mine.saved)}, "
          f"then seen {milliseconds(mine.seen)}")  # fmt: skip
    for floor, parts in theirs.items():
        print(f"  floor {floor} {milliseconds(parts.whole)}, of them seen {milliseconds(parts.seen)}")
        print(f"  processor {milliseconds(mine.processor)} : {milliseconds(parts.processor)}  "
              f"{kept(ratio(mine.processor, parts.processor), MOST)}")  # fmt: skip
        print(f"  ours : floor {floor}  {kept(ratio(mine.whole, parts.whole), MOST)}; "
              f"seen alone {kept(ratio(mine.seen, parts.seen), MOST)}")  # fmt: skip


async def _ours(writer: Visitor, readers: list[Visitor], content: bytes, spent: Parts) -> None:
    marks = [time.perf_counter()]
    await bring(writer, content)
    marks.append(time.perf_counter())
    await _explain(writer)
    marks.append(time.perf_counter())
    await writer.press(writer.find("-save", "button"))
    saved = time.perf_counter()
    seen = await _seen(readers, spent.moment)
    if writer.errors or not any("Сохранено" in text for text in writer.said):
        raise RuntimeError(f"not saved: {writer.errors or writer.said}")
    marks.append(saved)
    for part, (begun, ended) in zip((spent.brought, spent.explained, spent.saved), pairwise(marks), strict=True):
        part.append(ended - begun)
    spent.seen.append(seen)


async def _seen(readers: list[Visitor], moment: Moment) -> float:
    """Seconds until the next run of every reader is answered."""
    await asyncio.sleep(moment.pause)
    start = time.perf_counter()
    await asyncio.gather(*(_touch(reader) if moment.touched else reader.run() for reader in readers))
    return time.perf_counter() - start


async def _touch(reader: Visitor) -> float:
    period = reader.find("period", "selectbox")
    return await reader.choose(period, period.options[PERIOD])


async def _explain(writer: Visitor) -> None:
    """Unusual months ask for a word; a person's time for typing it does not count, the runs do."""
    for widget in [one for one in writer.widgets.values() if one.kind in {"text_input", "text_area"}]:
        if widget.id in writer.widgets and "find_" not in widget.id:
            await writer.type(widget, "counted anew")


async def _floor(writer: Visitor, readers: list[Visitor], content: bytes, spent: Parts) -> None:
    start = time.perf_counter()
    await bring(writer, content)
    saved = time.perf_counter()
    seen = await _seen(readers, Moment(spent.moment.pause))
    if writer.said != readers[0].said:
        raise RuntimeError("the floor does not show what was written")
    for part, seconds in ((spent.brought, saved - start), (spent.explained, 0.0), (spent.saved, 0.0)):
        part.append(seconds)
    spent.seen.append(seen)


def _september(url: str) -> list[tuple[str, dict[str, int]]]:
    """The libraries that have reports of visits of late, and their figures by age group."""
    with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
        rows = database.execute(
            "SELECT venue_code, age_group, visits FROM attendance WHERE month = '2026-09-01' ORDER BY 1, 2"
        )
        found: dict[str, dict[str, int]] = {}
        for library, age, visits in rows:
            found.setdefault(library, {})[age] = visits
    return list(found.items())


def _usual(figures: list[tuple[str, dict[str, int]]], number: int) -> bytes:
    """October as September was, a little different every time."""
    rows = [f"{library};{MONTH};{age};{own.get(age, 0) + number + 1}" for library, own in figures for age in AGES]
    return "\n".join([HEAD, *rows, ""]).encode()


def _floor_store(url: str, path: Path) -> str:
    """The same figures as the floor keeps them."""
    with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
        rows = database.execute("SELECT venue_code, substr(month, 1, 7), age_group, visits FROM attendance").fetchall()
    with sqlite3.connect(path) as floor:
        floor.execute(
            "CREATE TABLE visits (library, month, age_group, visits, PRIMARY KEY (library, month, age_group))"
        )
        floor.executemany("INSERT INTO visits VALUES (?, ?, ?, ?)", rows)
    return str(path)
