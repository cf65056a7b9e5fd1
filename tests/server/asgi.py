"""How does a test ask an ASGI application one question? Scope in, answer out, no server."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from starlette.types import ASGIApp, Message


def ask(app: ASGIApp, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> dict[str, Any]:
    """Status, headers and body of the answer."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    address, _, query = path.partition("?")
    raw = [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()]
    scope = {"type": "http", "method": method, "path": address, "headers": raw, "query_string": query.encode()}
    with ThreadPoolExecutor(1) as thread:  # the browser tests leave a running loop in the main thread
        thread.submit(lambda: asyncio.run(app(scope, receive, send))).result()
    head = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    return {"status": sent[0]["status"], "headers": head, "body": b"".join(m.get("body", b"") for m in sent[1:])}
