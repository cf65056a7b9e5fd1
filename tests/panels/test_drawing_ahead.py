"""Is what open pages show drawn after a save, and nothing that nobody looks at any more?"""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.filters import Filters
from dashboard.panels import Snapshot, StateMovedError, drawing_ahead, prepare, prepared
from dashboard.panels.drawing_ahead import LATELY_SECONDS, OpenPages, Shown, draw_newer
from dashboard.store import reading, revision
from tests.ingest.files import load, visits
from tests.stores import load_all

AS_OF = date(2026, 11, 10)
VISITS = Shown("attendance.by_age", Filters(AS_OF), "ru", "light")
PROJECTS = replace(VISITS, panel_id="projects.status")
OF_ONE = replace(VISITS, filters=Filters(AS_OF, libraries=("LIB-001",)))


class Clock:
    """Seconds, as the test says."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pages(clock: Clock) -> OpenPages:
    return OpenPages(clock)


def test_a_page_shows_what_it_showed_last_until_nobody_used_it_for_long(pages: OpenPages, clock: Clock) -> None:
    pages.shows("Aigul", "attendance", VISITS)
    pages.shows("Aigul", "attendance", OF_ONE)
    pages.shows("Boss", "projects", PROJECTS)
    assert set(pages.shown()) == {OF_ONE, PROJECTS}
    clock.now = LATELY_SECONDS
    pages.shows("Boss", "projects", PROJECTS)
    clock.now += 1
    assert pages.shown() == [PROJECTS]


def test_who_goes_to_another_page_has_left_the_one_before(pages: OpenPages) -> None:
    pages.shows("Aigul", "attendance", VISITS)
    pages.shows("Aigul", "projects", PROJECTS)
    assert pages.shown() == [PROJECTS]


def test_what_most_show_comes_first_and_there_is_an_end(pages: OpenPages, monkeypatch: pytest.MonkeyPatch) -> None:
    pages.shows("Aigul", "attendance", OF_ONE)
    for name in ("Boss", "Dana"):
        pages.shows(name, "attendance", VISITS)
    monkeypatch.setattr(drawing_ahead, "MOST_PANELS", 1)
    assert pages.shown() == [VISITS]
    monkeypatch.setattr(drawing_ahead, "MOST_PAGES", 2)
    pages.shows("Erlan", "projects", PROJECTS)
    monkeypatch.setattr(drawing_ahead, "MOST_PANELS", 9)
    assert set(pages.shown()) == {VISITS, PROJECTS}


@pytest.fixture
def own(store_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A full store that this test may change."""
    monkeypatch.setenv("DASHBOARD_TODAY", AS_OF.isoformat())
    load_all(store_url)
    return store_url


def _now(url: str) -> Snapshot:
    with reading(url) as session:
        return Snapshot(url, revision(session))


def _made(url: str, shown: Shown) -> int:
    before = prepared.times_kept()[1]
    prepare(shown.panel_id, shown.filters, shown.language, shown.theme, _now(url))
    return prepared.times_kept()[1] - before


def test_after_a_save_an_open_page_finds_its_panels_drawn(own: str, pages: OpenPages) -> None:
    pages.shows("Aigul", "attendance", VISITS)
    pages.shows("Boss", "attendance", replace(VISITS, filters=Filters(date(2020, 1, 1))))
    drawn = draw_newer(pages, None)
    assert drawn == _now(own)
    load(own, "attendance", visits("LIB-001", 4_321, date(2026, 10, 1)))
    newer = draw_newer(pages, drawn)
    assert newer == _now(own) != drawn
    assert _made(own, VISITS) == 0, "it was drawn ahead"
    assert _made(own, OF_ONE) == 1, "nobody shows it"
    before = prepared.times_kept()
    assert draw_newer(pages, newer) == newer
    assert prepared.times_kept() == before, "the same state is not looked through twice"


def test_nobody_there_means_that_nothing_is_read(
    store_url: str, pages: OpenPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing_ahead, "_newest", lambda url: pytest.fail("looked"))
    assert draw_newer(pages, None) is None


def test_a_state_that_is_left_behind_meanwhile_is_let_be(
    own: str, pages: OpenPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages.shows("Aigul", "attendance", VISITS)
    drawn = draw_newer(pages, None)
    left = replace(_now(own), revision=_now(own).revision + 1)
    with pytest.raises(StateMovedError):
        prepare(VISITS.panel_id, OF_ONE.filters, "ru", "light", left)
    monkeypatch.setattr(drawing_ahead, "_newest", lambda url: left)
    assert draw_newer(pages, drawn) == drawn
