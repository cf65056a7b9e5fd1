"""Are visits counted as the rows say?"""

from collections import defaultdict
from datetime import date

import pandas as pd
import pytest
from sqlmodel import Session

from dashboard import store
from dashboard.filters import Filters, add_months
from dashboard.metrics import attendance
from dashboard.reading import note
from tests.metrics import monthly_store as city

AS_OF = date(2026, 11, 10)
ALL = Filters(AS_OF)
LAST_YEAR = (date(2025, 11, 1), date(2026, 10, 1))
METRICS = (
    attendance.visits_by_age,
    attendance.age_shares,
    attendance.last_year_by_age,
    attendance.visits_by_year,
    attendance.twelve_month_totals,
    attendance.visits_by_library,
    attendance.visits_per_1000,
)


@pytest.fixture
def session(store_url: str) -> Session:
    city.fill(store_url)
    with store.reading(store_url) as opened:
        yield opened


def total(*, libraries=tuple(city.PLACES), span=(city.FIRST, city.RUNNING), ages=city.AGES) -> int:
    return sum(
        row.count
        for row in city.visit_rows()
        if row.library in libraries and span[0] <= row.month <= span[1] and row.code in ages
    )


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.__name__)
def test_an_empty_store_gives_the_same_columns_and_types(metric, store_url: str, tmp_path) -> None:
    with store.reading(store_url) as session:
        empty = metric(session, ALL)
    city.fill(store_url)
    with store.reading(store_url) as session:
        full = metric(session, ALL)
    assert empty.empty
    assert not full.empty
    assert list(empty.columns) == list(full.columns)
    assert list(empty.dtypes) == list(full.dtypes)


def test_visits_by_age_are_the_sums_of_the_rows(session: Session) -> None:
    expected: dict[tuple[date, str], int] = defaultdict(int)
    for row in city.visit_rows():
        expected[row.month, row.code] += row.count
    found = attendance.visits_by_age(session, ALL)
    assert list(found.columns) == ["month", "age_group", "visits"]
    assert {(row.month.date(), row.age_group): row.visits for row in found.itertuples()} == expected


def test_every_filter_narrows_visits_by_age(session: Session) -> None:
    filters = Filters(AS_OF, date(2025, 1, 1), date(2025, 12, 1), ("almaly",), ("LIB-A", "LIB-C"), ("youth",))
    found = attendance.visits_by_age(session, filters)
    assert found["visits"].sum() == total(
        libraries=("LIB-A",), span=(date(2025, 1, 1), date(2025, 12, 1)), ages=("youth",)
    )


def test_shares_of_a_month_add_up_to_one(session: Session) -> None:
    found = attendance.age_shares(session, ALL)
    assert found.groupby("month")["share"].sum().round(9).eq(1).all()


def test_the_year_ends_with_the_newest_finished_month_and_ignores_the_start(session: Session) -> None:
    found = attendance.last_year_by_age(session, Filters(AS_OF, start=date(2026, 9, 1)))
    before = (date(2024, 11, 1), date(2025, 10, 1))
    assert found["visits"].sum() == total(span=LAST_YEAR)
    assert found["visits_before"].sum() == total(span=before)
    assert note(found, "comparable")


def test_a_year_with_a_month_without_figures_is_not_comparable(session: Session) -> None:
    found = attendance.last_year_by_age(session, Filters(AS_OF, libraries=("LIB-B",)))
    assert not note(found, "comparable")
    assert note(found, "months") == 11


def test_coverage_counts_only_reports_that_were_due(session: Session) -> None:
    told = note(attendance.last_year_by_age(session, ALL), "coverage_before")
    # Four libraries over twelve months; B was shut for two whole months, A owes June.
    assert (told.came, told.due) == (45, 46)
    newest = note(attendance.visits_by_age(session, ALL), "coverage")
    assert (newest.came, newest.due) == (3, 4)


def test_year_on_year_shows_three_years_whatever_the_start(session: Session) -> None:
    found = attendance.visits_by_year(session, Filters(AS_OF, start=date(2026, 6, 1)))
    assert found["month"].min() == pd.Timestamp(2024, 1, 1)
    assert found["visits"].sum() == total()


