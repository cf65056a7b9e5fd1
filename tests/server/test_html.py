"""Does a page carry the reader's language and our script before anything is drawn?"""

import gzip

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from dashboard.server.html import OwnHtml
from tests.server.asgi import ask

PAGE = '<!DOCTYPE html>\n<html lang="en">\n<head><title>x</title></head><body></body></html>'


def _page(request: Request) -> Response:
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(gzip.compress(PAGE.encode()), media_type="text/html", headers={"content-encoding": "gzip"})
    return HTMLResponse(PAGE, headers={"etag": "old"})


def _app() -> OwnHtml:
    data = Route("/api/data", lambda _request: JSONResponse({"html": '<html lang="en">'}))
    return OwnHtml(Starlette(routes=[data, Route("/{rest:path}", _page)]))


@pytest.mark.parametrize(
    ("path", "headers", "language"),
    [
        ("/upload?lang=kk", {"accept-language": "en-US", "cookie": "lang=en"}, "kk"),
        ("/upload", {"accept-language": "en-US", "cookie": "other=1; lang=kk"}, "kk"),
        ("/", {"accept-language": "kk-KZ,ru;q=0.9"}, "kk"),
        ("/?lang=<script>", {"accept-language": "de"}, "ru"),
        ("/", {"cookie": 'lang="><script>'}, "ru"),
    ],
)
def test_the_language_is_the_addresss_else_the_last_visits_else_the_browsers(
    path: str, headers: dict[str, str], language: str
) -> None:
    body = ask(_app(), path, headers)["body"].decode()
    assert f'<html lang="{language}">' in body
    assert body.count("<script") == 1
    assert body.index("/built_in.js") < body.index("<title>") < body.index('"modulepreload"') < body.index("</head>")


def test_a_page_that_would_come_compressed_or_unchanged_is_rewritten_too() -> None:
    answer = ask(_app(), "/upload", {"accept-encoding": "gzip", "if-none-match": "old"})
    assert b"/built_in.js" in answer["body"]
    assert int(answer["headers"]["content-length"]) == len(answer["body"])
    assert "etag" not in answer["headers"]
    assert "content-encoding" not in answer["headers"]


def test_what_is_no_page_passes_untouched() -> None:
    assert ask(_app(), "/api/data")["body"] == b'{"html":"<html lang=\\"en\\">"}'
    assert ask(_app(), "/static/x.html")["body"].decode() == PAGE
