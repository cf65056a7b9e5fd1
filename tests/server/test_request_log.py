"""Does every request to our routes leave one line, which a program can read and which names nobody?"""

import json
import logging

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.logs import JsonLines, line
from dashboard.server.own_paths import first_parts
from dashboard.server.request_log import RequestLog
from tests.server.asgi import ask

NASTY = 'x\r\n{"event":"forged"}\x1b[31m\u202e\u2066\x00\u2028'


def _broken(_request: Request) -> Response:
    raise RuntimeError("broken")


ROUTES = [
    Route("/api/health", lambda _request: PlainTextResponse("fine")),
    Route("/api/broken", _broken),
]


def _app() -> RequestLog:
    handed = Route("/{rest:path}", lambda _request: PlainTextResponse("handed over"))
    return RequestLog(Starlette(routes=[*ROUTES, handed]), first_parts(ROUTES))


def _lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    texts = [JsonLines().format(record) for record in caplog.records if record.name.startswith("dashboard")]
    assert all(len(text.splitlines()) == 1 for text in texts)
    return [json.loads(text) for text in texts]


def test_a_request_to_a_route_of_ours_is_one_line_without_its_query(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "dashboard"):
        ask(_app(), "/api/health?token=secret", {"cookie": "session=secret"})
        ask(_app(), "/attendance?district=Almaly")
        ask(_app(), "/static/js/index.js")
    (told,) = _lines(caplog)
    assert (told["event"], told["method"], told["path"], told["status"], told["bytes"]) == (
        "request", "GET", "/api/health", 200, 4,
    )  # fmt: skip
    assert "secret" not in json.dumps(told)


def test_a_request_that_fails_is_told_as_that(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "dashboard"), pytest.raises(RuntimeError):
        ask(_app(), "/api/broken")
    assert [told["status"] for told in _lines(caplog)] == [500]


def test_downloads_and_uploads_are_told_without_what_only_their_owner_knows(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "dashboard"):
        ask(_app(), "/media/0123abcd.csv?title=Aigul.csv")
        ask(_app(), "/media/0123abcd.png")
        ask(_app(), "/_stcore/upload_file/session-id/file-id", method="PUT")
    told = _lines(caplog)
    assert [(one["event"], one["kind"]) for one in told] == [("export", "csv"), ("upload", "")]
    assert not any(word in json.dumps(told) for word in ("0123abcd", "Aigul", "session-id"))


def test_a_hostile_address_stays_in_its_line(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "dashboard"):
        ask(_app(), f"/api/{NASTY.replace('?', '')}")
    text = JsonLines().format(caplog.records[0])
    assert text.isascii()
    assert text.isprintable()
    assert json.loads(text)["path"] == f"/api/{NASTY}"


def test_lines_of_anybody_in_the_program_are_one_line_each() -> None:
    logger = logging.getLogger("dashboard.anything")
    try:
        raise ValueError(NASTY)
    except ValueError:
        record = logger.makeRecord(logger.name, logging.ERROR, "", 0, "failed %s", (NASTY * 500,), _info())
    text = JsonLines().format(record)
    assert text.isascii()
    assert text.isprintable()
    told = json.loads(text)
    assert (told["event"], told["level"], len(told["message"])) == ("message", "error", 500)
    assert "ValueError" in told["cause"]


def _info() -> object:
    import sys

    return sys.exc_info()


def test_what_was_not_given_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "dashboard"):
        line(logging.getLogger("dashboard.x"), "import", batch=3, undoes=None)
    (told,) = _lines(caplog)
    assert {name: told[name] for name in told if name != "at"} == {"level": "info", "event": "import", "batch": 3}
