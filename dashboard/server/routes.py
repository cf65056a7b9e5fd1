"""Which addresses are ours beside the pages?"""

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.server import invitation, provider, sign_in
from dashboard.server.built_in import ADDRESS, built_in_script
from dashboard.server.health import health, ready
from dashboard.server.metrics import metrics

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def _to_root(request: Request) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{query}", status_code=307)


def _nothing(_request: Request) -> Response:
    return JSONResponse({"status": "not found"}, status_code=404)


ROUTES = (
    Route("/overview", _to_root),
    Route(ADDRESS, built_in_script),
    Route("/api/health", health),
    Route("/api/ready", ready),
    Route("/api/metrics", metrics),
    Route("/api/{rest:path}", _nothing, methods=list(METHODS)),
    *sign_in.ROUTES,
    *invitation.ROUTES,
    *provider.ROUTES,
)
"""The Overview stands at ``/``; Streamlit knows it under no other address, but people type its name. Under
``/api/`` a program that mistypes is told so, and not given a page."""
