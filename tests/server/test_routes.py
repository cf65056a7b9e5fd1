"""Is a program told when it asks for what is not there, and are Streamlit's own meters closed?"""

import json

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse

from dashboard.server.gate import Gate
from dashboard.server.routes import ROUTES
from tests.server.asgi import ask


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
@pytest.mark.parametrize("path", ["/api/nothing", "/api/health/more", "/api/"])
def test_an_address_for_programs_that_is_not_there_is_404(method: str, path: str) -> None:
    answer = ask(Starlette(routes=ROUTES), path, method=method)
    assert (answer["status"], json.loads(answer["body"])) == (404, {"status": "not found"})


def test_the_count_of_sessions_is_read_only_where_meters_were_asked_for(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(PlainTextResponse("inside"))
    assert ask(gate, "/_stcore/metrics")["status"] == 404
    monkeypatch.setenv("DASHBOARD_METRICS", "1")
    assert ask(gate, "/_stcore/metrics")["body"] == b"inside"
