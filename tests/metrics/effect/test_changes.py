"""When does 'before' end and 'after' begin?"""

from datetime import date

import pytest

from dashboard.metrics.effect.changes import Change, change_of, nearest, span_begins

AS_OF = date(2026, 11, 10)


@pytest.mark.parametrize(
    ("on", "precision", "first"),
    [
        (date(2020, 12, 31), "year", date(2020, 1, 1)),
        (date(2020, 9, 30), "quarter", date(2020, 7, 1)),
        (date(2020, 9, 30), "month", date(2020, 9, 1)),
        (date(2020, 9, 12), "day", date(2020, 9, 12)),
        (date(2020, 9, 12), None, date(2020, 9, 12)),
    ],
)
def test_a_coarse_date_may_mean_any_day_of_its_span(on: date, precision: str | None, first: date) -> None:
    assert span_begins(on, precision) == first


def test_works_that_end_before_the_stored_last_day_of_the_year_give_the_reopening() -> None:
    works = [(date(2020, 5, 1), date(2020, 10, 31))]
    assert change_of(date(2020, 12, 31), "year", works, AS_OF) == Change(date(2020, 5, 1), date(2020, 11, 1))


def test_of_several_works_those_nearest_to_the_modernisation_count() -> None:
    works = [(date(2019, 1, 1), date(2019, 3, 31)), (date(2020, 5, 1), date(2020, 11, 30))]
    assert nearest(works, date(2020, 12, 15), date(2020, 12, 15)) == works[1]


def test_works_years_away_are_other_works() -> None:
    works = [(date(2024, 1, 1), date(2024, 3, 31))]
    assert change_of(date(2020, 12, 15), "day", works, AS_OF) == Change(date(2020, 12, 15), date(2020, 12, 15))


def test_without_works_a_coarse_date_counts_by_its_last_day() -> None:
    assert change_of(date(2020, 12, 31), "year", [], AS_OF) == Change(date(2020, 1, 1), date(2021, 1, 1))


def test_works_that_go_on_have_no_after() -> None:
    works = [(date(2026, 5, 1), None)]
    assert change_of(date(2026, 12, 31), "year", works, AS_OF) == Change(date(2026, 5, 1), None)
    ending = [(date(2026, 5, 1), date(2026, 12, 31))]
    assert change_of(date(2026, 12, 31), "year", ending, AS_OF) == Change(date(2026, 5, 1), None)


def test_a_modernisation_nobody_dated_or_still_to_come_is_none() -> None:
    assert change_of(None, None, [], AS_OF) is None
    assert change_of(date(2027, 3, 1), "day", [], AS_OF) is None
