"""Does the server tell that a page's drawing has gone out, and only after it has?"""

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from dashboard import arrivals
from dashboard.server.arrivals import Arrivals
from tests.awaited import awaited


@pytest.mark.parametrize(
    ("path", "kind", "told"), [("/_stcore/stream", "websocket", True), ("/", "http", False)], ids=["page", "other"]
)
def test_what_goes_out_to_a_page_is_told(*, path: str, kind: str, told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    talk: list[tuple[str, bytes]] = []
    monkeypatch.setattr(arrivals, "sent", lambda content: talk.append(("told", content)))

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "websocket.send", "bytes": b"drawn"})
        await send({"type": "websocket.close"})

    async def receive() -> Message:
        raise AssertionError("nothing is asked")

    async def send(message: Message) -> None:
        await asyncio.sleep(0)
        talk.append(("sent", message.get("bytes") or b""))

    awaited(Arrivals(app)({"type": kind, "path": path}, receive, send))
    both = [("sent", b"drawn"), ("told", b"drawn"), ("sent", b""), ("told", b"")]
    assert talk == (both if told else both[::2])
