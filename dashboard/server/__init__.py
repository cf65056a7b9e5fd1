"""What answers before a page is drawn? The ASGI side: start-up, static files."""

from starlette.middleware import Middleware

from dashboard.server.compression import CompressedStatic
from dashboard.server.lifespan import lifespan
from dashboard.server.routes import ROUTES

MIDDLEWARE = (Middleware(CompressedStatic),)
"""Outermost first."""

__all__ = ["MIDDLEWARE", "ROUTES", "lifespan"]
