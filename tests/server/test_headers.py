"""Does every answer carry the security headers, once?"""

import base64
import hashlib
import re

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard.server.compression import STATIC
from dashboard.server.headers import SecurityHeaders, headers, policy
from tests.server.asgi import ask


def _app(**own: str) -> SecurityHeaders:
    return SecurityHeaders(Starlette(routes=[Route("/", lambda _request: PlainTextResponse("here", headers=own))]))


def test_every_answer_carries_them_also_one_that_found_nothing() -> None:
    for path, status in (("/", 200), ("/none", 404)):
        answer = ask(_app(), path)
        assert answer["status"] == status
        for name, value in headers():
            assert answer["headers"][name.decode()] == value.decode()


def test_a_weaker_header_of_somebody_else_is_replaced() -> None:
    answer = ask(_app(**{"X-Frame-Options": "SAMEORIGIN"}), "/")
    assert answer["headers"]["x-frame-options"] == "DENY"


def test_no_script_may_be_written_into_a_page_but_streamlits_own_line() -> None:
    script = re.search(r"script-src ([^;]*);", policy())
    assert script is not None
    inline = re.search(rb"<script>(.*?)</script>", (STATIC / "index.html").read_bytes(), re.DOTALL)
    assert inline is not None
    own = base64.b64encode(hashlib.sha256(inline.group(1)).digest()).decode()
    assert script.group(1).split() == ["'self'", "'wasm-unsafe-eval'", f"'sha256-{own}'"]
