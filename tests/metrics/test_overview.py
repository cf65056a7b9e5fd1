"""Do the figures of the Overview agree with the files, added up by hand?"""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd
import pytest
from sqlmodel import Session

from dashboard import settings, store
from dashboard.filters import Filters
from dashboard.metrics import overview, projects
from tests.ingest.files import library, load, visits
from tests.stores import load_all, new_store

ALL = Filters(date(2026, 11, 10))


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = new_store(tmp_path_factory.mktemp("overview"))
    load_all(made)
    return made


@pytest.fixture
def session(url: str) -> Iterator[Session]:
    with store.reading(url) as opened:
        yield opened


def rows(name: str) -> list[dict[str, str]]:
    with (settings.DATA / "demo" / f"{name}.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def monthly(name: str, column: str) -> Counter[str]:
    sums: Counter[str] = Counter()
    for row in rows(name):
        sums[row["month"]] += int(row[column])
    return sums


def figures(session: Session, filters: Filters = ALL) -> dict[str, pd.Series]:
    return {row["figure"]: row for _, row in overview.key_figures(session, filters).iterrows()}


def year_to(month: str, sums: Counter[str]) -> int:
    year, number = int(month[:4]), int(month[5:])
    months = [f"{year}-{m:02d}" for m in range(1, number + 1)]
    months += [f"{year - 1}-{m:02d}" for m in range(number + 1, 13)]
    return sum(sums[each] for each in months)


def test_visits_of_the_month_and_their_change_are_those_of_the_file(session: Session) -> None:
    visits, shown = monthly("attendance", "visits"), figures(session)["visits_month"]
    assert shown["value"] == visits["2026-10"]
    assert shown["change"] == pytest.approx(visits["2026-10"] / visits["2025-10"] - 1)
    assert shown["series"][0] == visits["2025-10"]
    assert len(shown["series"]) == 13


def test_the_twelve_month_sum_is_that_of_the_file(session: Session) -> None:
    visits, shown = monthly("attendance", "visits"), figures(session)["visits_12_months"]
    assert shown["value"] == year_to("2026-10", visits)
    assert shown["change"] == pytest.approx(year_to("2026-10", visits) / year_to("2025-10", visits) - 1)


def test_participants_are_divided_by_events_of_twelve_months(session: Session) -> None:
    events, people = monthly("events", "events"), monthly("events", "participants")
    shown = figures(session)
    assert shown["events_month"]["value"] == events["2026-10"]
    assert shown["participants_per_event"]["value"] == pytest.approx(
        year_to("2026-10", people) / year_to("2026-10", events)
    )


def test_the_plan_counts_libraries_opened_since_it_was_announced(session: Session) -> None:
    shown = figures(session)
    assert (shown["modernised"]["value"], shown["modernised"]["of"]) == (28, 31)
    assert (shown["new_libraries"]["value"], shown["new_libraries"]["of"]) == (2, 20)


def test_late_projects_are_those_of_the_status_rule(session: Session) -> None:
    status = projects.status(session, ALL)["status"]
    shown = figures(session)["projects_late"]
    assert (shown["value"], shown["of"]) == ((status == "late").sum(), 22)


def test_libraries_that_did_not_report_are_those_without_rows_in_the_file(session: Session) -> None:
    came = {row["library_code"] for row in rows("attendance") if row["month"] == "2026-10"}
    board = overview.reported(session, ALL)
    assert set(board[board["state"] == "reported"]["library"]) == came
    assert set(board[board["state"] == "missing"]["library"]) == {"LIB-014", "LIB-027"}
    assert figures(session)["reported"]["value"] == len(came)


def test_the_year_is_compared_month_for_month(session: Session) -> None:
    visits, row = monthly("attendance", "visits"), overview.answer(session, ALL).iloc[0]
    assert row["visits"] == sum(visits[f"2026-{m:02d}"] for m in range(1, 11))
    assert row["visits_before"] == sum(visits[f"2025-{m:02d}"] for m in range(1, 11))
    assert row["missing"] == 2


@pytest.mark.parametrize(
    ("silent", "months"), [(date(2026, 10, 1), range(1, 10)), (date(2026, 3, 1), (1, 2, *range(4, 11)))]
)
def test_a_month_that_a_library_did_not_report_is_compared_with_nothing(
    silent: date, months: Sequence[int], store_url: str
) -> None:
    reported = [month for month in pd.date_range("2025-01-01", "2026-10-01", freq="MS").date if month != silent]
    load(store_url, "libraries", library("LIB-001"))
    load(store_url, "attendance", *(visits("LIB-001", 10 * month.month + month.year, month) for month in reported))
    with store.reading(store_url) as opened:
        row = overview.answer(opened, ALL).iloc[0]
    assert row["until"] == pd.Timestamp(2026, max(months), 1)
    assert row["visits"] == sum(10 * month + 2026 for month in months)
    assert row["visits_before"] == sum(10 * month + 2025 for month in months)
    assert row["months_compared"] == len(months)


def test_too_few_reports_are_told_but_not_compared(session: Session) -> None:
    only = Filters(ALL.as_of, libraries=("LIB-014", "LIB-001"))
    shown = figures(session, only)["visits_month"]
    assert shown["value"] > 0
    assert pd.isna(shown["change"])


@pytest.mark.parametrize("metric", [overview.key_figures, overview.attention, overview.answer, overview.reported])
def test_an_empty_store_gives_the_same_columns_and_types(metric, session: Session, store_url: str) -> None:
    full = metric(session, ALL)
    with store.reading(store_url) as empty_session:
        empty = metric(empty_session, ALL)
    assert empty.empty
    assert dict(empty.dtypes) == dict(full.dtypes)


def test_a_record_of_one_month_is_not_told_as_one_since_january(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-001"))
    load(store_url, "attendance", visits("LIB-001", 7, date(2026, 10, 1)), as_of=ALL.as_of)
    with store.reading(store_url) as opened:
        row = overview.answer(opened, ALL).iloc[0]
    assert row["since"] == row["until"] == pd.Timestamp(2026, 10, 1)
    assert row["visits"] == 7
