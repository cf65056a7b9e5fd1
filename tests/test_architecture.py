"""Does the house stand as drawn? Import rules hold, and breaking one is noticed."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program without tests and data, to be broken on purpose."""
    for name in ("dashboard", "pages"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = (
        "import sys; from importlinter.cli import lint_imports_command; sys.path.insert(0, '.'); lint_imports_command()"
    )
    return subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False)


def test_the_import_rules_hold(copy: Path) -> None:
    result = _lint_imports(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("metrics/attendance.py", "import plotly"),
        ("metrics/attendance.py", "import streamlit"),
        ("charts/attendance.py", "import sqlalchemy"),
        ("store/engine.py", "import dashboard.ui"),
        ("sayings/attendance.py", "import dashboard.metrics.attendance"),
    ],
)
def test_a_broken_import_rule_is_noticed(module: str, line: str, copy: Path) -> None:
    path = copy / "dashboard" / module
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    result = _lint_imports(copy)
    assert result.returncode != 0
    assert "BROKEN" in result.stdout


def test_a_new_folder_must_be_given_its_place(copy: Path) -> None:
    (copy / "dashboard" / "utils").mkdir()
    (copy / "dashboard" / "utils" / "__init__.py").write_text("", encoding="utf-8")
    assert _lint_imports(copy).returncode != 0


@pytest.mark.parametrize("library", ["pandas", "plotly", "pydeck", "sqlmodel", "streamlit"])
def test_a_page_may_not_reach_for_what_is_not_its_business(library: str, copy: Path) -> None:
    (copy / "pages" / "sly.py").write_text(f'"""Sly."""\n\nimport {library}\n\n{library}.x()\n', encoding="utf-8")
    result = subprocess.run([BIN / "ruff", "check", "pages"], cwd=copy, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "TID251" in result.stdout


def test_pages_are_tables_of_contents() -> None:
    for path in (ROOT / "pages").glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 60, path.name


def test_no_fragment_and_no_callback_that_writes_goes_without_a_look_up() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in (ROOT / "dashboard" / "ui").rglob("*.py")}
    bare = [path.name for path, text in sources.items() if re.search(r"^@st\.fragment", text, re.MULTILINE)]
    assert bare == [], "use dashboard.ui.access.fragment: a fragment also runs alone, without the shell"
    writers = re.compile(r"\b(?:save|undone|removed_demo|load_demo|keep|freeze|discard)\(page\.visit|store\.writing\(")
    guarded = re.compile(r"\brequire\w*\(|\bdone\(")
    unguarded = [path.name for path, text in sources.items() if writers.search(text) and not guarded.search(text)]
    assert unguarded in ([], ["visit.py"]), "call dashboard.ui.access.require first"
