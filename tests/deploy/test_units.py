"""Do the units of systemd start commands that exist, and may they write where those write?"""

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from dashboard.cli.main import _parser

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
SERVICES = sorted(DEPLOY.glob("*.service"))


def _values(unit: Path, name: str) -> list[str]:
    lines = unit.read_text("utf-8").splitlines()
    return [line.partition("=")[2] for line in lines if line.startswith(f"{name}=")]


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_every_command_is_one_of_ours(unit: Path) -> None:
    commands = [shlex.split(line) for line in _values(unit, "ExecStart")]
    assert commands
    for program, *words in commands:
        if program.endswith("/streamlit"):
            assert words[:2] == ["run", "streamlit_app.py"]
            assert (ROOT / words[1]).is_file()
        else:
            assert (Path(program).name, words[:2]) == ("python", ["-m", "dashboard"])
            _parser().parse_args(words[2:])  # an unknown command or option exits


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_the_store_of_every_unit_is_the_same_and_may_be_written(unit: Path) -> None:
    stores = [line for line in _values(unit, "Environment") if line.startswith("DATABASE_URL=")]
    assert stores == ["DATABASE_URL=sqlite:////var/lib/dashboard/culture.db"]
    writable = " ".join(_values(unit, "ReadWritePaths"))
    assert _values(unit, "StateDirectory") == ["dashboard"] or "/var/lib/dashboard" in writable


def test_the_timer_is_of_the_backup() -> None:
    assert (DEPLOY / "dashboard-backup.timer").with_suffix(".service").is_file()
    assert _values(DEPLOY / "dashboard-backup.timer", "Persistent") == ["true"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_itself_finds_no_fault() -> None:
    units = [str(path) for path in (*SERVICES, DEPLOY / "dashboard-backup.timer")]
    told = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    # The program is not installed under /opt where the tests run.
    faults = [line for line in told.stderr.splitlines() if "deploy/" in line and "not executable" not in line]
    assert faults == []
