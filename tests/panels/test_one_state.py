"""Is everything on a page of one state of the store, whoever saves meanwhile and whichever copy is read?"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from dashboard import store
from dashboard.filters import Filters
from dashboard.panels import Snapshot, StateMovedError, held, opened, prepare
from dashboard.settings import today
from dashboard.store import bump_revision, writing
from tests.stores import dropped, load_all, new_store, no_store

PANEL = "attendance.by_age"


@pytest.fixture
def own(store_url: str) -> Snapshot:
    """A full store that this test may change."""
    load_all(store_url)
    return _now(store_url)


def _now(url: str) -> Snapshot:
    with store.reading(url) as session:
        return Snapshot(url, store.revision(session))


def _saved(url: str) -> None:
    with writing(url) as session:
        bump_revision(session)


def test_a_state_that_is_no_more_is_never_read_under_its_number(own: Snapshot) -> None:
    _saved(own.url)
    with pytest.raises(StateMovedError), opened(own):
        pass
    with pytest.raises(StateMovedError):
        prepare(PANEL, Filters(today()), "ru", "light", own)
    assert not prepare(PANEL, Filters(today()), "ru", "light", _now(own.url)).empty


def test_what_was_prepared_before_is_still_shown_as_it_was(own: Snapshot) -> None:
    before = prepare(PANEL, Filters(today()), "ru", "light", own)
    _saved(own.url)
    assert prepare(PANEL, Filters(today()), "ru", "light", own) is before


def test_a_state_that_is_held_is_read_to_the_end(own: Snapshot) -> None:
    with held(own) as now:
        assert now == own
        _saved(own.url)
        with opened(now) as session:
            assert store.revision(session) == own.revision
        assert not prepare(PANEL, Filters(today()), "kk", "light", now).empty
    assert _now(own.url).revision == own.revision + 1


def test_the_same_state_read_from_a_replica_is_the_same_figures(own: Snapshot) -> None:
    copied = replace(own, source="postgresql+psycopg://elsewhere/culture")
    assert copied == own
    assert prepare(PANEL, Filters(today()), "ru", "light", copied) is prepare(
        PANEL, Filters(today()), "ru", "light", own
    )


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """What the operator named as the read replica, as full as the store."""
    url = new_store(tmp_path, "copy")
    load_all(url)
    monkeypatch.setenv("DATABASE_READ_URL", url)
    yield url
    dropped(url)


def test_panels_are_read_from_the_replica(own: Snapshot, copy: str) -> None:
    asked: list[str] = []
    with opened(replace(own, source=copy)) as session:
        asked.append(str(session.get_bind().engine.url.database))
    assert asked[0] in copy


def test_a_replica_that_went_away_is_replaced_by_the_primary_where_that_is_of_the_same_state(
    own: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = no_store(tmp_path, "away")
    monkeypatch.setenv("DATABASE_READ_URL", away)
    with opened(replace(own, source=away)) as session:
        assert str(session.get_bind().engine.url.database) in own.url
    _saved(own.url)
    with pytest.raises(StateMovedError), opened(replace(own, source=away)):
        pass


def test_a_replica_that_fails_while_it_is_read_is_left_and_the_page_begins_anew(own: Snapshot, copy: str) -> None:
    with pytest.raises(StateMovedError), opened(replace(own, source=copy)):
        raise OperationalError("SELECT 1", {}, OSError("canceling statement due to conflict with recovery"))
    replica = store.replica()
    assert replica is not None
    assert replica.revision(newest=own.revision, least=0) is None, "it is left alone for a while"


def test_a_failure_of_the_primary_is_one(own: Snapshot) -> None:
    with pytest.raises(OperationalError), opened(own):
        raise OperationalError("SELECT 1", {}, OSError("gone"))
