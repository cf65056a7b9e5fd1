"""What was asked of us, and how did it end? One line a request to our routes, an upload, a downloaded file."""

import logging
import time
from pathlib import PurePosixPath

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.logs import line
from dashboard.server.own_paths import is_own

log = logging.getLogger(__name__)
MILLISECONDS = 1000
UPLOADS, DOWNLOADS = "/_stcore/upload_file", "/media/"
EXPORTED = frozenset({".csv", ".xlsx", ".pptx", ".html", ".docx", ".pdf", ".zip", ".json"})
"""Endings of files that people take with them; pictures of a page are none."""


class RequestLog:
    """Logs when an answer is whole. The address of the visitor, the query and the name of a file are left out."""

    def __init__(self, app: ASGIApp, parts: frozenset[str]) -> None:
        self.app, self.parts = app, parts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand over, and tell how it ended."""
        event = self._event(scope) if scope["type"] == "http" else None
        if event is None:
            await self.app(scope, receive, send)
            return
        answer = _Answer(send)
        started = time.perf_counter()
        try:
            await self.app(scope, receive, answer)
        finally:
            took = round((time.perf_counter() - started) * MILLISECONDS, 1)
            where, what = _where(scope)
            told = {"method": scope["method"], where: what, "status": answer.status, "bytes": answer.size, "ms": took}
            line(log, event, **told)

    def _event(self, scope: Scope) -> str | None:
        path = scope["path"]
        if path.startswith(UPLOADS):
            return "upload"
        if path.startswith(DOWNLOADS):
            return "export" if PurePosixPath(path).suffix in EXPORTED else None
        return "request" if is_own(path, self.parts) else None


class _Answer:
    """Remembers status and size of what passes. Without a start the status stays 500: so will the reader see it."""

    def __init__(self, send: Send) -> None:
        self.send, self.status, self.size = send, 500, 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        self.size += len(message.get("body", b""))
        await self.send(message)


def _where(scope: Scope) -> tuple[str, str]:
    """The address of a route; of uploads and downloads the kind of file, for theirs hold what only its owner knows."""
    path = scope["path"]
    if path.startswith((UPLOADS, DOWNLOADS)):
        return "kind", PurePosixPath(path).suffix.lstrip(".")
    return "path", path
