"""Who visits the site in a test? Tabs that stay open, one a process; a crowd that comes back when it is cut off."""

import asyncio
from collections.abc import Coroutine, Iterable
from dataclasses import dataclass, field
from threading import Thread
from types import TracebackType
from typing import Any, Self

from websockets.exceptions import WebSocketException

from tests.bench.client import Visitor

QUERIES = ("lang=ru", "lang=kk", "lang=en&period=all", "lang=ru&library=LIB-011")
PAGES = ("overview", "attendance", "events", "libraries")
COMES_BACK = 60
"""Tries of half a second before a visitor counts as lost."""


class Tabs:
    """One open tab of a page for each process, by its letter; they stay open while the test does something else."""

    def __init__(self, address: str, letters: Iterable[str], page: str, query: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._tabs = {letter: Visitor(address, page, query, cookie=f"lb={letter}") for letter in letters}
        for tab in self._tabs.values():
            self._await(tab.open())

    def said(self) -> dict[str, list[str]]:
        """What each of them says in its next run."""
        for tab in self._tabs.values():
            self._await(tab.run())
            assert tab.errors == []
        return {letter: list(tab.said) for letter, tab in self._tabs.items()}

    def close(self) -> None:
        """Leave."""
        for tab in self._tabs.values():
            self._await(tab.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _await(self, coroutine: Coroutine[Any, Any, Any]) -> None:
        asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(timeout=120)


@dataclass
class Crowd:
    """Visitors of every process at once; what they saw stands in the fields when the crowd has left."""

    address: str
    size: int
    runs: int = 0
    cut: int = 0
    """Connections that ended under somebody, who then came back."""
    errors: list[str] = field(default_factory=list)
    _over: bool = False
    _thread: Thread | None = None

    def __enter__(self) -> Self:
        self._thread = Thread(target=lambda: asyncio.run(self._all()), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, _kind: type[BaseException] | None, _what: object, _where: TracebackType | None) -> None:
        self._over = True
        assert self._thread is not None
        self._thread.join(timeout=120)
        assert not self._thread.is_alive(), "a visitor never left"

    async def _all(self) -> None:
        await asyncio.gather(*(self._visit(number) for number in range(self.size)))

    async def _visit(self, number: int) -> None:
        failed = 0
        while not self._over:
            visitor = Visitor(self.address, PAGES[number % len(PAGES)], QUERIES[number % len(QUERIES)])
            visitor.cookie = f"lb={'abc'[number % 3]}"
            try:
                await visitor.open()
                while not self._over:
                    await visitor.run()
                    if not visitor.said:
                        raise ConnectionError("the server left in the middle of a run")
                    self.runs += 1
                    failed = 0
                    await asyncio.sleep(0.5)
                await visitor.close()
            except (OSError, WebSocketException) as left:
                self.cut += 1
                failed += 1
                if failed > COMES_BACK:
                    self.errors.append(f"visitor {number} is lost: {type(left).__name__}: {left}")
                    return
                await asyncio.sleep(0.5)
            finally:
                self.errors += visitor.errors
