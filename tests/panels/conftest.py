"""Two stores: one with all data, one with none."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlmodel import col

from dashboard import store
from dashboard.panels import Snapshot
from dashboard.store.tables import Attendance, EventCount
from tests.stores import load_all, new_store

MONTH, SILENT = date(2026, 10, 1), ("LIB-001", "LIB-002", "LIB-003")
"""The newest month, and who told nothing of it where reports are missing."""


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


@pytest.fixture(scope="session")
def silent(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """All data, but three libraries told nothing of the newest month."""
    url = new_store(tmp_path_factory.mktemp("silent"))
    load_all(url)
    with store.writing(url) as session:
        for table in (Attendance, EventCount):
            session.execute(delete(table).where(col(table.month) == MONTH, col(table.venue_code).in_(SILENT)))
        revision = store.revision(session)
    return Snapshot(url, revision)


def _snapshot(url: str) -> Snapshot:
    with store.reading(url) as session:
        return Snapshot(url, store.revision(session))