def test_twelve_month_totals_reach_back_before_the_period(session: Session) -> None:
    found = attendance.twelve_month_totals(session, Filters(AS_OF, start=date(2026, 9, 1)))
    assert [day.date() for day in found["month"]] == [date(2026, 9, 1), date(2026, 10, 1)]
    assert list(found["visits_12_months"]) == [
        total(span=(add_months(month, -11), month)) for month in (date(2026, 9, 1), date(2026, 10, 1))
    ]


def test_a_total_over_a_gap_is_left_out(session: Session) -> None:
    found = attendance.twelve_month_totals(session, Filters(AS_OF, libraries=("LIB-A",)))
    months = {day.date() for day in found["month"]}
    assert date(2025, 5, 1) in months
    assert not {add_months(date(2025, 6, 1), later) for later in range(12)} & months


def test_each_gap_of_the_heat_map_says_why_it_is_one(session: Session) -> None:
    found = attendance.visits_by_library(session, ALL)
    state = {(row.library, row.month.date()): row.state for row in found.itertuples()}
    assert state["LIB-B", date(2025, 2, 1)] == "closed"
    assert state["LIB-B", date(2025, 4, 1)] == "reported"
    assert state["LIB-C", date(2024, 2, 1)] == "not_open"
    assert state["LIB-C", date(2024, 3, 1)] == "reported"
    assert state["LIB-A", date(2025, 6, 1)] == "missing"
    assert found.loc[found["state"] != "reported", "visits"].isna().all()
    assert int(found["visits"].sum()) == total()


def test_nothing_is_missing_in_the_month_still_running(session: Session) -> None:
    found = attendance.visits_by_library(session, ALL)
    running = found[found["month"] == pd.Timestamp(city.RUNNING)]
    assert list(running["library"]) == ["LIB-A"]


def test_the_heat_map_begins_with_the_largest_library(session: Session) -> None:
    found = attendance.visits_by_library(session, ALL)
    assert list(dict.fromkeys(found["library"])) == ["LIB-D", "LIB-C", "LIB-B", "LIB-A"]


def test_visits_per_1000_leave_out_libraries_of_no_district(session: Session) -> None:
    found = attendance.visits_per_1000(session, Filters(AS_OF, start=date(2026, 9, 1), libraries=("LIB-A",)))
    almaly = total(libraries=("LIB-A", "LIB-B"), span=LAST_YEAR)
    medeu = total(libraries=("LIB-C",), span=LAST_YEAR)
    assert list(found["district"]) == ["medeu", "almaly"]
    assert list(found["visits_per_1000"]) == pytest.approx([medeu / 100, almaly / 200])
    assert note(found, "left_out") == 1
    assert note(found, "city") == pytest.approx((almaly + medeu) / 300)


def test_the_city_stays_when_one_district_is_chosen(session: Session) -> None:
    every, one = (attendance.visits_per_1000(session, Filters(AS_OF, districts=chosen)) for chosen in ((), ("medeu",)))
    assert list(one["district"]) == ["medeu"]
    assert note(one, "city") == note(every, "city")


def test_a_district_of_its_own_has_a_place_and_leaves_no_other_out(session: Session) -> None:
    found = attendance.visits_per_1000(session, Filters(AS_OF, own_district="almaly"))
    assert list(found["district"]) == ["medeu", "almaly"]
    assert [note(found, name) for name in ("own", "place", "districts")] == ["almaly", 2, 2]


def test_the_only_district_chosen_keeps_its_place_among_all(session: Session) -> None:
    one = attendance.visits_per_1000(session, Filters(AS_OF, districts=("almaly",), own_district="medeu"))
    assert [note(one, name) for name in ("own", "place", "districts")] == ["almaly", 2, 2]
    two = attendance.visits_per_1000(session, Filters(AS_OF, districts=("almaly", "medeu")))
    assert note(two, "own") is None


def test_moments_are_told_of_a_single_library_only(session: Session) -> None:
    one = note(attendance.visits_by_age(session, Filters(AS_OF, libraries=("LIB-B",))), "moments")
    two = note(attendance.visits_by_age(session, Filters(AS_OF, libraries=("LIB-B", "LIB-C"))), "moments")
    assert [(moment.on, moment.kind) for moment in one] == [
        (date(2025, 2, 1), "closed_works"),
        (date(2025, 4, 16), "reopened"),
    ]
    assert two == ()
