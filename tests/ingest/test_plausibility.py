"""Is a month warned about when it is unlike the year before, and only then?"""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.ingest.checked import Checked
from dashboard.ingest.kind import Row
from dashboard.ingest.plausibility import with_warnings
from dashboard.store import reading
from tests.ingest.files import checked, library, load, visits

OCTOBER = date(2026, 10, 1)


def warnings(url: str, *rows: Row) -> list[tuple[str, dict[str, object]]]:
    with reading(url) as session:
        found: Checked = with_warnings(session, checked("attendance", list(rows)))
    return [(notice.id, dict(notice.details)) for notice in found.notices]


@pytest.fixture
def steady(store_url: str) -> str:
    """A library with a thousand visits of the young in each of the thirteen months before October 2026."""
    load(store_url, "libraries", library("LIB-1"))
    months = [date(2025 + (n + 8) // 12, (n + 8) % 12 + 1, 1) for n in range(13)]
    load(store_url, "attendance", *(visits("LIB-1", 1000 + month.month, month) for month in months))
    return store_url


@pytest.mark.parametrize("count", [520, 1000, 1900])
def test_a_usual_month_is_not_warned_about(steady: str, count: int) -> None:
    assert warnings(steady, visits("LIB-1", count, OCTOBER)) == []


@pytest.mark.parametrize("count", [500, 2020])
def test_half_or_double_of_last_year_is(steady: str, count: int) -> None:
    assert warnings(steady, visits("LIB-1", count, OCTOBER)) == [
        ("w.far_from_last_year", {"total": count, "base": 1010})
    ]


def test_nobody_at_all_is(steady: str) -> None:
    assert [code for code, _ in warnings(steady, visits("LIB-1", 0, OCTOBER))] == ["w.no_visits"]


def test_the_numbers_of_last_month_again_are(steady: str) -> None:
    assert [code for code, _ in warnings(steady, visits("LIB-1", 1009, OCTOBER))] == ["w.same_as_last_month"]


def test_what_is_in_the_store_already_was_explained_once(steady: str) -> None:
    load(steady, "attendance", visits("LIB-1", 9000, OCTOBER))
    assert warnings(steady, visits("LIB-1", 9000, OCTOBER)) == []


def test_a_month_with_closed_days_has_its_reason(steady: str) -> None:
    load(
        steady,
        "closures",
        {"library_code": "LIB-1", "starts_on": date(2026, 10, 5), "ends_on": date(2026, 10, 20), "reason": "works"},
    )
    assert warnings(steady, visits("LIB-1", 100, OCTOBER)) == []


def test_a_new_library_has_nothing_to_be_compared_with(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    assert warnings(store_url, visits("LIB-1", 100_000, OCTOBER)) == []


def test_a_file_with_problems_is_left_alone(steady: str) -> None:
    broken = replace(checked("attendance", [visits("LIB-1", 0, OCTOBER)]), problems_total=1)
    with reading(steady) as session:
        assert with_warnings(session, broken) is broken
