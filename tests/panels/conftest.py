"""Two stores: one with all data, one with none."""

from pathlib import Path

import pytest

from dashboard import store
from dashboard.panels import Snapshot
from tests.stores import load_all, new_store


@pytest.fixture(scope="session")
def full_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with the published and the demo data; tests only read it."""

    url = new_store(tmp_path_factory.mktemp("full"))
    load_all(url)
    return url


@pytest.fixture
def full(full_url: str, monkeypatch: pytest.MonkeyPatch) -> Snapshot:
    """The state of the full store; commands find it too."""
    monkeypatch.setenv("DATABASE_URL", full_url)
    return _snapshot(full_url)


@pytest.fixture
def empty(tmp_path: Path) -> Snapshot:
    """The state of a store that was only migrated."""
    url = new_store(tmp_path)
    return _snapshot(url)


def _snapshot(url: str) -> Snapshot:
    with store.reading(url) as session:
        return Snapshot(url, store.revision(session))
