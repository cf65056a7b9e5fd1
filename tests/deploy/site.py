"""How does a test get the whole site? Three processes on one store, and nginx before them as it is shipped."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.browser.serving import ROOT, free_port

CONFIGURATION = ROOT / "deploy" / "nginx.conf"
PORTS = {"a": "8501", "b": "8502", "c": "8503"}
"""Back ends and their ports, as the configuration is shipped."""
START_SECONDS = 120
STOP_SECONDS = 20


def nginx_or_skip() -> str:
    """The program; without it a test is skipped, in CI it fails."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("CI has to bring nginx")
        pytest.skip("needs nginx (Debian: apt-get install nginx-light)")
    return found


@dataclass(slots=True)
class Site:
    """nginx and the processes behind it, by the letter of their back end."""

    url: str
    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    ports: dict[str, str] = field(default_factory=lambda: {letter: str(free_port()) for letter in PORTS})
    front: str = field(default_factory=lambda: str(free_port()))
    processes: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)
    nginx: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        """Where visitors open it."""
        return f"http://127.0.0.1:{self.front}"

    def own(self, letter: str) -> str:
        """The address of one process."""
        return f"http://127.0.0.1:{self.ports[letter]}"

    def open(self) -> None:
        """Start everything and wait until it serves."""
        for letter in PORTS:
            self.start(letter)
        self.nginx = _nginx(nginx_or_skip(), self.ports, self.front, self.folder)
        for letter in PORTS:
            wait(f"{self.own(letter)}/api/ready")
        wait(f"{self.address}/api/ready")

    def start(self, letter: str) -> None:
        """Start one process."""
        command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", self.ports[letter]]
        environment = {**os.environ, "DATABASE_URL": self.url, "DASHBOARD_TODAY": "2026-11-10", **self.settings}
        with (self.folder / f"{letter}.log").open("ab") as log:
            self.processes[letter] = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)

    def restart(self, letter: str) -> None:
        """As ``systemctl restart``: ask it to end, start it again, wait until it serves."""
        self.stop(letter, signal.SIGTERM)
        self.start(letter)
        wait(f"{self.own(letter)}/api/ready")

    def stop(self, letter: str, how: signal.Signals) -> None:
        """End one process and wait until it is gone; one that does not go is killed, as systemd does."""
        process = self.processes[letter]
        process.send_signal(how)
        try:
            process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=STOP_SECONDS)

    def close(self) -> None:
        """End everything that was started."""
        for letter in self.processes:
            self.stop(letter, signal.SIGTERM)
        if self.nginx:
            self.nginx.terminate()
            self.nginx.wait(timeout=STOP_SECONDS)

    def tracebacks(self) -> list[str]:
        """What went wrong in any process so far."""
        printed = "".join(path.read_text("utf-8", "replace") for path in sorted(self.folder.glob("?.log")))
        return [text[:4000] for text in printed.split("Traceback")[1:]]


def wait(address: str) -> None:
    """Until it answers."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310  our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise RuntimeError(f"no answer from {address}")


def _nginx(program: str, ports: dict[str, str], front: str, folder: Path) -> "subprocess.Popen[bytes]":
    """The configuration as it is shipped, with the ports of this test."""
    text = CONFIGURATION.read_text(encoding="utf-8").replace("listen 80;", f"listen 127.0.0.1:{front};")
    for letter, shipped in PORTS.items():
        text = text.replace(f"127.0.0.1:{shipped}", f"127.0.0.1:{ports[letter]}")
    whole = (
        f"pid {folder}/nginx.pid; daemon off; error_log {folder}/error.log; "
        "worker_rlimit_nofile 8192; events { worker_connections 4096; }\n"
        f"http {{ access_log {folder}/access.log; {_own_folders(folder)}\n{text}\n}}\n"
    )
    file = folder / "nginx.conf"
    file.write_text(whole, encoding="utf-8")
    folder.chmod(0o755)
    return subprocess.Popen([program, "-c", str(file), "-p", str(folder)], stderr=subprocess.DEVNULL)


def _own_folders(folder: Path) -> str:
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    return " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
