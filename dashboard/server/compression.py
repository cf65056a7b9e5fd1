"""How do 12 MB of JavaScript reach a phone? Streamlit sends its static files as they are; we send them compressed.

Each file is compressed once, in a thread, and kept in memory: about 6 MB for all of them. What every page with charts
needs is compressed a second time, better, after the server has started. In place of its two large fonts goes the cut
of each that holds our letters (``deploy/lean_fonts.py``).
"""

import asyncio
import gzip
from functools import lru_cache
from pathlib import Path

import brotli
import streamlit
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.settings import STATIC as OURS

STATIC = Path(streamlit.__file__).resolve().parent / "static"
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
}
QUALITY = 5
"""Brotli quality: 5 costs a tenth of 9 and is 3 % larger."""
BEST = 10
"""For the few largest: 12 % smaller, and forty times the work (6 s for Plotly), so never while somebody waits."""
LARGEST = ("PlotlyChart.*.js", "embed.*.js", "index.*.js", "protobuf.*.js")
"""What charts need: Plotly, the small lines of key figures, the page itself, its messages."""
LEAN = {"SourceSansVF-Upright": "culture-sans.woff2", "SourceSerifVariable-Roman": "culture-serif.woff2"}
"""Our cuts by the name of the font that a page asks for."""
SMALLEST = 1024
FOREVER = {"cache-control": "public, immutable, max-age=31536000"}
"""Names of these files hold a hash of their content."""


class CompressedStatic:
    """Answers ``GET /static/…`` of Streamlit's own files in brotli or gzip; everything else goes on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a compressed file, or hand over."""
        font = _lean(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if font:
            await Response(font, media_type="font/woff2", headers=FOREVER)(scope, receive, send)
            return
        chosen = _choice(scope) if scope["type"] == "http" else None
        if chosen is None:
            await self.app(scope, receive, send)
            return
        path, encoding = chosen
        body = _better.get(path) if encoding == "br" else None
        body = body or await asyncio.to_thread(_compressed, path, encoding)
        headers = {"content-encoding": encoding, "vary": "Accept-Encoding", **FOREVER}
        await Response(body, media_type=TYPES[path.suffix], headers=headers)(scope, receive, send)


def _lean(address: str) -> bytes | None:
    """The cut of the font at this address, where there is one."""
    folder, _, name = address.rpartition("/")
    cut = LEAN.get(name.partition(".")[0]) if folder == "/static/media" and name.endswith(".woff2") else None
    return _read(cut) if cut else None


@lru_cache(maxsize=len(LEAN))
def _read(cut: str) -> bytes:
    return (OURS / cut).read_bytes()


def _choice(scope: Scope) -> tuple[Path, str] | None:
    """The file and the encoding, if this request may be answered compressed."""
    if scope["method"] != "GET" or not scope["path"].startswith("/static/"):
        return None
    headers = Headers(scope=scope)
    accepted = headers.get("accept-encoding", "")
    encoding = "br" if "br" in accepted else "gzip" if "gzip" in accepted else None
    if encoding is None or "range" in headers or "if-none-match" in headers:
        return None
    path = _static_file(scope["path"])
    return (path, encoding) if path else None


def _static_file(address: str) -> Path | None:
    path = (STATIC / address.removeprefix("/")).resolve()
    inside = path.is_relative_to(STATIC) and path.suffix in TYPES
    return path if inside and path.is_file() and path.stat().st_size >= SMALLEST else None


_better: dict[Path, bytes] = {}
"""Brotli of the largest, once it is made."""


def compress_better() -> None:
    """Compress the largest anew, as well as can be; the compressor leaves the interpreter to others meanwhile."""
    for pattern in LARGEST:
        for path in (STATIC / "static" / "js").glob(pattern):
            _better[path] = brotli.compress(path.read_bytes(), quality=BEST)


@lru_cache(maxsize=1024)
def _compressed(path: Path, encoding: str) -> bytes:
    content = path.read_bytes()
    return brotli.compress(content, quality=QUALITY) if encoding == "br" else gzip.compress(content, 6)
