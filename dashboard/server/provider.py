"""How does somebody come in by an identity provider? ``st.login`` asks it; its answer becomes a sign-in of ours.

Streamlit leaves what the provider said in a signed cookie that holds for 30 days, signed out or not: whoever has a
copy is that person. So nobody here is known by that cookie. It is read once, as Streamlit sets it, and from then on
the browser holds a token of ours. The cookie stays for signing out at the provider, and goes to that address alone.
"""

import json
from asyncio import to_thread
from collections.abc import Mapping
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks, get_origin_from_redirect_uri
from streamlit.user_info import generate_login_redirect_url
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from dashboard import provider, settings
from dashboard.access.roles import Role
from dashboard.access.tokens import LONGEST
from dashboard.server import cookies
from dashboard.server.same_origin import safe_next

BEGIN = "/session/provider"
LOGIN, LOGOUT, OURS = "/auth/login", "/auth/logout", "/auth"
NEXT = "dashboard_next"
"""Holds where one was while the provider asks; Streamlit forgets it."""
HOME = "home"
"""Stands in an address that was led to the name of ``redirect_uri``: once is enough, whatever a proxy makes of it."""
ASKING = 600
"""Seconds the provider may take."""
SEE_OTHER, FAILED = 303, 400


async def begin(request: Request) -> Response:
    """Off to the provider, by the address to which ``st.login`` sends a browser."""
    if not provider.is_active():
        return RedirectResponse("/signin", SEE_OTHER)
    home = get_origin_from_redirect_uri() or ""
    if urlsplit(home).netloc != request.headers.get("host") and HOME not in request.query_params:
        # The answer comes back to that name: what it is compared with must be kept under it, not under this one.
        there = {**request.query_params, HOME: "1"}
        return RedirectResponse(f"{home}{BEGIN}?{urlencode(there)}", SEE_OTHER, {"cache-control": "no-store"})
    asked = request.query_params.get("name", "")
    name = asked if asked in provider.names() else provider.names()[0]
    away = RedirectResponse(generate_login_redirect_url(name), SEE_OTHER, {"cache-control": "no-store"})
    after, secure = safe_next(request.query_params.get("next", "/")[:2000]), cookies.is_secure(request.scope)
    away.set_cookie(
        NEXT,
        urlencode({"": after}),
        max_age=ASKING,
        path=provider.CALLBACK,
        httponly=True,
        samesite="lax",
        secure=secure,
    )
    return away


class ProviderSignIn:
    """Turns Streamlit's answers about a sign-in into ours."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand over; what concerns a sign-in is held until it is turned."""
        path = scope["path"] if scope["type"] == "http" and provider.is_active() else ""
        if path not in {LOGIN, LOGOUT, provider.CALLBACK}:
            await self.app(scope, receive, send)
            return
        if path == LOGOUT and Headers(scope=scope).get("sec-fetch-site") in {"cross-site", "same-site"}:
            await RedirectResponse("/", SEE_OTHER)(scope, receive, send)  # another site's link signs nobody out
            return
        if path == provider.CALLBACK and "error" in _query(scope):
            # Streamlit would log what stands in the address, whoever wrote it.
            await _refused("cancelled")(scope, receive, send)
            return
        held = _Held()
        await self.app(scope, receive, held)
        turned = await (_came_back(scope, held) if path == provider.CALLBACK else _went(path, scope, held))
        await turned(scope, receive, send)


class _Held:
    """An answer that nobody has seen yet. Streamlit's about sign-ins are redirects, or a line of text."""

    def __init__(self) -> None:
        self.status, self.headers = FAILED, MutableHeaders(raw=[])

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], MutableHeaders(raw=list(message["headers"]))

    def cookies(self) -> Mapping[str, str]:
        """What it sets, by name."""
        jar: SimpleCookie = SimpleCookie()
        for header in self.headers.getlist("set-cookie"):
            jar.load(header)
        return {name: morsel.value for name, morsel in jar.items()}


async def _went(path: str, scope: Scope, held: _Held) -> Response:
    """On the way there: as Streamlit leads, unless the provider does not answer."""
    if path == LOGIN and held.status >= FAILED:
        return _refused("silent")
    return _kept(RedirectResponse(held.headers.get("location", "/"), SEE_OTHER), scope, held)


async def _came_back(scope: Scope, held: _Held) -> Response:
    """Back from there: in, with a sign-in of ours, or the door with the reason."""
    claims = _claims(held.cookies())
    if claims is not None:
        token, reason = await to_thread(_decided, claims)
    elif "state" in _query(scope):
        token, reason = None, "failed" if USER_COOKIE_NAME in held.cookies() else "stale"
    else:
        return _kept(RedirectResponse("/", SEE_OTHER), scope, held)  # from signing out there
    if reason == "failed":
        await to_thread(_note, reason)
    answer = _kept(_refused(reason) if token is None else RedirectResponse(_after(scope), SEE_OTHER), scope, held)
    answer.delete_cookie(NEXT, path=provider.CALLBACK)
    if token is not None:
        cookies.give(answer, scope, token)
    return answer


def _query(scope: Scope) -> Mapping[str, list[str]]:
    return parse_qs(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)


def _claims(given: Mapping[str, str]) -> Mapping[str, object] | None:
    """What the provider said, of the cookie that Streamlit has just made of it; None: nothing that holds."""
    secret = get_cookie_secret()
    signed = get_cookie_with_chunks(
        lambda name: decode_signed_value(secret, name, given.get(name, "")), USER_COOKIE_NAME
    )
    claims = json.loads(signed) if signed else None
    return claims if isinstance(claims, dict) else None


def _decided(claims: Mapping[str, object]) -> tuple[str | None, str]:
    from dashboard.access import by_provider  # brings in SQLAlchemy, which a start does without
    from dashboard.access.claims import ClaimsError, read

    url, name = settings.database_url(), str(claims.get("provider", ""))
    try:
        mapping = {value: Role(role) for value, role in provider.roles().items()}
        claimed = read(claims, provider.client_of(name), provider.role_claim(), mapping)
    except ClaimsError as wrong:
        if wrong.reason != "failed":  # that one is noted with the others of its kind
            _note(wrong.reason)
        return None, wrong.reason
    outcome = by_provider.sign_in(url, claimed, provider.lasts())
    return outcome.token, outcome.reason


def _note(reason: str) -> None:
    from dashboard.access import by_provider  # as above

    by_provider.refused(settings.database_url(), reason)


def _refused(reason: str) -> Response:
    return RedirectResponse(f"/signin?{urlencode({'refused': reason})}", SEE_OTHER)


def _after(scope: Scope) -> str:
    return safe_next(parse_qs(cookies.cookie(scope, NEXT) or "").get("", ["/"])[0])


def _kept(answer: Response, scope: Scope, held: _Held) -> Response:
    """The answer with Streamlit's cookies: those that name a person for signing out there alone, and not for longer."""
    answer.headers["cache-control"] = "no-store"
    for header in held.headers.getlist("set-cookie"):
        answer.headers.append("set-cookie", _narrowed(header, scope))
    return answer


def _narrowed(header: str, scope: Scope) -> str:
    jar = SimpleCookie(header)
    for name, morsel in jar.items():
        if name.startswith(USER_COOKIE_NAME):
            morsel["path"] = OURS
            morsel["max-age"] = min(int(morsel["max-age"] or 0), int(LONGEST.total_seconds()))
        if cookies.is_secure(scope):
            morsel["secure"] = True
    return next(iter(jar.values())).OutputString() if jar else header


ROUTES = (Route(BEGIN, begin),)
