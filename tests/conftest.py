"""What does a test start from? Its own store, and a fixed day."""

from pathlib import Path

import pytest

from dashboard.store.migrate import migrate

TODAY = "2026-11-10"


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The figures are read as of one day, so that a test says the same tomorrow."""
    monkeypatch.setenv("DASHBOARD_TODAY", TODAY)


@pytest.fixture
def store_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty, migrated store that belongs to this test alone."""
    url = f"sqlite:///{tmp_path / 'culture.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    migrate(url)
    return url
