"""Do Streamlit's files arrive compressed, whole, and nothing else through that door?"""

import gzip

import brotli
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard.server import compression
from dashboard.server.compression import STATIC, CompressedStatic
from tests.server.asgi import ask

INDEX = next((STATIC / "static" / "js").glob("index.*.js"))
ADDRESS = f"/static/js/{INDEX.name}"


def _get(path: str, headers: dict[str, str] | None = None, method: str = "GET") -> tuple[dict[str, str], bytes]:
    inner = Starlette(routes=[Route("/{rest:path}", lambda _request: PlainTextResponse("handed over"))])
    answer = ask(CompressedStatic(inner), path, headers, method)
    return answer["headers"], answer["body"]


def test_a_browser_that_speaks_brotli_gets_brotli() -> None:
    head, body = _get(ADDRESS, {"accept-encoding": "gzip, br"})
    assert head["content-encoding"] == "br"
    assert brotli.decompress(body) == INDEX.read_bytes()
    assert int(head["content-length"]) == len(body) < INDEX.stat().st_size / 3


def test_an_older_one_gets_gzip() -> None:
    head, body = _get(ADDRESS, {"accept-encoding": "gzip"})
    assert head["content-encoding"] == "gzip"
    assert gzip.decompress(body) == INDEX.read_bytes()


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (ADDRESS, {}),
        (ADDRESS, {"accept-encoding": "br", "range": "bytes=0-9"}),
        ("/static/../../../../../../etc/passwd", {"accept-encoding": "br"}),
        ("/static/js/none.js", {"accept-encoding": "br"}),
        ("/app/static/basemap-light.json", {"accept-encoding": "br"}),
        ("/", {"accept-encoding": "br"}),
    ],
)
def test_everything_else_is_handed_over(path: str, headers: dict[str, str]) -> None:
    head, body = _get(path, headers)
    assert body == b"handed over"
    assert "content-encoding" not in head


def test_the_largest_come_smaller_once_there_was_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compression, "_better", {})
    monkeypatch.setattr(compression, "LARGEST", ("index.*.js",))
    _, before = _get(ADDRESS, {"accept-encoding": "br"})
    compression.compress_better()
    _, body = _get(ADDRESS, {"accept-encoding": "br"})
    assert len(body) < 0.95 * len(before)
    assert brotli.decompress(body) == INDEX.read_bytes()


def test_every_pattern_of_the_largest_names_a_file() -> None:
    for pattern in compression.LARGEST:
        assert list((STATIC / "static" / "js").glob(pattern)), pattern
