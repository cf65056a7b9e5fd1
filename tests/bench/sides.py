"""What is measured against what? Servers of several apps side by side, on ports of their own."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.browser.serving import ROOT, free_port

TODAY = date(2026, 11, 10)
BENCH = Path(__file__).parent
OURS = ROOT / "streamlit_app.py"
FLOOR, FLOOR_MAP, FLOOR_UPLOAD, BLANK = (
    BENCH / "floors" / f"{name}.py" for name in ("constants", "points", "upload", "blank")
)
IDIOMATIC = BENCH / "peers" / "idiomatic.py"
QUIET = {"STREAMLIT_SERVER_HEADLESS": "true", "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none",
         "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false", "STREAMLIT_SERVER_ADDRESS": "127.0.0.1"}  # fmt: skip
NO_COLLECTION = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "false"}
"""Makes floor b0 of a floor: the dashboard runs without the collection after each run too."""


@dataclass(frozen=True, slots=True)
class Side:
    """A running server."""

    name: str
    address: str
    process_id: int


@contextmanager
def serving(app: Path, url: str = "", extra: Mapping[str, str] | None = None) -> Iterator[Side]:
    """A server of an app over a store, until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    with running(command, f"http://127.0.0.1:{port}", app, url, extra) as side:
        yield side


@contextmanager
def running(
    command: list[str], address: str, app: Path, url: str = "", extra: Mapping[str, str] | None = None, probe: str = ""
) -> Iterator[Side]:
    """The same by any command."""
    process = subprocess.Popen(
        command,
        cwd=app.parent,
        env={**environment(url), **(extra or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait(address + (probe or "/_stcore/health"), process)
        yield Side(app.stem, address, process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def environment(url: str = "") -> dict[str, str]:
    """What a server is started with: nothing that only a developer wants, the day of the measurements, the store."""
    store = {"DATABASE_URL": url} if url else {}
    return {**os.environ, **QUIET, "DASHBOARD_TODAY": TODAY.isoformat(), **store}


def wait(address: str, process: "subprocess.Popen[bytes]", every: float = 0.1, most: float = 120) -> None:
    """Until the server answers."""
    end = time.monotonic() + most
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped with status {process.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  our own address
                return
        except OSError:
            time.sleep(every)
    raise RuntimeError(f"no answer from {address}")
