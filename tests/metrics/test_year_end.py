"""Is the projection last year's month times the pace, and the plan set against what is done?"""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import insert, update
from sqlmodel import col

from dashboard import store
from dashboard.filters import Filters
from dashboard.metrics import plan_counts, year_end, year_plans
from dashboard.metrics.projection import project
from dashboard.reading import note
from dashboard.store.tables import Attendance, Library, Target
from tests.changing import changing
from tests.metrics.effect.networks import NEVER, City, fill

AS_OF = date(2026, 11, 10)
ALL = Filters(AS_OF)


def series(values: list[float]) -> "pd.Series[float]":
    return pd.Series(values, index=pd.date_range("2019-01-01", periods=len(values), freq="MS"))


def steady(months: int = 94, libraries: int = 3) -> City:
    """Grows by exactly a tenth every year, with a season: the rule must hit every month."""
    one = [1000 * (1 + month % 12) * 1.1 ** (month // 12) for month in range(months)]
    return City(np.round(np.array([one] * libraries)), np.full(libraries, NEVER), np.full(libraries, NEVER))


def plan(url: str, *rows: tuple[str, str, int, float]) -> None:
    with changing(url) as session:
        own = {"batch_id": 1, "line": 1}
        for measure, scope, year, value in rows:
            values = {"measure": measure, "scope": scope, "year": year, "value": value, **own}
            session.execute(insert(Target).values(**values))


def projected(url: str, filters: Filters = ALL) -> pd.DataFrame:
    with store.reading(url) as session:
        return year_end.year_end(session, filters)


def planned(url: str, filters: Filters = ALL) -> pd.DataFrame:
    with store.reading(url) as session:
        return year_plans.plan_and_actual(session, filters)


def test_a_month_to_come_is_last_years_times_the_pace_of_six_months() -> None:
    history = series([100.0] * 12 + [150.0] * 6 + [120.0] * 6)
    ahead, total = project(history, 3) or ([], None)
    assert [each.value for each in ahead] == pytest.approx([150 * 1.2] * 3)
    assert total is not None
    assert total.value == pytest.approx(540)


def test_a_regular_series_is_projected_without_a_miss() -> None:
    history = series([(1 + month % 12) * 1.1 ** (month // 12) for month in range(60)])
    ahead, total = project(history, 12) or ([], None)
    assert ahead[3].value == pytest.approx(4 * 1.1**5)
    assert total is not None
    assert (total.low, total.high) == pytest.approx((total.value, total.value))


def test_without_a_year_of_history_or_last_years_month_nothing_is_projected() -> None:
    assert project(series([1.0] * 12), 1) is None
    gap = series([1.0] * 24)
    gap.iloc[12] = np.nan
    assert project(gap, 1) is None


def test_few_past_projections_give_no_interval() -> None:
    ahead, total = project(series([100.0] * 15), 2) or ([], None)
    assert total is not None
    assert np.isnan(total.low)
    assert np.isnan(ahead[0].high)


def test_the_year_ends_at_what_is_done_and_what_is_to_come(store_url: str) -> None:
    made = steady()
    fill(store_url, made)
    table = projected(store_url)
    assert list(table["kind"]) == ["actual"] * 22 + ["projected"] * 2
    city = made.visits.sum(axis=0)
    assert table["visits"].iloc[12:22].tolist() == city[84:94].tolist()
    expected = city[84:94].sum() + 1.1 * city[82:84].sum()
    assert table["year_total"].iloc[-1] == pytest.approx(expected, rel=1e-3)
    assert table["year_low"].iloc[-1] <= table["year_total"].iloc[-1] <= table["year_high"].iloc[-1]


def test_a_newest_month_that_most_libraries_still_owe_is_projected(store_url: str) -> None:
    made = steady()
    made.visits[1:, -1] = np.nan
    fill(store_url, made)
    table = projected(store_url)
    assert (table["kind"] == "projected").sum() == 3


def test_old_figures_project_nothing(store_url: str) -> None:
    fill(store_url, steady(months=60))
    assert projected(store_url).empty


def test_a_plan_needs_the_rest_in_the_months_left(store_url: str) -> None:
    made = steady()
    fill(store_url, made)
    plan(store_url, ("visits", "city", 2026, 1_000_000), ("visits", "city", 2025, 5), ("readers", "city", 2026, 7))
    table = planned(store_url)
    assert list(table["measure"]) == ["visits", "readers"]
    assert table.iloc[1][["plan", "months_left", "state"]].tolist() == [7, 2, "no_data"]
    assert np.isnan(table.iloc[1]["actual"])
    row, done = table.iloc[0], made.visits[:, 84:94].sum()
    assert (row["actual"], row["months_done"], row["months_left"]) == (done, 10, 2)
    assert row["pace"] == pytest.approx(done / 10)
    assert row["pace_needed"] == pytest.approx((1_000_000 - done) / 2)
    assert row["state"] == "behind"


@pytest.mark.parametrize(("share", "state"), [(0.5, "met"), (0.95, "ahead"), (1.2, "behind")])
def test_the_state_follows_the_projection(share: float, state: str, store_url: str) -> None:
    fill(store_url, steady())
    total = projected(store_url)["year_total"].iloc[-1]
    plan(store_url, ("visits", "city", 2026, float(total * share)))
    assert planned(store_url)["state"].tolist() == [state]


def test_a_librarys_plan_stands_against_its_own_figures(store_url: str) -> None:
    made = steady()
    fill(store_url, made)
    plan(store_url, ("visits", "city", 2026, 1_000_000), ("visits", "LIB-002", 2026, 200_000))
    assert list(planned(store_url)["scope"]) == ["city", "LIB-002"]
    own = planned(store_url, Filters(AS_OF, libraries=("LIB-002",)))
    assert list(own["scope"]) == ["LIB-002"]
    assert own["actual"].iloc[0] == made.visits[1, 84:94].sum()
    assert planned(store_url, Filters(AS_OF, libraries=("LIB-001",))).empty


def test_a_place_without_a_plan_of_its_own_tells_whether_the_city_has_one(store_url: str) -> None:
    fill(store_url, steady())
    chosen = Filters(AS_OF, libraries=("LIB-001",))
    plan(store_url, ("visits", "LIB-002", 2026, 200_000))
    assert not note(planned(store_url, chosen), "of_the_city")
    plan(store_url, ("visits", "city", 2026, 1_000_000))
    assert note(planned(store_url, chosen), "of_the_city")
    assert not note(planned(store_url), "of_the_city")


def test_new_libraries_are_counted_since_they_were_promised(store_url: str) -> None:
    fill(store_url, steady())
    with changing(store_url) as session:
        session.execute(update(Library).where(col(Library.venue_code) == "LIB-001").values(opened_on=date(2025, 3, 1)))
        session.execute(update(Library).where(col(Library.venue_code) == "LIB-002").values(opened_on=date(2026, 3, 1)))
    plan(store_url, ("new_libraries", "city", 2026, 1), ("new_libraries", "city", 2030, 4))
    with changing(store_url) as session:
        said = update(Target).where(col(Target.year) == 2030).values(reported_on=date(2025, 1, 15))
        session.execute(said)
    table = planned(store_url)
    assert table[["year", "actual", "plan", "state"]].to_numpy().tolist() == [
        [2026, 1, 1, "met"],
        [2030, 2, 4, "likely"],
    ]
    assert table["pace_needed"].tolist() == [0, pytest.approx(2 / 50)]
    assert table["pace"].tolist() == [pytest.approx(1 / 10), pytest.approx(2 / 22)]
    assert table["projected"].tolist() == [1, 2 + round(2 / 22 * 50)]
    assert list(planned(store_url, Filters(date(2025, 1, 14)))["year"]) == [2026]


@pytest.mark.parametrize(("came", "gone", "left"), [(0, 10, 2), (2, 27, 50), (7, 12, 0), (40, 3, 12), (3_900, 12, 60)])
def test_libraries_to_come_are_as_many_as_a_count_of_unknown_rate_allows(came: int, gone: int, left: int) -> None:
    value, low, high = plan_counts.to_come(came, gone, left)
    # Drawn here: a rate that the months gone allow, then a count of the months left at that rate.
    chance = np.random.default_rng(20_261_110)
    drawn = chance.poisson(chance.gamma(came + 0.5, 1 / gone, 200_000) * left)
    assert value == round(came / gone * left)
    assert (low, high) == pytest.approx(tuple(np.quantile(drawn, (0.025, 0.975))), abs=1, rel=0.01)


def test_nothing_is_said_of_libraries_to_come_before_a_month_has_gone() -> None:
    assert np.isnan(plan_counts.to_come(1, 0, 12)).all()


def test_in_january_the_whole_year_is_to_come(store_url: str) -> None:
    fill(store_url, steady())
    plan(store_url, ("visits", "city", 2026, 1_000_000))
    january = Filters(date(2026, 1, 10))
    assert (projected(store_url, january)["kind"] == "projected").sum() == 12
    row = planned(store_url, january).iloc[0]
    assert (row["months_done"], row["months_left"], row["actual"]) == (0, 12, 0)
    assert np.isnan(row["pace"])


def test_empty_frames_have_the_same_columns_and_types(store_url: str) -> None:
    empty = projected(store_url), planned(store_url)
    fill(store_url, steady())
    plan(store_url, ("visits", "city", 2026, 1_000_000))
    for nothing, full in zip(empty, (projected(store_url), planned(store_url)), strict=True):
        assert nothing.empty
        assert not full.empty
        assert nothing.dtypes.astype(str).to_dict() == full.dtypes.astype(str).to_dict()


def test_the_running_month_is_never_an_actual_one(store_url: str) -> None:
    fill(store_url, steady())
    with changing(store_url) as session:
        own = {"batch_id": 1, "line": 1, "venue_code": "LIB-001", "month": date(2026, 11, 1), "age_group": "adults"}
        session.execute(insert(Attendance).values(visits=5, **own))
    last = projected(store_url)
    assert last[last["kind"] == "actual"]["month"].max() == pd.Timestamp("2026-10-01")
