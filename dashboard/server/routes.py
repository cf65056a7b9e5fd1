"""Which addresses are ours beside the pages?"""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard.server import invitation, provider, sign_in
from dashboard.server.built_in import ADDRESS, built_in_script
from dashboard.server.health import health, ready
from dashboard.server.metrics import metrics


def _to_root(request: Request) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{query}", status_code=307)


ROUTES = (
    Route("/overview", _to_root),
    Route(ADDRESS, built_in_script),
    Route("/api/health", health),
    Route("/api/ready", ready),
    Route("/api/metrics", metrics),
    *sign_in.ROUTES,
    *invitation.ROUTES,
    *provider.ROUTES,
)
"""The Overview stands at ``/``; Streamlit knows it under no other address, but people type its name."""
