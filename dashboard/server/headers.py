"""What may a page of ours do in the browser? Security headers on every answer.

The policy was tried with every page, the map, downloads and exports; what each part is for:
``wasm-unsafe-eval`` the map and Streamlit's messages, inline styles Streamlit's and Plotly's own way of styling,
``blob:`` the map's worker and pictures taken of a chart, ``data:`` the small icons of tables and map.
"""

import base64
import hashlib
import re
from functools import cache

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server.compression import STATIC

INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


@cache
def headers() -> tuple[tuple[bytes, bytes], ...]:
    """Names and values, as they go on the wire."""
    said = {
        "Content-Security-Policy": policy(),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        # Not `no-referrer`: with it a browser sends `Origin: null` with our own forms.
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return tuple((name.lower().encode(), value.encode()) for name, value in said.items())


def policy() -> str:
    """The content security policy; the one inline script of Streamlit's page is allowed by its hash."""
    page = (STATIC / "index.html").read_bytes()
    hashes = [base64.b64encode(hashlib.sha256(text).digest()).decode() for text in INLINE_SCRIPT.findall(page)]
    parts = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", "'wasm-unsafe-eval'", *(f"'sha256-{text}'" for text in hashes))),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "blob:",
        "media-src": "'self'",
        "manifest-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


class SecurityHeaders:
    """Puts the headers on every answer, in place of any that were there."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with our headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        names = {name for name, _ in headers()}

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message["headers"] if pair[0].lower() not in names]
                message = {**message, "headers": [*kept, *headers()]}
            await send(message)

        await self.app(scope, receive, guarded)
