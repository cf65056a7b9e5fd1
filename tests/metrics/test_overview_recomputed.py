"""Does plain arithmetic over the base tables give every number of the Overview, whatever is selected?"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from dashboard import store
from dashboard.filters import Filters
from dashboard.metrics import overview
from dashboard.store.engine import engine
from tests.stores import load_all, new_store

Month = tuple[int, int]
SELECTIONS = {
    "all": Filters(date(2026, 11, 10)),
    "two years ago": Filters(date(2024, 11, 10)),
    "end of a year": Filters(date(2025, 1, 5)),
    "a district": Filters(date(2026, 11, 10), districts=("almaly",)),
    "two libraries": Filters(date(2026, 11, 10), libraries=("LIB-001", "LIB-014")),
    "an age": Filters(date(2026, 11, 10), age_groups=("children", "youth")),
    "an earlier period": Filters(date(2026, 11, 10), date(2024, 1, 1), date(2025, 6, 1)),
}


@dataclass(frozen=True, slots=True)
class Base:
    """The tables as they lie in the file, read without our modules."""

    visits: list[tuple[str, Month, str, int]]
    events: list[tuple[str, Month, int, int]]
    libraries: dict[str, tuple[str | None, date | None, date | None]]
    closures: dict[str, list[tuple[date, date]]]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = new_store(tmp_path_factory.mktemp("base"))
    load_all(made)
    return made


@pytest.fixture
def session(url: str) -> Iterator[Session]:
    with store.reading(url) as opened:
        yield opened


@pytest.fixture(scope="module")
def base(url: str) -> Base:
    def raw_rows(statement: str) -> list[tuple[Any, ...]]:
        with engine(url).connect() as connection:
            return [tuple(map(_text, row)) for row in connection.exec_driver_sql(statement)]

    libraries = raw_rows(
        "SELECT venue_code, district_code, opened_on, modernised_on FROM library JOIN venue ON code = venue_code"
    )
    closures = defaultdict(list)
    for code, first, last in raw_rows("SELECT venue_code, starts_on, ends_on FROM closure"):
        closures[code].append((date.fromisoformat(first), date.fromisoformat(last) if last else date.max))
    visits = raw_rows("SELECT venue_code, month, age_group, visits FROM attendance")
    events = raw_rows("SELECT venue_code, month, events, participants FROM event_count")
    return Base(
        [(code, _month(day), age, count) for code, day, age, count in visits],
        [(code, _month(day), held, people) for code, day, held, people in events],
        {code: (district, _day(opened), _day(new)) for code, district, opened, new in libraries},
        closures,
    )


def _text(value: object) -> object:
    """Days as SQLite keeps them."""
    return value.isoformat() if isinstance(value, date) else value


def _month(text: str) -> Month:
    return int(text[:4]), int(text[5:7])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def back(month: Month, count: int) -> Month:
    index = month[0] * 12 + month[1] - 1 - count
    return index // 12, index % 12 + 1


def year_to(month: Month) -> list[Month]:
    return [back(month, count) for count in range(12)]


def newest(base: Base, filters: Filters) -> Month:
    finished = back((filters.as_of.year, filters.as_of.month), 1)
    if filters.end:
        finished = min(finished, (filters.end.year, filters.end.month))
    return max(month for _, month, _, _ in base.visits if month <= finished)


def chosen(base: Base, filters: Filters) -> set[str]:
    return {
        code
        for code, (district, _, _) in base.libraries.items()
        if (not filters.libraries or code in filters.libraries)
        and (not filters.districts or district in filters.districts)
    }


def total_visits(base: Base, filters: Filters, months: list[Month]) -> int:
    wanted, ages = chosen(base, filters), set(filters.age_groups)
    return sum(
        count for code, month, age, count in base.visits
        if code in wanted and month in months and (not ages or age in ages)
    )  # fmt: skip


def total_events(base: Base, filters: Filters, months: list[Month], column: int) -> int:
    wanted = chosen(base, filters)
    return sum(row[column] for row in base.events if row[0] in wanted and row[1] in months)


def reports(base: Base, filters: Filters, months: list[Month]) -> tuple[int, int]:
    """Reports of visits that came, and that were due: the library was open on a day at least."""
    came = due = 0
    sent = {(code, month) for code, month, _, _ in base.visits}
    first = {code: min(month for sender, month in sent if sender == code) for code in {code for code, _ in sent}}
    for code in chosen(base, filters):
        opened = base.libraries[code][1]
        since = (opened.year, opened.month) if opened else first.get(code, (1, 1))
        for month in months:
            came += (code, month) in sent
            due += (code, month) in sent or (since <= month and not shut(base.closures[code], month))
    return came, due


def shut(closures: list[tuple[date, date]], month: Month) -> bool:
    """Closed on every day but one, at most, of those at the month's end."""
    first = date(*month, 1)
    last = date(*back(month, -1), 1) - timedelta(days=1)
    return any(start <= first and end >= last for start, end in closures)


