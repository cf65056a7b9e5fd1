"""Are events counted as the rows say?"""

from collections import defaultdict
from datetime import date

import pytest
from sqlmodel import Session

from dashboard import store
from dashboard.filters import Filters
from dashboard.metrics import events
from dashboard.reading import note
from tests.metrics import monthly_store as city

AS_OF = date(2026, 11, 10)
ALL = Filters(AS_OF)
LAST_YEAR = (date(2025, 11, 1), date(2026, 10, 1))
METRICS = (events.events_by_type, events.participants_per_event, events.events_by_library, events.events_by_month)


@pytest.fixture
def session(store_url: str) -> Session:
    city.fill(store_url)
    with store.reading(store_url) as opened:
        yield opened


def rows(span=(city.FIRST, city.LAST)):
    return [row for row in city.event_rows() if span[0] <= row.month <= span[1]]


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.__name__)
def test_an_empty_store_gives_the_same_columns_and_types(metric, store_url: str) -> None:
    with store.reading(store_url) as session:
        empty = metric(session, ALL)
    city.fill(store_url)
    with store.reading(store_url) as session:
        full = metric(session, ALL)
    assert empty.empty
    assert not full.empty
    assert list(empty.columns) == list(full.columns)
    assert list(empty.dtypes) == list(full.dtypes)


def test_events_by_type_are_the_sums_of_the_rows(session: Session) -> None:
    expected: dict[tuple[date, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for row in rows():
        held, came = expected[row.month, row.code]
        expected[row.month, row.code] = held + row.count, came + row.people
    found = events.events_by_type(session, ALL)
    assert list(found.columns) == ["month", "event_type", "events", "participants"]
    assert {(r.month.date(), r.event_type): (r.events, r.participants) for r in found.itertuples()} == expected


def test_participants_per_event_compare_twelve_months_with_twelve(session: Session) -> None:
    found = events.participants_per_event(session, Filters(AS_OF, start=date(2026, 9, 1))).set_index("event_type")
    for suffix, span in (("", LAST_YEAR), ("_before", (date(2024, 11, 1), date(2025, 10, 1)))):
        for kind in city.TYPES:
            chosen = [row for row in rows(span) if row.code == kind]
            held, came = sum(row.count for row in chosen), sum(row.people for row in chosen)
            assert found.loc[kind, f"events{suffix}"] == held
            assert found.loc[kind, f"per_event{suffix}"] == pytest.approx(came / held)


def test_events_by_library_hold_the_last_twelve_months(session: Session) -> None:
    expected: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows(LAST_YEAR):
        expected[row.library, row.code] += row.count
    found = events.events_by_library(session, ALL)
    assert {(row.library, row.event_type): row.events for row in found.itertuples()} == expected
    sizes = found.groupby("library", sort=False)["events"].sum()
    assert list(sizes) == sorted(sizes, reverse=True)


def test_both_summaries_of_the_year_tell_how_many_months_have_figures(store_url: str) -> None:
    city.fill(store_url)
    with store.reading(store_url) as session:
        for as_of, months in ((AS_OF, 12), (date(2024, 4, 10), 3)):
            for metric in (events.participants_per_event, events.events_by_library):
                assert note(metric(session, Filters(as_of)), "months") == months


def test_the_calendar_tells_a_closed_month_from_a_missing_one(session: Session) -> None:
    found = events.events_by_month(session, Filters(AS_OF, start=date(2026, 9, 1), libraries=("LIB-B",)))
    state = {row.month.date(): row.state for row in found.itertuples()}
    assert state[date(2025, 3, 1)] == "closed"
    assert state[date(2026, 10, 1)] == "missing"
    assert state[date(2024, 1, 1)] == "reported"
    assert found.loc[found["state"] != "reported", "events"].isna().all()
