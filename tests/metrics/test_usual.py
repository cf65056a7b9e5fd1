"""Is a spoilt month found, and a good one left alone, whatever the figures are like?"""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from dashboard.metrics import usual
from dashboard.metrics.judged import each_library, whole
from tests.metrics.series import SHAPES, Shape, network, spoil

REGULAR = [name for name in SHAPES if "noisy" not in name and "small" not in name]


def marked(table: pd.DataFrame) -> set[tuple[int, int]]:
    rows, places = np.nonzero(each_library(table).unusual.to_numpy())
    return set(zip(rows.tolist(), places.tolist(), strict=True))


@pytest.mark.parametrize("name", REGULAR)
@pytest.mark.parametrize("factor", [0.0, 1 / 3, 3.0])
def test_a_month_cut_to_a_third_or_tripled_is_found_and_nothing_else(name: str, factor: float) -> None:
    for seed in range(3):
        table, spoilt = spoil(network(seed, SHAPES[name]), seed, factor)
        step = {len(table) // 2 + near for near in (-2, -1, 0, 1)} if SHAPES[name].step != 1 else set()
        assert {place for place in marked(table) ^ spoilt if place[0] not in step} == set()


@pytest.mark.parametrize("name", SHAPES)
def test_hardly_a_good_month_is_marked(name: str) -> None:
    marks = sum(len(marked(network(seed, SHAPES[name]))) for seed in range(5))
    cells = sum(network(seed, SHAPES[name]).size for seed in range(5))
    assert marks <= 0.003 * cells


def test_the_usual_is_the_series_without_its_spoilt_month() -> None:
    clean = network(1, Shape(noise=0.02))
    spoilt = clean.copy()
    spoilt.iloc[40, 3] *= 5
    found = usual.usual(spoilt).value.iloc[40, 3]
    assert found == pytest.approx(clean.iloc[40, 3], rel=0.1)


def test_the_same_dip_every_year_is_a_season_of_the_library() -> None:
    table = network(2, Shape(months=24))
    table.iloc[[6, 18], 0] /= 3
    assert marked(table) == set()


def test_the_first_half_year_of_a_library_is_not_judged() -> None:
    table = network(3, SHAPES["growth and season"])
    table.iloc[:40, 5] = np.nan
    table.iloc[41, 5] *= 4
    assert not {place for place in marked(table) if place[1] == 5}
    assert usual.usual(table).value.iloc[40:46, 5].isna().all()


def test_a_month_low_everywhere_is_unusual_for_the_city_though_not_for_a_library() -> None:
    table = network(4, SHAPES["growth and season"])
    table.iloc[60] = (table.iloc[60] * 0.75).round()
    each = each_library(table)
    total = whole(each, table)
    assert list(np.flatnonzero(total.unusual["all"])) == [60]
    assert float(total.counted["all"].iloc[60] / total.usual["all"].iloc[60]) == pytest.approx(0.75, abs=0.04)


def test_libraries_that_did_not_report_do_not_make_a_month_unusual() -> None:
    table = network(5, SHAPES["growth and season"])
    table.iloc[60, :12] = np.nan
    assert not whole(each_library(table), table).unusual.to_numpy().any()


def test_the_sum_is_not_judged_on_two_years() -> None:
    table = network(6, SHAPES["two years only"])
    assert whole(each_library(table), table).usual.isna().to_numpy().all()


@pytest.mark.parametrize("seed", range(4))
def test_a_single_library_of_two_years_shows_its_slip_and_not_the_month_a_year_before(seed: int) -> None:
    table = network(seed, Shape(libraries=1, months=24, season=0.1))
    table.iloc[20, 0] *= 4
    assert marked(table) == {(20, 0)}


def test_figures_that_never_stray_still_ask_for_half_as_many_again() -> None:
    table = network(7, replace(SHAPES["growth and season"], noise=0.0, growth=0.0, season=0.0, level=100_000))
    table.iloc[50, 0] *= 1.4
    assert marked(table) == set()


def test_the_spread_is_the_quantile_of_each_series_however_few_figures_it_has() -> None:
    chance = np.random.default_rng(7)
    values = chance.normal(size=(30, 40))
    values[chance.random(values.shape) < np.linspace(0, 1, 40)] = np.nan
    table = pd.DataFrame(values)
    mine = usual.spread(table, pd.DataFrame(np.full(values.shape, 1e12)))
    expected = table.abs().quantile(usual.FOUR_OF_FIVE) / usual.TO_SIGMA
    told = mine.iloc[0].where(expected.notna())
    np.testing.assert_allclose(told, np.fmax(expected, 1e-6).where(expected.notna()), rtol=1e-9)
