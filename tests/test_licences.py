"""Does the list of dependencies tell what the locks pin, each with a licence and a reason?"""

import re

import pytest

from tests.licences import DOCUMENT, PINNED, ROOT, WHY, direct, pinned

ROW = re.compile(r"^\| ([a-z0-9-]+) \| (\d[^|]*) \| ([^|]+) \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)
UNWANTED = re.compile(r"\bAGPL|(?<!L)GPL|Affero|Commercial|Proprietary|not said")
"""Licences that would bind the project itself, or that nobody knows."""


def _listed() -> dict[str, tuple[str, str, str]]:
    rows = ROW.findall(DOCUMENT.read_text("utf-8"))
    return {name: (version, licence, why.strip()) for name, version, licence, _, why in rows}


def test_every_pinned_package_is_listed_with_its_version() -> None:
    assert {name: row[0] for name, row in _listed().items()} == dict(pinned("requirements-dev.lock"))
    assert pinned("requirements.lock").items() <= pinned("requirements-dev.lock").items()


def test_every_direct_dependency_has_a_reason() -> None:
    assert set(WHY) == direct("requirements.txt")
    assert all(_listed()[name][2] == why for name, why in WHY.items())


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_pinned_package_has_a_hash(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(PINNED.findall(text)) >= len(pinned(lock))
    assert all("--hash=sha256:" in block for block in blocks)


def test_no_licence_binds_the_project_itself() -> None:
    running = {name: licence for name, (_, licence, _) in _listed().items() if name in pinned("requirements.lock")}
    assert {name: licence for name, licence in running.items() if UNWANTED.search(licence)} == {}
