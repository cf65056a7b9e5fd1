"""What stands in the page before Streamlit draws anything? The reader's language, and our script for its texts."""

from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.i18n import LANGUAGES, language_of
from dashboard.server.ahead import links
from dashboard.server.built_in import ADDRESS
from dashboard.settings import ROOT

RAW = ("/static/", "/app/static/", "/_stcore/", "/media/", "/component/", "/api/", "/signin", "/session/", ADDRESS)
"""Addresses that are no pages of Streamlit's."""
REQUEST_NAMES = frozenset({b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"})
"""Headers that would make Streamlit answer with anything but the whole plain page."""
STYLES = ("contrast.css", "print.css")
"""What the theme cannot say."""
STYLE = b"<style>%s</style>" % b"".join((ROOT / "dashboard" / "server" / name).read_bytes() for name in STYLES)
STALE = ("etag", "last-modified", "accept-ranges", "content-encoding")


class OwnHtml:
    """Sets ``<html lang>`` and adds our script to every page; passes everything else through."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Rewrite a page, or hand over."""
        page = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"} and not scope["path"].startswith(RAW)
        if not page:
            await self.app(scope, receive, send)
            return
        plain = {**scope, "headers": [pair for pair in scope["headers"] if pair[0].lower() not in REQUEST_NAMES]}
        await self.app(plain, receive, _Rewriting(send, language(scope), links(scope["path"])))


class _Rewriting:
    """Holds a page back until it is whole, then sends it rewritten; anything but a page goes on as it comes."""

    def __init__(self, send: Send, lang: str, ahead: bytes) -> None:
        self.send, self.lang, self.ahead = send, lang, ahead
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            self.start = message
        elif self.start is None:
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self.start)

    async def _finish(self, start: Message) -> None:
        body = rewritten(self.body, self.lang, self.ahead)
        headers = MutableHeaders(raw=list(start["headers"]))
        for name in STALE:
            del headers[name]
        del headers["content-length"]
        if body:  # nothing is known of the length of a page that was only asked about
            headers["content-length"] = str(len(body))
        await self.send({**start, "headers": headers.raw})
        await self.send({"type": "http.response.body", "body": body})


def _is_page(start: Message) -> bool:
    return start["status"] == 200 and Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")  # noqa: PLR2004  OK


def rewritten(body: bytes, lang: str, ahead: bytes) -> bytes:
    """The page in the reader's language, with our script before Streamlit's, our style and what it loads ahead."""
    script = f'<script src="{ADDRESS}" defer></script>'.encode()
    return (
        body.replace(b'<html lang="en">', f'<html lang="{lang}">'.encode(), 1)
        .replace(b"<head>", b"<head>" + script, 1)
        .replace(b"</head>", STYLE + ahead + b"</head>", 1)
    )


def language(scope: Scope) -> str:
    """The reader's language: of the address, else of the last visit, else of the browser."""
    headers = Headers(scope=scope)
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[-1]
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get("lang")
    except CookieError:
        cookie = None
    wishes = (asked, cookie.value if cookie else "")
    browser = language_of(headers.get("accept-language", "").split(",")[0])
    return next((wish for wish in wishes if wish in LANGUAGES), browser)
