"""How long from the start of the server to its first answer, store present, beside a blank app?"""

import asyncio
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.client import Visitor
from tests.bench.sides import BLANK, OURS, environment, wait
from tests.bench.targets.rounds import kept, milliseconds, ratio
from tests.bench.targets.stores import store
from tests.browser.serving import free_port

MOST = 1.3
ROUNDS = 9
EVERY = 0.01


def main(rounds: int = ROUNDS) -> None:
    """Print both, in turn, for the first answer of the server and for the first page that is whole."""
    url = store()
    took: dict[Path, list[tuple[float, float]]] = {OURS: [], BLANK: []}
    for number in range(rounds + 1):
        for app, seconds in took.items():
            told = _start(app, url if app == OURS else "")
            if number:  # the first reads the files into memory
                seconds.append(told)
    for place, name in enumerate(("answers", "first page is whole")):
        mine, blank = ([seconds[place] for seconds in took[app]] for app in (OURS, BLANK))
        said = ratio(mine, blank)
        print(f"{name}: ours {milliseconds(mine)}, blank {milliseconds(blank)}; {rounds} rounds")
        print(f"  ours : blank  {kept(said, MOST) if place == 0 else said}")


def _start(app: Path, url: str) -> tuple[float, float]:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=app.parent, env=environment(url), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait(f"{address}/_stcore/health", process, EVERY)
        answered = time.perf_counter() - begun
        asyncio.run(_visit(address))
        return answered, time.perf_counter() - begun
    finally:
        process.terminate()
        process.wait(timeout=20)


async def _visit(address: str) -> None:
    visitor = Visitor(address)
    await visitor.open()
    await visitor.run()
    await visitor.close()
