"""What answers before a page is drawn? The ASGI side: start-up, headers, static files, our script."""

from starlette.middleware import Middleware

from dashboard.server.compression import CompressedStatic
from dashboard.server.headers import SecurityHeaders
from dashboard.server.html import OwnHtml
from dashboard.server.lifespan import lifespan
from dashboard.server.routes import ROUTES

MIDDLEWARE = (Middleware(SecurityHeaders), Middleware(CompressedStatic), Middleware(OwnHtml))
"""Outermost first."""

__all__ = ["MIDDLEWARE", "ROUTES", "lifespan"]
