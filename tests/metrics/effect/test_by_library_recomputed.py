"""Do the numbers before and after follow from the files? Recomputed from the CSVs in plain Python, by the words alone.

Visits and events before and after works, the same calendar months compared, closure days excluded; months too few: no
number. Nothing of the metric's own code is called.
"""

import csv
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from dashboard import settings, store
from dashboard.filters import Filters
from dashboard.metrics import effect
from tests.stores import load_all, new_store

DEMO = settings.DATA / "demo"
YEAR, ENOUGH = 12, 6
DAY = timedelta(days=1)
Figures = dict[str, dict[int, float]]
"""By library: figure of each month (months since year 0)."""
Answer = tuple[str, int, float | None, float | None]
"""State, months compared, before, after."""


def rows(name: str) -> list[dict[str, str]]:
    with Path(DEMO / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def summed(name: str, column: str, until: date) -> Figures:
    found: Figures = defaultdict(lambda: defaultdict(float))
    for row in rows(name):
        year, month = map(int, row["month"].split("-"))
        if (year, month) < (until.year, until.month):
            found[row["library_code"]][year * YEAR + month - 1] += float(row[column])
    return found


def closed_days(on: date) -> dict[str, set[date]]:
    found: dict[str, set[date]] = defaultdict(set)
    for row in rows("closures.csv"):
        day = date.fromisoformat(row["starts_on"])
        end = date.fromisoformat(row["ends_on"]) if row["ends_on"] else on
        while day <= end:
            found[row["library_code"]].add(day)
            day += DAY
    for row in rows("libraries.csv"):
        if row["opened_on"]:
            opened = date.fromisoformat(row["opened_on"])
            day = max(date(2019, 1, 1), opened.replace(day=1))
            while day < opened:
                found[row["library_code"]].add(day)
                day += DAY
    return found


def in_open_days(figures: dict[int, float], closed: set[date]) -> dict[int, float]:
    """A month's figure for each day open, times its days; months open for less than half of them left out."""
    found = {}
    for place, value in figures.items():
        year, month = place // YEAR, place % YEAR + 1
        days = monthrange(year, month)[1]
        shut = sum((day.year, day.month) == (year, month) for day in closed)
        if 2 * shut <= days:
            found[place] = value * days / (days - shut)
    return found


def works(library: str, on: date) -> tuple[date, date] | None:
    """First day of the works and first day after them; in the demo each library has one closure for works."""
    spans = [row for row in rows("closures.csv") if row["library_code"] == library and row["reason"] == "works"]
    (row,) = spans or [None]
    if row is None or not row["ends_on"]:
        return None
    after = date.fromisoformat(row["ends_on"]) + DAY
    return (date.fromisoformat(row["starts_on"]), after) if after <= on else None


def compared(figures: dict[int, float], began: date, after: date) -> Answer:
    left = began.year * YEAR + began.month - 1
    back = after.year * YEAR + after.month - 1 + (after.day > 1)
    before = {place % YEAR: figures[place] for place in range(left - YEAR, left) if place in figures}
    later = {place % YEAR: figures[place] for place in range(back, back + YEAR) if place in figures}
    common = before.keys() & later.keys()
    if not any(place < left for place in figures):
        return "no_before", 0, None, None
    if len(common) < ENOUGH:
        return "too_few_months", len(common), None, None
    means = [sum(side[month] for month in common) / len(common) for side in (before, later)]
    return "estimated", len(common), means[0], means[1]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    url = new_store(tmp_path_factory.mktemp("effect-recomputed"))
    load_all(url)
    with store.reading(url) as opened:
        yield opened


@pytest.mark.parametrize("on", [date(2026, 11, 10), date(2022, 6, 15)])
def test_before_and_after_follow_from_the_files(session: Session, on: date) -> None:
    table = effect.by_modernisation(session, Filters(on)).set_index("library")
    closed, seen = closed_days(on), 0
    for suffix, name, column in (("", "attendance.csv", "visits"), ("_events", "events.csv", "events")):
        figures = summed(name, column, on)
        for library in table.index:
            span = works(library, on)
            if span is None:
                continue
            state, months, before, after = compared(in_open_days(figures[library], closed[library]), *span)
            ours = table.loc[library]
            assert ours[f"state{suffix}"] == state, library
            if before is None or after is None:
                assert ours[[f"before{suffix}", f"after{suffix}", f"change{suffix}"]].isna().all()
                continue
            seen += 1
            assert ours[f"months_compared{suffix}"] == months
            assert ours[f"before{suffix}"] == pytest.approx(before)
            assert ours[f"after{suffix}"] == pytest.approx(after)
            assert ours[f"change{suffix}"] == pytest.approx(after / before - 1)
    assert seen > 15
