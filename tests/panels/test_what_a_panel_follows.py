"""Is a panel drawn once for all selections that change nothing in it?"""

from dataclasses import replace
from datetime import date

from dashboard import store
from dashboard.filters import Filters
from dashboard.panels import PANELS, Snapshot, prepare
from tests.stores import load_all

ALL = Filters(date(2026, 11, 10))


def test_projects_are_the_same_whatever_period_or_library_is_chosen(store_url: str) -> None:
    load_all(store_url)
    with store.reading(store_url) as session:
        now = Snapshot(store_url, store.revision(session))
    other = replace(ALL, start=date(2025, 1, 1), libraries=("LIB-001",), age_groups=("youth",))
    for panel_id, panel in PANELS.items():
        if panel.follows is not None:
            drawn = [prepare(panel_id, filters, "ru", "light", now) for filters in (ALL, other)]
            assert drawn[0] is drawn[1]
            with store.reading(store_url) as session:
                asked = panel.metric(session, other)
            assert list(asked.columns) == list(drawn[0].frame.columns)
            assert asked.astype(str).equals(drawn[0].frame.astype(str)), panel_id


def test_a_district_counts_for_projects(store_url: str) -> None:
    load_all(store_url)
    with store.reading(store_url) as session:
        now = Snapshot(store_url, store.revision(session))
    some = replace(ALL, districts=("medeu",))
    frames = [prepare("projects.status", filters, "ru", "light", now).frame for filters in (ALL, some)]
    assert len(frames[1]) < len(frames[0])
