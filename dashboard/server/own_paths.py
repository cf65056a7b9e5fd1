"""Which requests are for us and not for Streamlit? Those under the first part of a route of ours."""

from collections.abc import Iterable

from starlette.routing import BaseRoute, Route


def first_parts(routes: Iterable[BaseRoute]) -> frozenset[str]:
    """The first parts of the addresses of routes: ``api`` for ``/api/health``."""
    return frozenset(_first(route.path) for route in routes if isinstance(route, Route))


def is_own(path: str, parts: frozenset[str]) -> bool:
    """Whether an address begins like one of our routes."""
    return _first(path) in parts


def _first(path: str) -> str:
    return path.lstrip("/").partition("/")[0]
