"""What is there for guests, and how does their walk go? Read from the published facts."""

import math
from datetime import date

import pytest

from dashboard import store
from dashboard.filters import Filters
from dashboard.metrics.guests import guests, walk
from dashboard.reading import note
from dashboard.store.migrate import migrate
from dashboard.store.tables import Closure, PublishedFigure
from tests.changing import changing
from tests.metrics.walking.test_coverage import batch, haversine
from tests.stores import load_all, new_store

AS_OF = date(2026, 11, 10)
STOPS = ("KASTEEV", "PUPPET", "AUEZOV", "YOUTHTH")


@pytest.fixture
def full_url(store_url: str) -> str:
    """A store with the published facts and the demo figures."""
    migrate(store_url)
    load_all(store_url)
    return store_url


def test_the_ledger_says_what_is_open(full_url: str) -> None:
    with store.reading(full_url) as session:
        found = guests(session, Filters(AS_OF)).set_index("place")
    assert found.loc["KASTEEV", "opening_state"] == "open"
    assert found.loc["AUEZOV", "opening_state"] == "closed_works"
    assert found.loc["SATS", "announced_on"].date() == date(2027, 12, 31)
    assert found.loc["OBSERV", "opening_state"] == "announced"
    assert found.loc["CIRCUS", "opening_state"] == "unknown"
    assert bool(found.loc["ALATAU", "overdue"])
    assert "LIB20" not in found.index
    assert found.loc["LIB-002", "accessible"]


def test_the_day_asked_about_decides(full_url: str) -> None:
    with store.reading(full_url) as session:
        before = guests(session, Filters(date(2026, 1, 10))).set_index("place")
        long_ago = guests(session, Filters(date(2019, 1, 1))).set_index("place")
    assert before.loc["KASTEEV", "opening_state"] == "closed_works"
    assert bool(before.loc["KASTEEV", "overdue"])
    assert "LIB-004" not in before.index
    assert not set(long_ago["venue_kind"]) & {"library"}
    assert long_ago.loc["AUEZOV", "opening_state"] == "unknown"


def test_a_closed_library_is_said_to_be_closed(full_url: str) -> None:
    with changing(full_url) as session:
        row = batch(session)
        session.add(Closure(venue_code="LIB-001", starts_on=date(2026, 11, 1), reason="works", **row))
    with store.reading(full_url) as session:
        found = guests(session, Filters(AS_OF)).set_index("place")
    assert found.loc["LIB-001", "opening_state"] == "closed_works"


def test_published_facts_on_a_place_are_told_and_nothing_else(full_url: str) -> None:
    with changing(full_url) as session:
        row = batch(session)
        for indicator, value, text, said in (
            ("year_built", 1970.0, None, date(2020, 1, 1)),
            ("year_built", 1981.0, None, date(2025, 1, 1)),
            ("year_built", 1999.0, None, date(2026, 12, 1)),
            ("heritage_status", None, "monument_national", None),
            ("accessible", 0.0, None, None),
        ):
            session.add(
                PublishedFigure(
                    statement=f"{indicator}|{value}", indicator=indicator, scope="context", geography="SATS",
                    period="undated", value=value, value_text=text, reported_on=said, reported_precision="day", **row,
                )
            )  # fmt: skip
    with store.reading(full_url) as session:
        found = guests(session, Filters(AS_OF)).set_index("place")
    assert found.loc["SATS", "year_built"] == 1981
    assert found.loc["SATS", "heritage"] == "monument_national"
    assert not found.loc["SATS", "accessible"]
    assert found["year_built"].isna().sum() == len(found) - 1


def test_kinds_and_districts_narrow_the_places_but_not_the_walk(full_url: str) -> None:
    with store.reading(full_url) as session:
        found = guests(session, Filters(AS_OF, layers=("museum",), districts=("medeu",), stops=("AUEZOV",)))
    assert set(found["place"]) == {"KUNAEV", "MUSREPOVHM", "AUEZOV"}


def test_the_walk_tells_straight_lines_and_what_it_leaves_out(full_url: str) -> None:
    with store.reading(full_url) as session:
        found = walk(session, Filters(AS_OF, stops=STOPS))
    assert found["place"].tolist() == ["KASTEEV", "AUEZOV", "PUPPET"]
    assert note(found, "unplaced") == 1
    assert note(found, "exact")
    for before, after in zip(found.index[:-1], found.index[1:], strict=True):
        one, other = found.loc[before], found.loc[after]
        straight = haversine(one.lat, one.lon, other.lat, other.lon)
        assert other.straight_m == pytest.approx(straight, rel=0.005)
        assert other.walk_m == pytest.approx(straight * 1.3, rel=0.005)
        assert math.isclose(other.walk_min, straight * 1.3 / 80, abs_tol=1)
    assert found["total_min"].iloc[-1] == found["walk_min"].fillna(0).sum()


def test_codes_that_nobody_knows_are_no_places(full_url: str) -> None:
    with store.reading(full_url) as session:
        assert walk(session, Filters(AS_OF, stops=("'; DROP TABLE venue", "nobody"))).empty


def test_an_empty_store_gives_the_same_columns_and_types(full_url: str, tmp_path: object) -> None:
    empty = new_store(tmp_path, "empty")
    filters = Filters(AS_OF, stops=STOPS)
    with store.reading(full_url) as full, store.reading(empty) as nothing:
        for metric in (guests, walk):
            assert metric(nothing, filters).empty
            assert metric(nothing, filters).dtypes.to_dict() == metric(full, filters).dtypes.to_dict()
