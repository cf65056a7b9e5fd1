"""Are the limits on our routes per address, in bounded memory, and nobody else's business?"""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.server.limits import LARGEST_BODY, READING, WRITING, Buckets, Rate, RequestLimits
from tests.server.asgi import ask


async def _size(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


def _app() -> RequestLimits:
    routes = [Route("/api/size", _size, methods=["GET", "POST"]), Route("/{rest:path}", _size)]
    return RequestLimits(Starlette(routes=routes), frozenset({"api"}))


@pytest.mark.parametrize(("method", "burst"), [("GET", READING.burst), ("POST", WRITING.burst)])
def test_after_a_burst_an_address_waits_and_is_told_how_long(method: str, burst: int) -> None:
    app = _app()
    app.reading.now = app.writing.now = lambda: 0.0  # time stands still, however slow the machine is
    answers = [ask(app, "/api/size", method=method) for _ in range(burst + 5)]
    refused = [answer for answer in answers if answer["status"] == 429]
    assert [answer["status"] for answer in answers[:burst]] == [200] * burst
    assert refused
    assert int(refused[0]["headers"]["retry-after"]) >= 1


def test_pages_are_not_counted() -> None:
    app = _app()
    assert {ask(app, "/attendance")["status"] for _ in range(READING.burst + 20)} == {200}


def test_one_address_does_not_use_up_anothers_and_comes_back_in_time() -> None:
    moment = 0.0
    buckets = Buckets(Rate(2, 0.5), lambda: moment)
    assert [buckets.wait("a") for _ in range(3)] == [0, 0, 2]
    assert buckets.wait("b") == 0
    moment = 2.0
    assert buckets.wait("a") == 0
    assert buckets.wait("a") > 0


def test_memory_is_bounded_whoever_asks() -> None:
    buckets = Buckets(Rate(2, 0.5), most=100)
    for number in range(10_000):
        buckets.wait(f"10.0.{number // 256}.{number % 256}")
    assert len(buckets.left) == 100


def test_a_body_that_is_too_large_is_refused_before_it_is_read() -> None:
    answer = ask(_app(), "/api/size", {"content-length": str(LARGEST_BODY + 1)}, method="POST")
    assert answer["status"] == 413


def test_a_body_that_grows_past_the_limit_unannounced_is_refused() -> None:
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    sent: list[dict[str, object]] = []
    read = 0

    async def receive() -> dict[str, object]:
        nonlocal read
        read += 10_000
        return {"type": "http.request", "body": b"x" * 10_000, "more_body": True}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/api/size", "headers": [], "query_string": b""}
    with ThreadPoolExecutor(1) as thread:  # as in tests.server.asgi
        thread.submit(lambda: asyncio.run(_app()(scope, receive, send))).result()  # type: ignore[arg-type]
    assert sent[0]["status"] == 413
    assert read <= LARGEST_BODY + 10_000
