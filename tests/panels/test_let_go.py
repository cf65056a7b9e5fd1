"""What was drawn of older states is let go, and what is written of a panel goes with it."""

import weakref
from datetime import date

import pytest
from sqlalchemy import update
from sqlmodel import col

from dashboard.filters import Filters
from dashboard.i18n import translator
from dashboard.panels import Prepared, Snapshot, once, prepare, prepared
from dashboard.store import bump_revision, reading, revision, writing
from dashboard.store.tables import Attendance
from tests.stores import load_all, new_store


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of our own: its state is moved on."""
    made = new_store(tmp_path_factory.mktemp("let_go"))
    load_all(made)
    return made


FILTERS = Filters(date(2026, 11, 10))


def _snapshot(url: str) -> Snapshot:
    with reading(url) as session:
        return Snapshot(url, revision(session))


def _drawn(url: str) -> Prepared:
    return prepare("attendance.by_age", FILTERS, "ru", "light", _snapshot(url))


def _written(url: str) -> None:
    """A state in which a table that the panel stands on was written."""
    with writing(url) as session:
        session.execute(update(Attendance).values(visits=col(Attendance.visits)))
        bump_revision(session)


def test_a_newer_state_lets_go_of_what_was_drawn_of_an_older_one(url: str) -> None:
    frame = weakref.ref(_drawn(url).frame)
    assert _drawn(url).frame is frame(), "the same state is not drawn twice"
    before = prepared.times_kept()
    _written(url)
    newer = _drawn(url)
    assert frame() is None
    assert newer.frame is _drawn(url).frame
    kept, made = prepared.times_kept()
    assert (kept, made) == (before[0] + 1, before[1] + 1), "the counters of the operators start over"


def test_who_still_reads_an_older_state_makes_nobody_draw_the_newer_one_again(url: str) -> None:
    older = _snapshot(url)
    _written(url)
    newer = _drawn(url)
    prepared._let_go_before(older)
    assert _drawn(url) is newer


def test_a_text_is_written_once_for_a_panel_and_a_language(url: str) -> None:
    written: list[str] = []

    @once
    def name(panel: Prepared, t: object) -> str:
        written.append(panel.panel.id)
        return str(len(written))

    panel, ru, kk = _drawn(url), translator("ru"), translator("kk")
    assert [name(panel, ru), name(panel, ru), name(panel, kk)] == ["1", "1", "2"]
