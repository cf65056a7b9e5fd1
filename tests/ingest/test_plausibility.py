"""Is a month warned about when it is unlike the year before, and only then?"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.i18n import translator
from dashboard.ingest.check import check
from dashboard.ingest.checked import Checked
from dashboard.ingest.kind import Row
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.known import known
from dashboard.ingest.plausibility import with_warnings
from dashboard.ingest.report import as_json, as_text
from dashboard.store import reading
from tests.ingest.files import checked, library, load, visits

OCTOBER = date(2026, 10, 1)


def warnings(url: str, *rows: Row) -> list[tuple[str, dict[str, object]]]:
    with reading(url) as session:
        found: Checked = with_warnings(session, checked("attendance", list(rows)))
    return [(one.id, {k: v for k, v in one.details.items() if k != "whole"}) for one in found.notices]


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
def test_half_or_double_of_last_month_is(steady: str, count: int) -> None:
    assert warnings(steady, visits("LIB-1", count, OCTOBER)) == [
        ("w.far_from_last_month", {"total": count, "base": 1009})
    ]


@pytest.mark.parametrize(("year_ago", "count"), [(500, 1009 + 1), (2400, 1200)])
def test_half_or_double_of_the_same_month_last_year_is(steady: str, year_ago: int, count: int) -> None:
    load(steady, "attendance", visits("LIB-1", year_ago, date(2025, 10, 1)))
    assert warnings(steady, visits("LIB-1", count, OCTOBER)) == [
        ("w.far_from_last_year", {"total": count, "base": year_ago})
    ]


def test_a_jump_that_the_season_made_a_year_ago_as_well_is_not(steady: str) -> None:
    load(steady, "attendance", visits("LIB-1", 400, date(2025, 10, 1)))
    assert warnings(steady, visits("LIB-1", 450, OCTOBER)) == []


def test_an_age_group_is_judged_where_the_whole_is_as_usual(steady: str) -> None:
    for month, children in ((date(2026, 9, 1), 100), (OCTOBER, 300)):
        rows = [visits("LIB-1", 1050, month), visits("LIB-1", children, month, "children")]
        found = warnings(steady, *rows)
        if month != OCTOBER:
            load(steady, "attendance", *rows)
    assert found == [("w.far_from_last_month", {"total": 300, "base": 100, "part": "children"})]


def events(count: int, people: int, month: date = OCTOBER, kind: str = "lecture") -> Row:
    return {"library_code": "LIB-1", "month": month, "event_type": kind, "events": count, "participants": people}


def event_warnings(url: str, *rows: Row) -> list[tuple[str, str | None]]:
    with reading(url) as session:
        found = with_warnings(session, checked("events", list(rows)))
    return [(notice.id, notice.column) for notice in found.notices]


@pytest.mark.parametrize(
    ("count", "people", "found"),
    [
        (11, 210, []),
        (24, 210, [("w.far_from_last_month", "events")]),
        (12, 500, [("w.far_from_last_month", "participants")]),
        (12, 100, [("w.far_from_last_month", "participants")]),
        (12, 200, [("w.same_as_last_month", "events")]),
        (0, 0, [("w.zero", "events")]),
    ],
)
def test_events_and_participants_are_judged_too(
    steady: str, count: int, people: int, found: list[tuple[str, str]]
) -> None:
    load(steady, "events", events(12, 200, date(2026, 9, 1)))
    assert event_warnings(steady, events(count, people)) == found


def test_events_without_participants_are_asked_about(steady: str) -> None:
    empty = ("w.events_without_participants", "participants")
    assert event_warnings(steady, events(3, 0)) == [empty]
    load(steady, "events", events(4, 90, date(2026, 9, 1)))
    assert event_warnings(steady, events(3, 0)) == [("w.far_from_last_month", "participants"), empty]


def test_visits_of_a_month_closed_from_end_to_end_are_asked_about(steady: str) -> None:
    load(
        steady,
        "closures",
        {"library_code": "LIB-1", "starts_on": date(2026, 9, 5), "ends_on": date(2026, 11, 20), "reason": "works"},
    )
    assert warnings(steady, visits("LIB-1", 100, OCTOBER)) == [("w.open_while_closed", {"total": 100})]
    assert warnings(steady, visits("LIB-1", 0, OCTOBER)) == []


def test_a_plan_twice_that_of_the_year_before_is_asked_about(store_url: str) -> None:
    plan: Row = {"measure": "visits", "library_code": None, "year": 2025, "value": Decimal(1000)}
    load(store_url, "targets", plan)
    with reading(store_url) as session:
        for value, codes in ((1500, []), (2000, ["w.far_from_earlier"])):
            found = with_warnings(session, checked("targets", [{**plan, "year": 2026, "value": Decimal(value)}]))
            assert [notice.id for notice in found.notices] == codes


@pytest.mark.parametrize(
    ("starts", "ends", "reason", "codes"),
    [
        (date(2026, 9, 10), None, "works", ["w.overlaps_stored"]),
        (date(2026, 8, 1), date(2026, 9, 5), "works", ["w.overlaps_stored"]),
        (date(2026, 8, 1), date(2026, 9, 4), "works", []),
        (date(2026, 9, 5), date(2026, 9, 30), "works", []),
        (date(2026, 9, 10), None, "epidemic", []),
    ],
    ids=["within", "touches", "before", "same closure", "another reason"],
)
def test_a_closure_beside_one_in_the_store(
    steady: str, starts: date, ends: date | None, reason: str, codes: list[str]
) -> None:
    row: Row = {"library_code": "LIB-1", "starts_on": date(2026, 9, 5), "ends_on": date(2026, 9, 20), "reason": "works"}
    load(steady, "closures", row)
    with reading(steady) as session:
        file = checked("closures", [{**row, "starts_on": starts, "ends_on": ends, "reason": reason}])
        assert [notice.id for notice in with_warnings(session, file).notices] == codes


def test_nobody_at_all_is(steady: str) -> None:
    assert [code for code, _ in warnings(steady, visits("LIB-1", 0, OCTOBER))] == ["w.zero"]


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


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Отчёт\nКод;Месяц;Примечание;Возраст;Посещения\nLIB-1;2026-10;;молодёжь;90000\n", "E3"),
        ("Код;Возраст;сентябрь 2026;октябрь 2026\nLIB-1;молодёжь;1009;90000\n", "D2"),
    ],
)
def test_a_warning_names_the_cell_as_an_error_does(steady: str, text: str, cell: str) -> None:
    with reading(steady) as session:
        found = check(
            KINDS["attendance"], text.encode(), file_name="a.csv", as_of=date(2026, 11, 10), known=known(session)
        )
        assert found.accepted
        found = with_warnings(session, found)
    told = [one for one in as_json(found)["notices"] if one["id"].startswith("w.")]  # type: ignore[attr-defined]  JSON
    assert [(one["id"], one["cell"]) for one in told] == [("w.far_from_last_month", cell)]
    assert any(line.startswith(f"  · {cell}: ") for line in as_text(found, translator("ru")))
