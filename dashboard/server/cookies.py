"""Which sign-in does a request bring? The cookie with its token, and how it is set and taken away."""

from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from dashboard import settings
from dashboard.access.tokens import LONGEST, hash_of
from dashboard.server.visitor import comes_from_proxy

SESSION = "dashboard_session"
VISITOR = "dashboard_visitor"
"""Names a browser that nobody signed in with: random, of no meaning, not kept anywhere."""
MOST = 200
"""Characters of a token that are looked at."""


def sid_of(scope: Scope) -> str | None:
    """The hash of the token that came with a request; whether it holds, the store says."""
    token = cookie(scope, SESSION)
    return hash_of(token) if token and len(token) <= MOST else None


def visitor_of(scope: Scope) -> str | None:
    """The hash of the browser's own name."""
    name = cookie(scope, VISITOR)
    return hash_of(name) if name and len(name) <= MOST else None


def cookie(scope: Scope, name: str) -> str | None:
    """The value of a cookie."""
    try:
        found = SimpleCookie(Headers(scope=scope).get("cookie", "")).get(name)
    except CookieError:
        return None
    return found.value if found else None


def is_secure(scope: Scope) -> bool:
    """Whether the browser came by HTTPS: to us, to a proxy of ours, or as the operator says of our address."""
    told = Headers(scope=scope).get("x-forwarded-proto", "") if comes_from_proxy(scope) else ""
    own = (settings.public_address() or "").startswith("https://")
    return own or scope.get("scheme") in {"https", "wss"} or told == "https"


def give(response: Response, scope: Scope, token: str) -> None:
    """Have the browser keep the token; no script can read it, no other site can send it with a form."""
    response.set_cookie(
        SESSION,
        token,
        max_age=int(LONGEST.total_seconds()),
        path="/",
        httponly=True,
        samesite="lax",
        secure=is_secure(scope),
    )


def take(response: Response, scope: Scope) -> None:
    """Have the browser forget it."""
    response.delete_cookie(SESSION, path="/", httponly=True, samesite="lax", secure=is_secure(scope))
