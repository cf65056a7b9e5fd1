"""Does the launcher itself, as operators start it, refuse what it should and log what it answers?"""

import http.client
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dashboard.server.limits import LARGEST_BODY, WRITING
from dashboard.store.migrate import migrate
from tests.browser.serving import server


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server") / "server.log"


@pytest.fixture(scope="module")
def address(log: Path) -> Iterator[str]:
    store = log.with_name("culture.db")
    migrate(f"sqlite:///{store}")
    with server(store, log, {"DASHBOARD_EMPTY": "1"}) as found:
        yield found


def _ask(
    address: str, path: str, method: str = "GET", headers: dict[str, str] | None = None, body: bytes = b""
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.request(method, path, body, headers or {})
    answer = connection.getresponse()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


def _websocket(address: str, host: str, origin: str) -> str:
    """The first line of the answer to an attempt to open one."""
    where = urlsplit(address)
    lines = (
        "GET /_stcore/stream HTTP/1.1",
        f"Host: {host}",
        f"Origin: {origin}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    )
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=30) as raw:
        raw.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        return raw.recv(200).decode("latin-1").partition("\r\n")[0]


def test_it_answers_under_its_own_names_only(address: str) -> None:
    for path in ("/", "/api/health", "/static/none.js", "/_stcore/health"):
        status, headers, _ = _ask(address, path, headers={"Host": "evil.example"})
        assert status == 421, path
        assert headers["x-content-type-options"] == "nosniff"
    assert _ask(address, "/", headers={"Host": "culture-server:8501"})[0] == 200


def test_a_websocket_of_a_foreign_page_or_under_a_foreign_name_is_refused(address: str) -> None:
    own = urlsplit(address).netloc
    assert " 101 " in _websocket(address, own, address)
    assert " 403 " in _websocket(address, own, "https://evil.example")
    assert " 101 " not in _websocket(address, "evil.example", "http://evil.example")


def test_an_upload_without_the_token_of_its_page_is_refused(address: str) -> None:
    status, _, _ = _ask(address, "/_stcore/upload_file/session/file", "PUT", body=b"x")
    assert status in {401, 403}


def test_programs_find_no_agent_api(address: str) -> None:
    for method, path in (("POST", "/_stcore/agent/interact"), ("POST", "/_stcore/agent/mcp")):
        assert _ask(address, path, method, {"Content-Type": "application/json"}, b"{}")[0] >= 400, path


def test_a_long_body_is_refused_and_the_server_lives(address: str) -> None:
    assert _ask(address, "/api/health", "POST", body=b"x" * (LARGEST_BODY + 1))[0] == 413
    assert _ask(address, "/api/health")[0] == 200


def test_one_line_a_request_and_no_personal_data(address: str, log: Path) -> None:
    _ask(address, "/api/ready?token=secret&name=Aigul", headers={"Cookie": "session=secret", "User-Agent": "Aigul"})
    _ask(address, "/api/%0d%0a%1b[31m%e2%80%ae")
    _ask(address, "/api/health")  # by now the lines of those before it are written
    text = log.read_text("utf-8")
    told = [json.loads(row) for row in text.splitlines() if row.startswith("{")]
    ready = [one for one in told if one.get("path") == "/api/ready"]
    assert ready
    assert ready[-1]["status"] == 200
    assert any(one.get("path", "").startswith("/api/\r\n\x1b") for one in told)
    ours = "\n".join(row for row in text.splitlines() if row.startswith("{"))
    assert "secret" not in ours
    assert "Aigul" not in ours
    assert "\x1b" not in ours


def test_a_flood_is_slowed_down_and_others_are_served(address: str) -> None:
    """Behind a proxy on this machine each visitor counts by the address that the proxy tells."""
    flood = {"X-Forwarded-For": "203.0.113.7"}
    statuses = [_ask(address, "/api/health", "POST", flood)[0] for _ in range(WRITING.burst + 30)]
    assert 429 not in statuses[: WRITING.burst]
    assert 429 in statuses
    assert _ask(address, "/api/health", "POST", {"X-Forwarded-For": "203.0.113.8"})[0] != 429
    assert _ask(address, "/", headers=flood)[0] == 200
