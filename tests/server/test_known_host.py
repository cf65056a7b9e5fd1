"""Does the server answer under its own names only, and under all that operators use?"""

import socket

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard.server.known_host import KnownHost, is_known
from tests.server.asgi import ask

APP = KnownHost(Starlette(routes=[Route("/", lambda _request: PlainTextResponse("here"))]))


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:8501", "127.0.0.1:8501", "192.168.1.20", "[::1]:8501", "[fe80::1]", "culture-server:8501",
     "culture-server.local:8501", "LOCALHOST.", socket.gethostname()],
)  # fmt: skip
def test_names_that_operators_use_without_a_setting(host: str) -> None:
    assert ask(APP, "/", {"host": host})["status"] == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8501", "127.0.0.1.evil.example", "localhost.evil.example", "", "[evil.example]",
     "dashboard.kz.evil.example", "\xd1\x8d", "::1.evil.example"],
)  # fmt: skip
def test_a_name_from_the_public_dns_is_refused_and_told_what_to_do(host: str) -> None:
    answer = ask(APP, "/", {"host": host})
    assert answer["status"] == 421
    assert b"DASHBOARD_HOSTS" in answer["body"]


def test_the_operator_adds_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_HOSTS", "Dashboard.almaty.example, *.culture.example")
    assert is_known("dashboard.almaty.example:443")
    assert is_known("books.culture.example")
    assert not is_known("culture.example.evil.example")
    assert not is_known("evilculture.example")
    monkeypatch.setenv("DASHBOARD_HOSTS", "*")
    assert is_known("any.example")
