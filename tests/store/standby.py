"""How does a test get a streaming replica? ``pg_basebackup`` of the server the tests run on, started on loopback."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url
from sqlalchemy.pool import NullPool

from tests.browser.serving import free_port
from tests.stores import SERVER

SECONDS = 60


@cache
def programs() -> Path:
    """The folder of PostgreSQL's own programs; without them a test is skipped, in CI it fails."""
    named = os.environ.get("PG_BIN")
    found = [Path(named)] if named else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in found:
        if (folder / "pg_basebackup").is_file() and (folder / "pg_ctl").is_file():
            return folder
    if os.environ.get("CI"):
        pytest.fail("CI has to bring PostgreSQL's programs")
    pytest.skip("needs pg_basebackup and pg_ctl (PG_BIN=<their folder>)")


@dataclass(slots=True)
class Standby:
    """A server that follows the tests' own; it reads, and writes nothing."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="dashboard-standby-")))
    port: int = field(default_factory=free_port)

    @property
    def data(self) -> Path:
        """Where its files are."""
        return self.folder / "data"

    def address(self, url: str) -> str:
        """Where the copy of a database of the primary is."""
        return make_url(url).set(port=self.port).render_as_string(hide_password=False)

    def follow(self) -> None:
        """Copy the primary and go on with what it writes."""
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        primary = make_url(SERVER)
        where = ("-h", str(primary.host), "-p", str(primary.port or 5432), "-U", str(primary.username))
        self._do("pg_basebackup", *where, "-D", str(self.data), "-R", "-X", "stream", "-c", "fast", "--no-sync")
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        most = _asked(SERVER, "SHOW max_connections")  # a standby that allows fewer than its primary does not start
        options = (
            f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c max_connections={most} -c fsync=off"
        )
        self._do("pg_ctl", "-D", str(self.data), "-l", str(self.folder / "log"), "-w", "start", "-o", options)

    def stop(self) -> None:
        """End it, as a machine that is switched off."""
        self._do("pg_ctl", "-D", str(self.data), "-m", "immediate", "stop")

    def freeze(self) -> None:
        """It says nothing any more, and keeps every connection: a machine that is paused, a disk that hangs."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """It goes on."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        first = int((self.data / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        for process in (first, *map(int, children)):
            os.kill(process, number)

    def leave(self) -> None:
        """End it for good."""
        if (self.data / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def pause(self) -> None:
        """What the primary writes arrives, but is not seen."""
        self.ask("SELECT pg_wal_replay_pause()")

    def resume(self) -> None:
        """It is seen again."""
        self.ask("SELECT pg_wal_replay_resume()")

    def catch_up(self) -> None:
        """Wait until it holds everything the primary has written by now."""
        # What is committed, also what the server has not yet begun to write: commits here do not wait for the disk.
        written = _asked(SERVER, "SELECT pg_current_wal_insert_lsn()")
        end = time.monotonic() + SECONDS
        while not self.ask(f"SELECT pg_last_wal_replay_lsn() >= '{written}'::pg_lsn"):
            if time.monotonic() > end:
                raise RuntimeError("the standby does not follow")
            time.sleep(0.05)

    def ask(self, statement: str) -> object:
        """The one value of a statement."""
        return _asked(self.address(SERVER), statement)

    def _do(self, program: str, *words: str) -> None:
        command = [str(programs() / program), *words]
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            command = ["runuser", "-u", "postgres", "--", *command]
        # Not captured: the server inherits what it is given and would hold it open.
        subprocess.run(command, cwd=self.folder, check=True, stdout=subprocess.DEVNULL, timeout=SECONDS)


def _asked(url: str, statement: str) -> object:
    with create_engine(url, poolclass=NullPool).connect() as connection:
        return connection.exec_driver_sql(statement).scalar()
