"""Do several processes that start at once all come up? One prepares the store, the others wait for it."""

from collections.abc import Iterator
from threading import Event, Thread

import pytest
from sqlalchemy.exc import OperationalError

from dashboard import store
from dashboard.ingest.store_errors import IntakeUnavailable
from dashboard.server.lifespan import prepare_store
from dashboard.store import writing
from dashboard.store.engine import engine


@pytest.fixture
def prepared_elsewhere(store_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Another process holds the lock of those who write, much longer than a save may wait."""
    engine(store_url).dispose()
    monkeypatch.setenv("DASHBOARD_LOCK_SECONDS", "0.1")
    held, over = Event(), Event()

    def prepare() -> None:
        with writing(store_url) as session:
            store.revision(session)  # SQLite takes the lock with the first statement
            held.set()
            over.wait(60)

    thread = Thread(target=prepare)
    thread.start()
    assert held.wait(60)
    yield over
    over.set()
    thread.join()


def _revision(url: str) -> int:
    with store.reading(url) as session:
        return store.revision(session)


def test_a_start_waits_for_another_that_prepares_the_store(
    prepared_elsewhere: Event, store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def waiting(message: str) -> None:
        assert "another process prepares the store" in message
        prepared_elsewhere.set()

    monkeypatch.setattr(prepare_store.__globals__["log"], "info", waiting)
    prepare_store(store_url)
    assert prepared_elsewhere.is_set()
    assert _revision(store_url) > 0


def test_a_start_does_not_wait_for_ever(
    prepared_elsewhere: Event, store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(prepare_store.__globals__, "PREPARED_SECONDS", 0)
    with pytest.raises((IntakeUnavailable, OperationalError), match="lock"):
        prepare_store(store_url)
    assert _revision(store_url) == 0
