"""How long from a file given until every open session's next run shows it, beside an app that only writes it?"""

import asyncio
import sqlite3
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from tests.bench.client import Visitor
from tests.bench.sides import FLOOR_UPLOAD, NO_COLLECTION, OURS, serving
from tests.bench.targets.rounds import kept, milliseconds, ratio
from tests.bench.targets.stores import SMALL, copy
from tests.bench.targets.uploading import bring, month
from tests.signing_in import cookie_of

MOST = 1.3
ROUNDS, OTHERS = 7, 3


def main(rounds: int = ROUNDS) -> None:
    """Print the seconds of both, and of the parts of ours."""
    with tempfile.TemporaryDirectory() as temporary, ExitStack() as stack:
        folder = Path(temporary)
        url = copy(SMALL, folder)
        cookie = cookie_of(url)
        floor = {**NO_COLLECTION, "FLOOR_DATABASE": str(folder / "floor.db")}
        ours = stack.enter_context(serving(OURS, url))
        other = stack.enter_context(serving(FLOOR_UPLOAD, extra=floor))
        asyncio.run(_compare(Visitor(ours.address, "upload", cookie=cookie), Visitor(other.address), url, rounds))


async def _compare(ours: Visitor, floor: Visitor, url: str, rounds: int) -> None:
    readers = {one: [Visitor(one.address, "attendance" if one is ours else "") for _ in range(OTHERS)]
               for one in (ours, floor)}  # fmt: skip
    for visitor in (*readers[ours], *readers[floor]):
        await visitor.open()
        await visitor.run()
    await asyncio.sleep(5)
    libraries, level = _libraries(url), 900
    mine, theirs, saves, looks = [], [], [], []
    for number in range(rounds):
        content = month(libraries, level + number)
        saved, seen = await _ours(ours, readers[ours], content)
        saves.append(saved)
        looks.append(seen)
        mine.append(saved + seen)
        theirs.append(await _floor(floor, readers[floor], content))
    print(f"ours {milliseconds(mine)}: brought, checked, saved {milliseconds(saves)}, then seen {milliseconds(looks)}")
    print(f"floor {milliseconds(theirs)}; {OTHERS} readers, {len(libraries)} libraries, {rounds} rounds")
    print(f"ours : floor  {kept(ratio(mine, theirs), MOST)}")


async def _ours(writer: Visitor, readers: list[Visitor], content: bytes) -> tuple[float, float]:
    """Seconds until saved, and until the others' next runs are whole."""
    await writer.open()
    await writer.run()
    start = time.perf_counter()
    await bring(writer, content)
    await _explain(writer)
    save = writer.find("-save", "button")
    await writer.press(save)
    saved = time.perf_counter() - start
    seen = await _look(readers)
    if writer.errors or not any("Сохранено" in text for text in writer.said):
        raise RuntimeError(f"not saved: {writer.errors or writer.said}")
    await writer.close()
    return saved, seen


async def _explain(writer: Visitor) -> None:
    """Unusual months ask for a word; a person's time for typing it does not count, the runs do."""
    for widget in [one for one in writer.widgets.values() if one.kind in {"text_input", "text_area"}]:
        if widget.id in writer.widgets and "find_" not in widget.id:
            await writer.type(widget, "counted anew")


async def _floor(writer: Visitor, readers: list[Visitor], content: bytes) -> float:
    await writer.open()
    await writer.run()
    start = time.perf_counter()
    await bring(writer, content)
    saved = time.perf_counter() - start
    seen = await _look(readers)
    if writer.said != readers[0].said:
        raise RuntimeError("the floor does not show what was written")
    await writer.close()
    return saved + seen


async def _look(readers: list[Visitor]) -> float:
    start = time.perf_counter()
    await asyncio.gather(*(reader.run() for reader in readers))
    return time.perf_counter() - start


def _libraries(url: str) -> list[str]:
    """Libraries that have reports of visits of late."""
    with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
        rows = database.execute("SELECT DISTINCT venue_code FROM attendance WHERE month = '2026-09-01' ORDER BY 1")
        return [row[0] for row in rows]
