"""Is somebody at the door told in words that the store does not answer, and forgotten by the browser when leaving?"""

import logging
from pathlib import Path

import pytest
from starlette.applications import Starlette

from dashboard.server.cookies import SESSION
from dashboard.server.routes import ROUTES
from tests.server.asgi import ask

OURS = {"sec-fetch-site": "same-origin", "host": "x"}


@pytest.fixture(autouse=True)
def no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'no' / 'folder.db'}")


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/session/in"), ("POST", "/session/out"), ("POST", "/session/link"), ("GET", "/session/link?code=abc")],
)
def test_a_store_that_does_not_answer_is_told_in_words_with_a_number(
    method: str, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    asked = path + ("&" if "?" in path else "?") + "lang=kk"
    cookie = {"cookie": f"{SESSION}={'a' * 43}"}
    with caplog.at_level(logging.ERROR):
        answer = ask(Starlette(routes=list(ROUTES)), asked, OURS | cookie, method)
    page = answer["body"].decode()
    assert answer["status"] == 503
    assert '<html lang="kk">' in page
    (line,) = [record.getMessage() for record in caplog.records if "incident" in record.getMessage()]
    assert line.split()[1].rstrip(":") in page
    assert "Internal" not in page
    assert ("Max-Age=0" in answer["headers"].get("set-cookie", "")) == (path == "/session/out")
