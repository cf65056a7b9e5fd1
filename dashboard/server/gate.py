"""May this request pass? Files only to who was told of them, uploads from editors, nothing where reading is closed.

Where figures are open to all, a page and its websocket pass: each run looks up who is asking. Where they are not, a
page leads to the sign-in, all else is refused; the sign-in itself and what a browser needs to show it stay open.
"""

from asyncio import to_thread
from urllib.parse import quote, urlencode

from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import provider, settings
from dashboard.access.roles import Permission
from dashboard.access.tokens import new_token
from dashboard.server.built_in import ADDRESS
from dashboard.server.cookies import VISITOR, cookie, is_secure, sid_of, visitor_of
from dashboard.server.told import MEDIA, UPLOAD, Told

OPEN = ("/static/", "/app/static/", "/component/", "/_stcore/health", "/_stcore/host-config", "/signin", "/session/",
        "/api/health", "/api/ready", "/api/metrics", ADDRESS)  # fmt: skip
"""What shows no figure. The meters have a switch of their own, and nginx shows them to nobody."""
AT_PROVIDER = ("/auth/", provider.CALLBACK)
"""The way to an identity provider and back."""
STREAMLITS_METERS = "/_stcore/metrics"
"""Streamlit's own count of sessions and memory: to be read where our meters are, and nowhere else."""
UNAUTHORISED, SEE_OTHER, NOT_FOUND = 401, 303, 404
YEAR = 31_536_000


class Gate:
    """Refuses, leads to the sign-in, or hands over."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.told = app, Told()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Decide by kind of request."""
        if scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        elif scope["type"] == "http":
            refusal = await self._refusal(scope)
            await (refusal or self.app)(scope, receive, send if refusal else _known(scope, send))
        else:
            await self.app(scope, receive, send)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not await to_thread(may, sid_of(scope), Permission.READ):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        visitor = sid_of(scope) or visitor_of(scope)

        async def noting(message: Message) -> None:
            if visitor and message.get("bytes"):
                self.told.note(visitor, message["bytes"])
            await send(message)

        await self.app(scope, receive, noting)

    async def _refusal(self, scope: Scope) -> Response | None:
        path, sid = scope["path"], sid_of(scope)
        at_provider = path.startswith(AT_PROVIDER) and provider.is_active()
        if path == STREAMLITS_METERS and not settings.counts_for_operators():
            return PlainTextResponse("Not Found", NOT_FOUND)
        if path.startswith(OPEN) or at_provider or scope["method"] == "OPTIONS":
            return None
        if path.startswith(MEDIA):
            told = self.told.knows(sid, path) or self.told.knows(visitor_of(scope), path)
            allowed = await to_thread(may, sid, Permission.READ)
        elif path.startswith(UPLOAD):
            told, allowed = self.told.knows(sid, path), await to_thread(may, sid, Permission.UPLOAD)
        else:
            return None if await to_thread(may, sid, Permission.READ) else _to_sign_in(scope)
        if told and allowed:
            return None
        if not allowed:
            await to_thread(_noted, sid, Permission.UPLOAD if path.startswith(UPLOAD) else "download")
            return PlainTextResponse("Sign in first", UNAUTHORISED)
        # Another process may have told of it: nginx asks the next one after this answer (deploy/nginx.conf).
        return PlainTextResponse("No such file here", NOT_FOUND)


def may(sid: str | None, permission: Permission) -> bool:
    """Whether who is behind the sign-in (or nobody) holds the right, as the store says now."""
    from sqlalchemy.exc import SQLAlchemyError  # as below

    from dashboard import store  # brings in SQLAlchemy, which a start does without
    from dashboard.access.reading import is_open
    from dashboard.access.sessions import person_of

    try:
        with store.reading(settings.database_url()) as session:
            who = person_of(session, sid)
            return who.may(permission) if who else permission is Permission.READ and is_open(session)
    except SQLAlchemyError:
        # A store that does not answer shows no figures either: the page that says so may pass, a write may not.
        return permission is Permission.READ


def _noted(sid: str | None, deed: str) -> None:
    from dashboard.access.refusals import refused  # as above

    refused(settings.database_url(), sid, deed)


def _to_sign_in(scope: Scope) -> Response:
    path, query = scope["path"], scope.get("query_string", b"").decode("latin-1")
    if scope["method"] != "GET" or path.startswith(("/api/", "/_stcore/")):
        return PlainTextResponse("Sign in first", UNAUTHORISED)
    after = quote(path) + (f"?{query}" if query else "")
    return RedirectResponse(f"/signin?{urlencode({'next': after})}", SEE_OTHER, {"cache-control": "no-store"})


def _known(scope: Scope, send: Send) -> Send:
    """A page gives the browser a name of its own, so that its files can be told from another's."""
    if cookie(scope, VISITOR) or scope["method"] != "GET":
        return send

    async def naming(message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            named = Response()
            secure = is_secure(scope)
            named.set_cookie(VISITOR, new_token(), max_age=YEAR, httponly=True, samesite="lax", secure=secure)
            cookies = [pair for pair in named.raw_headers if pair[0] == b"set-cookie"]
            message = {**message, "headers": [*message["headers"], *cookies]}
        await send(message)

    return naming


def _is_page(message: Message) -> bool:
    return any(name.lower() == b"content-type" and b"text/html" in value for name, value in message["headers"])
