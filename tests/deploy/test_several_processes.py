"""Do three processes behind nginx serve as one? Pages, open tabs, uploads seen by all, and one that is killed."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dashboard.ingest import loading
from tests.awaited import awaited
from tests.bench.client import Visitor
from tests.browser.serving import ROOT, free_port

CONFIGURATION = ROOT / "deploy" / "nginx.conf"
PORTS = ("8501", "8502", "8503")
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
FILE = "library_code,month,age_group,visits\nLIB-011,2026-10,adults,{visits}\n"

pytestmark = pytest.mark.browser
"""Needs what the machine has to bring: nginx. Skipped without it, as the others are without Chromium; CI has it."""


@dataclass(frozen=True, slots=True)
class Site:
    """nginx and the processes behind it, by the letter of their back end."""

    address: str
    processes: dict[str, "subprocess.Popen[bytes]"]
    url: str


@pytest.fixture
def site(store_url: str, tmp_path: Path) -> Iterator[Site]:
    if NGINX is None:
        if os.environ.get("CI"):
            pytest.fail("CI has to bring nginx")
        pytest.skip("needs nginx (Debian: apt-get install nginx-light)")
    loading.prepare(store_url)
    ports = {port: str(free_port()) for port in PORTS}
    front = str(free_port())
    processes = {letter: _started(ports[port], store_url, tmp_path) for letter, port in zip("abc", PORTS, strict=True)}
    nginx = _nginx(ports, front, tmp_path)
    try:
        for port in ports.values():
            _wait(f"http://127.0.0.1:{port}/api/ready")
        _wait(f"http://127.0.0.1:{front}/api/ready")
        yield Site(f"http://127.0.0.1:{front}", processes, store_url)
    finally:
        for process in (nginx, *processes.values()):
            process.terminate()
        for process in (nginx, *processes.values()):
            process.wait(timeout=20)


def _started(port: str, url: str, folder: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", port]
    with (folder / f"{port}.log").open("wb") as log:
        return subprocess.Popen(command, cwd=ROOT, env={**os.environ, "DATABASE_URL": url}, stdout=log, stderr=log)


def _nginx(ports: dict[str, str], front: str, folder: Path) -> "subprocess.Popen[bytes]":
    """The configuration as it is shipped, with the ports of this test."""
    text = CONFIGURATION.read_text(encoding="utf-8").replace("listen 80;", f"listen 127.0.0.1:{front};")
    for port, own in ports.items():
        text = text.replace(f"127.0.0.1:{port}", f"127.0.0.1:{own}")
    whole = (
        f"pid {folder}/nginx.pid; daemon off; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off; {_own_folders(folder)}\n{text}\n}}\n"
    )
    file = folder / "nginx.conf"
    file.write_text(whole, encoding="utf-8")
    folder.chmod(0o755)
    assert NGINX is not None
    return subprocess.Popen([NGINX, "-c", str(file), "-p", str(folder)], stderr=subprocess.DEVNULL)


def _own_folders(folder: Path) -> str:
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    return " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)


def _wait(address: str) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310  our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise RuntimeError(f"no answer from {address}")


def _page(address: str, cookie: str = "") -> tuple[int, str]:
    request = urllib.request.Request(address, headers={"Cookie": cookie} if cookie else {})  # noqa: S310  our own address
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310  the same
        return answer.status, "; ".join(answer.headers.get_all("set-cookie", []))


def _imported(url: str, visits: int, folder: Path) -> None:
    file = folder / f"{visits}.csv"
    file.write_text(FILE.format(visits=visits), encoding="utf-8")
    command = [sys.executable, "-m", "dashboard", "import", "attendance", str(file), "--by", "A. Serikov"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "DATABASE_URL": url}, check=True, capture_output=True)


async def _seen(address: str, cookie: str) -> list[str]:
    """What one process says in a run of the attendance page of one library, as text."""
    visitor = Visitor(address, "attendance", "lang=en&library=LIB-011")
    visitor.cookie = cookie
    await visitor.open()
    await visitor.run()
    await visitor.close()
    assert visitor.errors == []
    return visitor.said


def test_a_visitor_stays_with_a_process_and_every_process_shows_what_was_imported(site: Site, tmp_path: Path) -> None:
    status, cookie = _page(f"{site.address}/attendance")
    assert status == 200
    assert "lb=" in cookie
    before = {letter: awaited(_seen(site.address, f"lb={letter}")) for letter in site.processes}
    _imported(site.url, 77_777, tmp_path)
    after = {letter: awaited(_seen(site.address, f"lb={letter}")) for letter in site.processes}
    for letter in site.processes:
        assert before[letter] != after[letter]
        assert after[letter] == after["a"]


def test_visitors_of_a_process_that_was_killed_are_served_by_another(site: Site) -> None:
    before = awaited(_seen(site.address, "lb=b"))
    site.processes["b"].send_signal(signal.SIGKILL)
    site.processes["b"].wait(timeout=20)
    status, cookie = _page(f"{site.address}/attendance", "lb=b")
    assert status == 200
    assert "lb=b" in cookie
    assert awaited(_seen(site.address, "lb=b")) == before


def test_nobody_outside_reads_the_meters(site: Site) -> None:
    for path in ("/api/metrics", "/_stcore/metrics"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            _page(site.address + path)
        assert refused.value.code == 404
