"""Are the plans, the pace and the projection those that plain arithmetic over the files gives?"""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from math import exp, log, sqrt

import pytest
from sqlmodel import Session

from dashboard import settings, store
from dashboard.filters import Filters
from dashboard.metrics import year_plans
from tests.bench.projection_error import demo, growing, misses, stepping
from tests.stores import load_all, new_store

ALL = Filters(date(2026, 11, 10))
STUDENT_36 = 2.028
"""97.5 % point for 36 degrees of freedom, from a printed table."""
Totals = dict[tuple[int, int], int]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = new_store(tmp_path_factory.mktemp("plans"))
    load_all(made)
    return made


@pytest.fixture
def session(url: str) -> Iterator[Session]:
    with store.reading(url) as opened:
        yield opened


def totals(name: str, column: str, library: str = "") -> Totals:
    sums: Counter[tuple[int, int]] = Counter()
    with (settings.DATA / "demo" / f"{name}.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if library in ("", row["library_code"]):
                year, month = row["month"].split("-")
                sums[int(year), int(month)] += int(row[column])
    return dict(sums)


def back(year: int, month: int, count: int) -> tuple[int, int]:
    index = year * 12 + month - 1 - count
    return index // 12, index % 12 + 1


def by_hand(known: Totals, year: int, month: int, ahead: int) -> list[float]:
    """The months after ``year``-``month``: last year's, times six months against the same six a year before."""
    six = [back(year, month, count) for count in range(6)]
    pace = sum(known[each] for each in six) / sum(known[back(*each, 12)] for each in six)
    return [known[back(year, month, 12 - step)] * pace for step in range(1, ahead + 1)]


@pytest.mark.parametrize(
    ("measure", "name", "plan"), [("visits", "attendance", 3_250_000), ("events", "events", 4_200)]
)
def test_a_plan_stands_beside_the_sum_of_the_file(session: Session, measure: str, name: str, plan: int) -> None:
    known = totals(name, measure)
    row = year_plans.plan_and_actual(session, ALL).set_index("measure").loc[measure]
    done = sum(known[2026, month] for month in range(1, 11))
    assert (row["plan"], row["actual"], row["months_done"], row["months_left"]) == (plan, done, 10, 2)
    assert row["pace"] == pytest.approx(done / 10)
    assert row["pace_needed"] == pytest.approx((plan - done) / 2)
    assert row["projected"] == pytest.approx(done + sum(by_hand(known, 2026, 10, 2)))
    assert row["low"] < row["projected"] < row["high"]


def test_the_interval_is_what_the_rule_missed_by_in_three_years(session: Session) -> None:
    known = totals("attendance", "visits")
    squares = []
    for count in range(36):
        year, month = back(2026, 8, count)
        came = [known[back(year, month, -step)] for step in (1, 2)]
        squares.append(log(sum(came) / sum(by_hand(known, year, month, 2))) ** 2)
    width = STUDENT_36 * sqrt(sum(squares) / 36)
    done = sum(known[2026, month] for month in range(1, 11))
    rest = sum(by_hand(known, 2026, 10, 2))
    row = year_plans.plan_and_actual(session, ALL).set_index("measure").loc["visits"]
    assert row["low"] == pytest.approx(done + rest * exp(-width), rel=1e-4)
    assert row["high"] == pytest.approx(done + rest * exp(width), rel=1e-4)


def test_libraries_round_the_clock_are_those_of_the_register(session: Session) -> None:
    with (settings.DATA / "demo" / "libraries.csv").open(encoding="utf-8-sig") as demo_file:
        register = list(csv.DictReader(demo_file))
    with (settings.DATA / "published" / "libraries.csv").open(encoding="utf-8-sig") as file:
        register += list(csv.DictReader(file))
    since = {row["library_code"]: row["open_24_7_since"] for row in register if row["open_24_7_since"]}
    row = year_plans.plan_and_actual(session, ALL).set_index("measure").loc["libraries_24_7"]
    assert row["actual"] == sum(day <= "2026-11-10" for day in since.values())
    assert row["plan"] == 7
    assert row["state"] == ("met" if row["actual"] >= 7 else "unknown")


@pytest.mark.parametrize(
    ("series", "ours", "naive"),
    [
        (lambda: demo()[demo().index >= "2021-01-01"], 0.055, 0.130),
        (demo, 0.177, 0.205),
        (growing, 0.036, 0.100),
        (stepping, 0.036, 0.040),
    ],
)
def test_the_errors_printed_beside_the_projection_are_those_measured(series, ours: float, naive: float) -> None:
    found = list(misses(series()))
    assert sum(miss[0] for miss in found) / len(found) == pytest.approx(ours, abs=0.0006)
    assert sum(miss[1] for miss in found) / len(found) == pytest.approx(naive, abs=0.0006)
