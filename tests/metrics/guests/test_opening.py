"""Is a place open? Only what the ledger and the closures tell counts, as of the day."""

from datetime import date

import pytest

from dashboard.metrics.guests.opening import of_library, of_project, together
from dashboard.metrics.promises import Statement

ON = date(2026, 11, 10)


def said(milestone: str, kind: str, value: date | None, reported: date = date(2025, 1, 1)) -> Statement:
    return Statement("P", milestone, reported, "day", kind, value, "day" if value else None)


BEGUN = said("works_start", "actual", date(2025, 1, 1))
PROMISE = said("works_finish", "forecast", date(2027, 12, 31), date(2025, 6, 1))


@pytest.mark.parametrize(
    ("kind", "statements", "state"),
    [
        ("reconstruction", [], "unknown"),
        ("reconstruction", [PROMISE], "unknown"),
        ("reconstruction", [BEGUN, PROMISE], "closed_works"),
        ("reconstruction", [said("interior", "actual", date(2025, 1, 1))], "unknown"),
        ("reconstruction", [BEGUN, said("works_finish", "actual", date(2025, 5, 1))], "open"),
        ("reconstruction", [BEGUN, said("opening", "actual", date(2025, 5, 1))], "open"),
        ("new_museum", [], "announced"),
        ("new_museum", [BEGUN, PROMISE], "announced"),
        ("construction", [BEGUN, said("works_finish", "actual", date(2025, 5, 1))], "announced"),
        ("construction", [said("opening", "actual", date(2025, 5, 1))], "open"),
    ],
)
def test_the_state_follows_from_what_was_reported(kind: str, statements: list[Statement], state: str) -> None:
    assert of_project(kind, statements, ON).state == state


def test_closed_until_the_date_announced_last_whatever_it_ends_with() -> None:
    opening = said("opening", "forecast", date(2026, 6, 30), date(2025, 3, 1))
    found = of_project("reconstruction", [BEGUN, opening, PROMISE], ON)
    assert (found.until, found.overdue) == (date(2027, 12, 31), False)


def test_a_date_that_passed_without_a_report_is_said_to_have_passed() -> None:
    old = said("works_finish", "forecast", date(2026, 4, 30), date(2026, 1, 28))
    assert of_project("capital_repair", [BEGUN, old], ON).overdue
    assert not of_project("capital_repair", [BEGUN, old], date(2026, 4, 30)).overdue


def test_a_new_place_was_opened_in_the_year_of_its_opening_a_repaired_one_was_not() -> None:
    opened = said("opening", "actual", date(2025, 5, 1))
    assert of_project("new_museum", [opened], ON).since == date(2025, 5, 1)
    assert of_project("restoration", [opened], ON).since is None


@pytest.mark.parametrize(
    ("opened", "closures", "state", "until"),
    [
        (None, [], "open", None),
        (date(2026, 12, 1), [], "announced", date(2026, 12, 1)),
        (None, [(date(2026, 11, 1), date(2026, 11, 30), "works")], "closed_works", date(2026, 11, 30)),
        (None, [(date(2026, 11, 1), None, "works")], "closed_works", None),
        (None, [(date(2026, 11, 1), None, "other")], "closed", None),
        (None, [(date(2026, 10, 1), date(2026, 11, 9), "works")], "open", None),
    ],
)
def test_a_library_is_as_open_as_its_closures_tell(
    opened: date | None, closures: list[tuple[date, date | None, str]], state: str, until: date | None
) -> None:
    found = of_library(opened, closures, ON)
    assert (found.state, found.until) == (state, until)


def test_of_two_projects_the_one_that_keeps_guests_out_counts() -> None:
    done = of_project("restoration", [said("works_finish", "actual", date(2024, 1, 1))], ON)
    assert together([done, of_project("restoration", [BEGUN, PROMISE], ON)]).state == "closed_works"
    assert together([]).state == "unknown"