def enough(base: Base, filters: Filters, months: list[Month]) -> bool:
    spans = (months, [back(month, 12) for month in months])
    counted = [reports(base, filters, span) for span in spans]
    return all(due and came >= 0.9 * due for came, due in counted)


@pytest.mark.parametrize("name", SELECTIONS)
def test_visits_and_events_of_month_and_year_with_their_changes(session: Session, base: Base, name: str) -> None:
    filters = SELECTIONS[name]
    shown = overview.key_figures(session, filters).set_index("figure")
    month = newest(base, filters)
    for figure, months in (("visits_month", [month]), ("visits_12_months", year_to(month))):
        value, before = (
            total_visits(base, filters, span) for span in (months, [back(one, 12) for one in months])
        )  # fmt: skip
        assert shown.at[figure, "value"] == value
        if enough(base, filters, months):
            assert shown.at[figure, "change"] == pytest.approx(value / before - 1)
        else:
            assert shown.loc[figure, "change"] != shown.loc[figure, "change"]
    assert shown.at["events_month", "value"] == total_events(base, filters, [month], 2)
    people, held = (total_events(base, filters, year_to(month), column) for column in (3, 2))
    assert shown.at["participants_per_event", "value"] == pytest.approx(people / held)


@pytest.mark.parametrize("name", ["all", "a district", "an age", "an earlier period"])
def test_the_small_lines_hold_thirteen_months(session: Session, base: Base, name: str) -> None:
    filters = SELECTIONS[name]
    shown = overview.key_figures(session, filters).set_index("figure")
    months = [back(newest(base, filters), count) for count in reversed(range(13))]
    assert list(shown.at["visits_month", "series"]) == [total_visits(base, filters, [month]) for month in months]
    years = [total_visits(base, filters, year_to(month)) for month in months]
    assert list(shown.at["visits_12_months", "series"]) == years
    assert list(shown.at["events_month", "series"]) == [total_events(base, filters, [month], 2) for month in months]


@pytest.mark.parametrize("name", SELECTIONS)
def test_libraries_and_reports_are_counted_from_the_register(session: Session, base: Base, name: str) -> None:
    filters = SELECTIONS[name]
    shown = overview.key_figures(session, filters).set_index("figure")
    places = [base.libraries[code] for code in chosen(base, filters)]
    standing = [place for place in places if place[1] is None or place[1] <= filters.as_of]
    modernised = [place for place in places if place[2] and place[2] <= filters.as_of]
    assert (shown.at["modernised", "value"], shown.at["modernised", "of"]) == (len(modernised), len(standing))
    came, due = reports(base, filters, [newest(base, filters)])
    assert (shown.at["reported", "value"], shown.at["reported", "of"]) == (came, due)


@pytest.mark.parametrize("name", SELECTIONS)
def test_the_year_so_far_against_the_same_months(session: Session, base: Base, name: str) -> None:
    filters = SELECTIONS[name]
    row = overview.answer(session, filters).iloc[0]
    last = newest(base, filters)
    months = [(last[0], number) for number in range(1, last[1] + 1)]
    assert row["visits"] == total_visits(base, filters, months)
    if enough(base, filters, months):
        assert row["visits_before"] == total_visits(base, filters, [back(month, 12) for month in months])
    came, due = reports(base, filters, [last])
    assert row["missing"] == due - came
