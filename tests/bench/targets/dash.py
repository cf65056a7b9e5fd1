"""What does a change of the filter cost the server beside the same Overview in Dash?

Dash is none of our dependencies. Install it into a folder of its own, and say where:
``python -m pip install --target /tmp/dash -r tests/bench/peers/requirements.txt``, ``DASH=/tmp/dash python -m …``.
"""

import asyncio
import http.client
import json
import os
import sys
import time
from contextlib import ExitStack
from itertools import cycle
from typing import Any
from urllib.parse import urlsplit

from tests.bench.sides import BENCH, OURS, running, serving
from tests.bench.targets.changing import Chooser
from tests.bench.targets.rounds import in_turn, milliseconds, ratio
from tests.bench.targets.stores import store
from tests.browser.serving import free_port

PEER = BENCH / "peers" / "dash_overview.py"
ROUNDS, CHANGES = 10, 14


def main(rounds: int = ROUNDS) -> None:
    """Print both costs and the ratio."""
    if "DASH" not in os.environ:
        sys.exit(f"{__doc__}")
    asyncio.run(_compare(rounds))


async def _compare(rounds: int) -> None:
    url, port = store(), free_port()
    with ExitStack() as servers:
        ours = servers.enter_context(serving(OURS, url))
        peer = servers.enter_context(
            running(
                [sys.executable, str(PEER)], f"http://127.0.0.1:{port}", PEER, url, {"PORT": str(port)}, "/_dash-layout"
            )
        )
        chooser, other = Chooser(ours), _Reader(peer.address)
        await chooser.come()
        await asyncio.sleep(5)
        acts = {"ours": (ours, chooser.change), "dash": (peer, other.change)}
        first = await in_turn(acts, 1, len(chooser.values))
        spent = await in_turn(acts, rounds, CHANGES)
    for name, one in spent.items():
        cold = milliseconds(first[name].processor)
        print(
            f"{name}: {milliseconds(one.processor)} processor, wall {milliseconds(one.wall)}; at first {cold} processor"
        )
    said = ratio(spent["ours"].processor, spent["dash"].processor)
    print(f"ours : dash  {said}; {rounds} rounds of {CHANGES}")
    print(f"bytes of an answer: ours {chooser.visitor.received // max(chooser.visitor.runs, 1)}, dash {other.size}")


class _Reader:
    """A visitor of the Dash page who chooses library after library."""

    def __init__(self, address: str) -> None:
        self.connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        layout = self._answer("GET", "/_dash-layout", None)
        options = layout["props"]["children"][0]["props"]["options"]
        self.values = cycle([one["value"] for one in options][:28])
        self.size = 0

    async def change(self) -> float:
        """Seconds from the change to the whole answer."""
        value = next(self.values)
        asked = {
            "output": "page.children",
            "outputs": {"id": "page", "property": "children"},
            "inputs": [{"id": "library", "property": "value", "value": value}],
            "changedPropIds": ["library.value"],
        }
        start = time.perf_counter()
        await asyncio.to_thread(self._answer, "POST", "/_dash-update-component", asked)
        return time.perf_counter() - start

    def _answer(self, method: str, path: str, body: object) -> dict[str, Any]:
        self.connection.request(method, path, json.dumps(body) if body else None, {"Content-Type": "application/json"})
        answer = self.connection.getresponse()
        content = answer.read()
        self.size = len(content)
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        found: dict[str, Any] = json.loads(content)
        return found
