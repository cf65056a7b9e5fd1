"""What answers before a page is drawn? The ASGI side: start-up, headers, static files, our script."""

from starlette.middleware import Middleware

from dashboard.server.admission import Admission
from dashboard.server.arrivals import Arrivals
from dashboard.server.compression import CompressedStatic
from dashboard.server.first_run import FirstRun
from dashboard.server.gate import Gate
from dashboard.server.headers import SecurityHeaders
from dashboard.server.html import OwnHtml
from dashboard.server.identity import Identity
from dashboard.server.known_host import KnownHost
from dashboard.server.lifespan import lifespan
from dashboard.server.limits import RequestLimits
from dashboard.server.own_paths import first_parts
from dashboard.server.provider import ProviderSignIn
from dashboard.server.request_log import RequestLog
from dashboard.server.routes import ROUTES

OURS = first_parts(ROUTES) | {"auth", "oauth2callback"}
"""With Streamlit's own addresses of a sign-in: each request there has it ask the identity provider."""
MIDDLEWARE = (
    Middleware(SecurityHeaders),
    Middleware(RequestLog, parts=OURS),
    Middleware(KnownHost),
    Middleware(RequestLimits, parts=OURS),
    Middleware(Gate),
    Middleware(ProviderSignIn),
    Middleware(Identity),
    Middleware(Arrivals),
    Middleware(Admission),
    Middleware(FirstRun),
    Middleware(CompressedStatic),
    Middleware(OwnHtml),
)
"""Outermost first."""

__all__ = ["MIDDLEWARE", "ROUTES", "lifespan"]
