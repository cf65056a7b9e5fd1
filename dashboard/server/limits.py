"""How much may one address ask of our routes? A body of 64 kB; a burst, then so many a second; else 413, 429."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server.own_paths import is_own
from dashboard.server.visitor import network_of

LARGEST_BODY = 64 * 1024
"""Bytes. Our forms hold a few lines; files of figures go to Streamlit's own upload, which has its own limit."""
TOO_LARGE, TOO_MANY = 413, 429
READ = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, then so many a second."""

    burst: int
    a_second: float


READING = Rate(300, 10.0)
"""An office behind one address opens its pages at nine o'clock."""
WRITING = Rate(30, 0.5)
MOST_ADDRESSES = 10_000


@dataclass(slots=True)
class Buckets:
    """What each address has left; the addresses that asked longest ago are forgotten first."""

    rate: Rate
    now: Callable[[], float] = time.monotonic
    most: int = MOST_ADDRESSES
    left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def wait(self, address: str) -> float:
        """Take one; 0 when there was one to take, else the seconds until there is."""
        moment = self.now()
        held, since = self.left.pop(address, (float(self.rate.burst), moment))
        held = min(self.rate.burst, held + (moment - since) * self.rate.a_second)
        allowed = held >= 1
        self.left[address] = (held - 1 if allowed else held, moment)
        if len(self.left) > self.most:
            self.left.popitem(last=False)
        return 0.0 if allowed else (1 - held) / self.rate.a_second


class RequestLimits:
    """Holds requests to our routes to their limits; everything else goes on."""

    def __init__(self, app: ASGIApp, parts: frozenset[str]) -> None:
        self.app, self.parts = app, parts
        self.reading, self.writing = Buckets(READING), Buckets(WRITING)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand over, or refuse."""
        if scope["type"] != "http" or not is_own(scope["path"], self.parts):
            await self.app(scope, receive, send)
            return
        buckets = self.reading if scope["method"] in READ else self.writing
        wait = buckets.wait(network_of(scope))
        if wait:
            seconds = str(int(wait) + 1)
            refusal = PlainTextResponse("Too many requests", TOO_MANY, {"retry-after": seconds})
            await refusal(scope, receive, send)
        elif _announced(scope) > LARGEST_BODY:
            await PlainTextResponse("Too large", TOO_LARGE)(scope, receive, send)
        else:
            await self.app(scope, _counted(receive), send)


def _counted(receive: Receive) -> Receive:
    """What comes in, until it is more than it may be: a body need not say beforehand how long it is."""
    size = 0

    async def counting() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > LARGEST_BODY:
            raise HTTPException(TOO_LARGE, "Too large")  # Starlette answers with it in place of the route
        return message

    return counting


def _announced(scope: Scope) -> int:
    length = Headers(scope=scope).get("content-length", "0")
    return int(length) if length.isdigit() else 0
