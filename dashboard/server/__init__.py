"""What answers before a page is drawn? The ASGI side: start-up, static files."""

from dashboard.server.lifespan import lifespan

__all__ = ["lifespan"]
