"""Is a PostgreSQL that says nothing given up in time, and one that takes its time while rows come not?"""

import os
import signal
from time import monotonic

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from dashboard.store import answering, looking, reading, writing
from tests.stores import postgresql_only

pytestmark = postgresql_only
BACKEND = text("SELECT pg_backend_pid()")


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering.AnsweringConnection, "patience", 0.5)
    monkeypatch.setattr(answering, "ANSWER_SECONDS", 0.5)
    monkeypatch.setattr(answering, "READ_SECONDS", 1.0)


def _nap(seconds: float) -> object:
    return text(f"SELECT pg_sleep({seconds})")


def test_whoever_reads_is_told_of_a_server_that_says_nothing_and_the_next_one_reads(store_url: str) -> None:
    began = monotonic()
    with pytest.raises(OperationalError, match="does not answer"), reading(store_url) as session:
        session.execute(_nap(30))  # type: ignore[call-overload]
    assert 1.0 <= monotonic() - began < 5.0
    with pytest.raises(OperationalError, match="does not answer"), looking(store_url) as connection:
        connection.execute(_nap(0.9))  # type: ignore[call-overload]
    with reading(store_url) as session:
        assert session.execute(text("SELECT 1")).scalar() == 1


def test_a_pooled_connection_that_nobody_answers_on_is_left_for_a_new_one(store_url: str) -> None:
    with reading(store_url) as session:
        frozen = session.execute(BACKEND).scalar_one()
    os.kill(frozen, signal.SIGSTOP)
    try:
        began = monotonic()
        with reading(store_url) as session:
            assert session.execute(BACKEND).scalar_one() != frozen
        assert monotonic() - began < 5.0
    finally:
        os.kill(frozen, signal.SIGCONT)


def test_rows_that_keep_coming_may_take_longer_than_the_silence(store_url: str) -> None:
    slow = text("SELECT repeat('x', 9000), pg_sleep(0.02) FROM generate_series(1, 100)")
    with reading(store_url) as session:
        assert len(session.execute(slow).all()) == 100


def test_whoever_writes_waits(store_url: str) -> None:
    with writing(store_url) as session:
        session.execute(_nap(1.5))  # type: ignore[call-overload]
