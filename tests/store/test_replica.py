"""When is a read replica asked, and what happens while it is away or behind? A second store stands for it here."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from dashboard.store import bump_revision, replica, writing
from dashboard.store.replica import PATIENCE_SECONDS, RETRY_SECONDS, Replica
from tests.ingest.files import library, load
from tests.stores import dropped, new_store, no_store


class Clock:
    """Time as the test wants it."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[str]:
    url = new_store(tmp_path, "copy")
    yield url
    dropped(url)


def _saved(url: str) -> None:
    with writing(url) as session:
        bump_revision(session)


def _told(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if "replica" in record.getMessage()]


def test_there_is_none_unless_the_operator_names_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_READ_URL", raising=False)
    assert replica() is None
    monkeypatch.setenv("DATABASE_READ_URL", "postgresql+psycopg://nobody@127.0.0.1/none")
    found = replica()
    assert found is not None
    assert found is replica(), "what is known of it is kept"


def test_its_own_revision_counts_not_that_of_the_primary(copy: str) -> None:
    assert Replica(copy).revision(newest=3, least=0) == 0
    _saved(copy)
    assert Replica(copy).revision(newest=3, least=0) == 1


def test_who_saw_or_saved_more_than_it_holds_is_sent_to_the_primary(copy: str) -> None:
    _saved(copy)
    assert Replica(copy).revision(newest=2, least=2) is None
    assert Replica(copy).revision(newest=2, least=1) == 1
    assert Replica(copy).revision(newest=1, least=9) == 1, "nothing newer exists: a restored store counts from less"


def test_one_that_is_away_is_told_once_and_tried_again_by_one_in_ten_seconds(
    tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    asked = Replica(no_store(tmp_path, "away"), clock)
    with caplog.at_level(logging.WARNING):
        for _ in range(5):
            assert asked.revision(newest=1, least=0) is None
        clock.now = RETRY_SECONDS + 1
        assert asked.revision(newest=1, least=0) is None
    (line,) = _told(caplog)
    assert "does not answer, the primary is read" in line


@pytest.mark.parametrize("differs", ["another first file", "an older version"])
def test_what_is_no_copy_of_the_store_is_not_read_and_told_once(
    differs: str, store_url: str, copy: str, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    asked = Replica(copy, clock, store_url)
    assert asked.revision(newest=0, least=0) == 0, "two empty stores are alike"
    if differs == "another first file":
        load(copy, "libraries", library("LIB-001"))
    else:
        with writing(copy) as session:
            session.execute(text("UPDATE alembic_version SET version_num = '0006'"))
    with caplog.at_level(logging.WARNING):
        for _ in range(5):
            clock.now += RETRY_SECONDS + 1
            assert asked.revision(newest=0, least=0) is None
    (line,) = _told(caplog)
    assert "another store, or tables of another version" in line


def test_one_that_answers_again_is_read_again_and_that_is_told(
    copy: str, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    asked = Replica(copy, clock)
    with caplog.at_level(logging.WARNING):
        asked.failed(OSError("gone"))
        assert asked.revision(newest=0, least=0) is None
        clock.now = RETRY_SECONDS
        assert asked.revision(newest=0, least=0) == 0
    assert [line.partition(",")[0] for line in _told(caplog)] == [
        "the read replica does not answer",
        "the read replica answers again",
    ]


def test_one_that_lacks_a_save_for_long_is_left_until_it_has_it(
    copy: str, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    asked = Replica(copy, clock)
    with caplog.at_level(logging.WARNING):
        assert asked.revision(newest=1, least=0) == 0
        clock.now = PATIENCE_SECONDS
        assert asked.revision(newest=2, least=0) == 0
        clock.now = PATIENCE_SECONDS + 1
        assert asked.revision(newest=3, least=0) is None
        _saved(copy)  # the save that was missed for so long is there, though newer ones are not
        assert asked.revision(newest=3, least=0) == 1
    late, caught_up = _told(caplog)
    assert "more than 30 s behind" in late
    assert "caught up" in caught_up
