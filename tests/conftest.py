"""What does a test start from? Its own store, and a fixed day."""

import gc
import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner

from tests.stores import ON_POSTGRESQL, drop_all, dropped, new_store

TODAY = "2026-11-10"
MAKES_A_STORE = re.compile(r"\b(new_store|no_store|postgresql_only)\b")
settings.register_profile("unhurried", parent=settings(), deadline=None)
settings.load_profile("unhurried")  # how long an example takes says how busy the machine is


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The figures are read as of one day, so that a test says the same tomorrow."""
    monkeypatch.setenv("DASHBOARD_TODAY", TODAY)


@pytest.fixture(autouse=True, scope="session")
def packages_looked_through_once() -> Iterator[None]:
    """AppTest reads the description of every installed package anew for every app: half of a page's time here."""
    with pytest.MonkeyPatch.context() as patch:
        scan = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(scan))
        yield


@pytest.fixture
def store_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty, migrated store that belongs to this test alone; on PostgreSQL with TEST_DATABASE_URL."""
    url = new_store(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    yield url
    dropped(url)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is about the other database, and on PostgreSQL what never makes a store there."""
    other = "sqlite_only" if ON_POSTGRESQL else "postgresql_only"
    left_out = [
        item for item in items if item.get_closest_marker(other) or (ON_POSTGRESQL and not _makes_a_store(item))
    ]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        gone = set(left_out)
        items[:] = [item for item in items if item not in gone]


def _makes_a_store(item: pytest.Item) -> bool:
    """Whether a test's module or one of its fixtures speaks of a store of the run's own database."""
    made_by = [one.func for several in item._fixtureinfo.name2fixturedefs.values() for one in several]  # type: ignore[attr-defined]  # pytest tells it nowhere else
    return any(MAKES_A_STORE.search(_source(part)) for part in (item.module, *made_by))  # type: ignore[attr-defined]  # every test here is a function


@cache
def _source(part: object) -> str:
    return inspect.getsource(part)  # type: ignore[arg-type]  # a module or a function


def pytest_collection_finish() -> None:
    """What was imported stays until the end: not to be looked through for garbage again and again, a tenth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def pytest_sessionfinish() -> None:
    """Leave no database behind."""
    drop_all()
