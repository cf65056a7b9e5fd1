"""Are the months before, during and after those that the definition names? Recomputed with plain Python."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import update
from sqlmodel import col

from dashboard import store
from dashboard.filters import Filters
from dashboard.metrics import effect
from dashboard.metrics.effect.before_after import before_after
from dashboard.metrics.effect.difference import NEVER
from dashboard.store.tables import Closure, Library
from tests.changing import changing
from tests.metrics.effect.networks import City, Planted, city, fill

AS_OF = date(2026, 11, 10)
ALL = Filters(AS_OF)


def read(url: str, filters: Filters = ALL) -> pd.DataFrame:
    with store.reading(url) as session:
        return effect.by_modernisation(session, filters).set_index("library")


def by_hand(values: list[float], left: int, back: int) -> tuple[float, float, int]:
    """Means before and after over the calendar months (place modulo 12) that both years have."""
    before = {at % 12: values[at] for at in range(max(left - 12, 0), left) if values[at] == values[at]}
    after = {at % 12: values[at] for at in range(back, min(back + 12, len(values))) if values[at] == values[at]}
    common = before.keys() & after.keys()
    mean = [sum(each[month] for month in common) / len(common) for each in (before, after)]
    return mean[0], mean[1], len(common)


def test_every_library_compares_the_same_calendar_months(store_url: str) -> None:
    made = city(3)
    codes = fill(store_url, made)
    table = read(store_url)
    compared = 0
    for place, code in enumerate(codes):
        if made.back[place] == NEVER:
            assert table.loc[code, "state"] == "not_modernised"
            continue
        before, after, months = by_hand(made.visits[place].tolist(), int(made.left[place]), int(made.back[place]))
        row = table.loc[code]
        assert row["months_compared"] == months
        if months < 6:
            assert row["state"] == "too_few_months"
            assert np.isnan(row["before"])
            continue
        compared += 1
        assert row["state"] == "estimated"
        assert row["before"] == pytest.approx(before)
        assert row["after"] == pytest.approx(after)
        assert row["change"] == pytest.approx(after / before - 1)
    assert compared > 15


def test_a_date_known_to_the_year_takes_the_reopening_from_the_works(store_url: str) -> None:
    made = city(4)
    codes = fill(store_url, made, year_only=True)
    table = read(store_url)
    place = int(np.argmin(made.back % 12))  # reopened early in a year: the stored day lies far behind
    assert made.back[place] < NEVER
    near = [at for at in range(len(codes)) if made.back[at] < NEVER]
    for at in near:
        assert table.loc[codes[at], "after_from"].month == made.back[at] % 12 + 1
        assert table.loc[codes[at], "began_on"].month == made.left[at] % 12 + 1


def test_closed_days_are_taken_out_of_a_month_and_a_month_closed_for_most_of_it_is_left_out(store_url: str) -> None:
    made = flat(1000.0)
    made.visits[0, 22] = 500.0  # November 2020, open for 15 of 30 days
    fill(store_url, made)
    with changing(store_url) as session:
        for starts, ends in ((date(2020, 11, 1), date(2020, 11, 10)), (date(2020, 11, 8), date(2020, 11, 15))):
            session.add(
                Closure(venue_code="LIB-001", starts_on=starts, ends_on=ends, reason="other", batch_id=1, line=9)
            )
    assert read(store_url).loc["LIB-001", ["months_compared", "before"]].tolist() == [12, 1000.0]
    with changing(store_url) as session:
        day = date(2020, 11, 16)
        session.add(Closure(venue_code="LIB-001", starts_on=day, ends_on=day, reason="other", batch_id=1, line=9))
    assert read(store_url).loc["LIB-001", ["months_compared", "before"]].tolist() == [11, 1000.0]


def test_fewer_than_six_months_on_a_side_give_no_number() -> None:
    months = pd.date_range("2019-01-01", periods=40, freq="MS")
    visits = pd.Series(np.full(40, 100.0), index=months)
    visits.iloc[25:] = np.nan
    found = before_after(visits, visits, 18, 20)
    assert (found.state, found.months, found.before, found.change) == ("too_few_months", 5, None, None)


def test_during_counts_reports_from_the_time_of_the_works_only() -> None:
    months = pd.date_range("2019-01-01", periods=48, freq="MS")
    reported = pd.Series(np.full(48, 100.0), index=months)
    reported.iloc[24:30] = 40.0
    reported.iloc[30:] = 150.0
    whole = reported.copy()
    whole.iloc[24:30] = np.nan
    found = before_after(reported, whole, 24, 30)
    assert (found.before, found.during, found.after, found.months) == (100.0, 40.0, 150.0, 12)
    assert found.change == pytest.approx(0.5)


def test_a_month_in_which_works_began_is_not_of_the_time_of_the_works(store_url: str) -> None:
    made = flat(1000.0)
    made.visits[0, 23:31] = [600.0, *[100.0] * 6, 700.0]  # works from 20 December to 9 July, a room stayed open
    fill(store_url, made)
    with changing(store_url) as session:
        session.execute(update(Closure).values(starts_on=date(2020, 12, 20), ends_on=date(2021, 7, 9)))
        session.execute(
            update(Library).values(modernised_on=date(2021, 7, 10)).where(col(Library.venue_code) == "LIB-001")
        )
    row = read(store_url).loc["LIB-001"]
    assert (row["before"], row["during"], row["after"], row["months_compared"]) == (1000.0, 100.0, 1000.0, 12)


def test_a_library_without_figures_from_before_and_one_in_works_say_so() -> None:
    months = pd.date_range("2019-01-01", periods=30, freq="MS")
    visits = pd.Series(np.full(30, 100.0), index=months)
    assert before_after(visits, visits, -8, -4).state == "no_before"
    assert before_after(visits, visits, 20, NEVER).state == "in_works"


def test_the_selection_narrows_the_rows_and_ages_the_visits(store_url: str) -> None:
    fill(store_url, flat(900.0))
    one = read(store_url, Filters(AS_OF, libraries=("LIB-001",)))
    assert list(one.index) == ["LIB-001"]
    young = read(store_url, Filters(AS_OF, age_groups=("youth",)))
    assert young.loc["LIB-001", "before"] == 300.0


def test_the_beginning_of_the_period_does_not_take_away_what_was_before(store_url: str) -> None:
    fill(store_url, flat(900.0))
    late = read(store_url, Filters(AS_OF, start=date(2025, 1, 1)))
    assert late.loc["LIB-001", "months_compared"] == 12


def flat(visits: float) -> City:
    """Two libraries of steady visits; the first was closed for works from month 24 and reopened in month 30."""
    counts = np.full((2, 60), visits)
    counts[0, 24:30] = np.nan
    return City(counts, np.array([24, NEVER]), np.array([30, NEVER]))


def test_an_empty_store_gives_the_same_columns_and_types(store_url: str, tmp_path: object) -> None:
    with store.reading(store_url) as session:
        nothing = [metric(session, ALL) for metric in METRICS]
    fill(store_url, city(5, Planted(libraries=12)))
    with store.reading(store_url) as session:
        filled = [metric(session, ALL) for metric in METRICS]
    for empty, full in zip(nothing, filled, strict=True):
        assert empty.empty
        assert len(full)
        assert empty.dtypes.astype(str).to_dict() == full.dtypes.astype(str).to_dict()


METRICS = (effect.by_modernisation, effect.by_24_7, effect.event_study, effect.effect_estimates)
