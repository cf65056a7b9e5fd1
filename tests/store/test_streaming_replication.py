"""Do panels come from a PostgreSQL replica that streams, and what is seen while it is behind, away, and back?"""

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from time import monotonic

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import col
from streamlit.testing.v1 import AppTest

from dashboard import settings, store
from dashboard.panels import Snapshot, opened
from dashboard.store.answering import ANSWER_SECONDS
from dashboard.store.replica import RETRY_SECONDS
from dashboard.store.tables import Attendance
from tests.changing import changing
from tests.store.standby import Standby
from tests.stores import load_all, postgresql_only

SHELL = settings.ROOT / "dashboard" / "shell.py"
pytestmark = postgresql_only


@pytest.fixture(scope="module")
def standby() -> Iterator[Standby]:
    made = Standby()
    try:
        made.follow()
        yield made
    finally:
        made.leave()


@pytest.fixture
def primary(store_url: str, standby: Standby, monkeypatch: pytest.MonkeyPatch) -> str:
    """A full store whose panels are read from the standby."""
    load_all(store_url)
    standby.catch_up()
    monkeypatch.setenv("DATABASE_READ_URL", standby.address(store_url))
    return store_url


def ten_times(url: str) -> None:
    """Somebody saves: every visit counts ten times."""
    with changing(url) as session:
        session.execute(update(Attendance).values(visits=col(Attendance.visits) * 10))


def overview() -> AppTest:
    app = AppTest.from_file(SHELL, default_timeout=120)
    app.query_params["lang"] = "en"
    return app.run()


def visits(app: AppTest) -> str:
    assert not app.exception
    return str(app.metric[0].value)


def test_the_standby_reads_and_never_writes(primary: str, standby: Standby) -> None:
    copy = standby.address(primary)
    with store.reading(primary) as here, store.reading(copy) as there:
        assert store.revision(here) == store.revision(there) > 0
    with opened(Snapshot(primary, _revision(primary), copy)) as session:
        assert session.execute(text("SELECT pg_is_in_recovery()")).scalar() is True
    with pytest.raises(DBAPIError, match="read-only"):
        ten_times(copy)


def _revision(url: str) -> int:
    with store.reading(url) as session:
        return store.revision(session)


def test_a_page_is_of_one_state_while_the_standby_is_behind_and_after(primary: str, standby: Standby) -> None:
    reader = overview()
    before = visits(reader)
    standby.pause()
    try:
        ten_times(primary)
        assert visits(reader.run()) == before
        assert [str(metric.value) for metric in overview().metric] == [str(metric.value) for metric in reader.metric]
    finally:
        standby.resume()
    standby.catch_up()
    assert visits(reader.run()) != before


def test_without_the_standby_the_primary_is_read_and_one_line_says_so(
    primary: str, standby: Standby, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = overview()
    before = visits(reader)
    standby.stop()
    try:
        with caplog.at_level(logging.WARNING):
            ten_times(primary)
            assert visits(reader.run()) != before
            assert visits(overview()) != before
        told = [record.getMessage() for record in caplog.records if "replica" in record.getMessage()]
        assert told == ["the read replica does not answer, the primary is read: OperationalError"]
    finally:
        standby.start()
    standby.catch_up()
    replica = store.replica()
    assert replica is not None
    now = replica.clock()
    monkeypatch.setattr(replica, "clock", lambda: now + RETRY_SECONDS + 1)
    newest = _revision(primary)
    assert replica.revision(newest, newest) == newest, "it is read again when it is back"


def test_a_standby_that_says_nothing_keeps_nobody_waiting(
    primary: str, standby: Standby, caplog: pytest.LogCaptureFixture
) -> None:
    copy = standby.address(primary)
    with ExitStack() as open_at_once:  # so that several connections wait in the pool
        for _ in range(3):
            session = open_at_once.enter_context(store.reading(copy))
            assert session.execute(text("SELECT 1")).scalar() == 1
    reader = overview()
    before, began = visits(reader), monotonic()
    standby.freeze()
    try:
        with caplog.at_level(logging.WARNING):
            ten_times(primary)
            assert visits(reader.run(timeout=60)) != before
            assert visits(overview()) != before
    finally:
        standby.thaw()
    assert monotonic() - began < 4 * ANSWER_SECONDS
    told = [record.getMessage() for record in caplog.records if "replica" in record.getMessage()]
    assert told == ["the read replica does not answer, the primary is read: OperationalError"]
