"""How many runs does a process draw at once? As many as it has use for; the others wait for their turn, in order.

Python's threads draw on one core. Of fifty runs at once each gets a fiftieth of it, so all of them end last, and a
fifth of the work is changing from one to the other. In turn each ends as early as it can. So a page's wish for a run
waits at the door while others are drawn. A run that takes long gives its place away: nobody waits for a save, a file
or a panel that is drawn for the first time.
"""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.server import stream

AT_ONCE = 3
"""Of 1 to 4 the fewest that keep the core busy while what was drawn is sent."""
LONG_SECONDS = 0.25


class Admission:
    """Hands a page's wish for a run over when it is its turn."""

    def __init__(self, app: ASGIApp, at_once: int = AT_ONCE, long_seconds: float = LONG_SECONDS) -> None:
        self.app, self.long_seconds = app, long_seconds
        self.places = asyncio.Semaphore(at_once)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand over, with a place from a wish for a run to its end."""
        if not stream.is_stream(scope):
            await self.app(scope, receive, send)
            return
        place = _Place(self.places, self.long_seconds)

        async def heard() -> Message:
            message = await receive()
            if stream.wish(message.get("bytes") or b""):
                await place.take()
            return message

        async def said(message: Message) -> None:
            if place.held and _is_over(stream.end(message.get("bytes") or b"")):
                place.give()
            await send(message)

        try:
            await self.app(scope, heard, said)
        finally:
            place.give()


class _Place:
    """The place of one page among those that are drawn."""

    def __init__(self, places: asyncio.Semaphore, long_seconds: float) -> None:
        self._places, self._long_seconds = places, long_seconds
        self._given_away_later: asyncio.TimerHandle | None = None

    @property
    def held(self) -> bool:
        return self._given_away_later is not None

    async def take(self) -> None:
        """Wait for a place; a page that has one keeps it."""
        if not self.held:
            await self._places.acquire()
            self._given_away_later = asyncio.get_running_loop().call_later(self._long_seconds, self.give)

    def give(self) -> None:
        """Let the next one in."""
        if self._given_away_later is not None:
            self._given_away_later.cancel()
            self._given_away_later = None
            self._places.release()


def _is_over(end: int | None) -> bool:
    return end is not None and end != ForwardMsg.FINISHED_EARLY_FOR_RERUN
