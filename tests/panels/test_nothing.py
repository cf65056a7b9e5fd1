"""Is it told why a panel is empty: nothing stored at all, nothing of the choice, or only for the whole city?"""

from dataclasses import replace
from datetime import date

from dashboard.filters import Filters
from dashboard.i18n import translator
from dashboard.panels import Snapshot, prepare
from dashboard.panels.nothing import missing_words, of_the_city_only

T = translator("en")
ALL = Filters(date(2026, 11, 10))


def test_a_library_without_a_plan_of_its_own_is_told_that_the_plan_is_the_citys(full: Snapshot) -> None:
    prepared = prepare("overview.plan", replace(ALL, libraries=("LIB-014",)), "en", "light", full)
    assert prepared.empty
    assert of_the_city_only(prepared)
    assert missing_words(prepared, T).startswith("There is a plan for the city as a whole only")


def test_without_any_plan_no_plan_of_the_city_is_told(empty: Snapshot) -> None:
    prepared = prepare("overview.plan", replace(ALL, libraries=("LIB-014",)), "en", "light", empty)
    assert not of_the_city_only(prepared)
    assert missing_words(prepared, T) == "There is no plan of visits or events for this year."


def test_an_empty_store_blames_no_choice(empty: Snapshot) -> None:
    prepared = prepare("attendance.by_age", ALL, "en", "light", empty)
    assert missing_words(prepared, T).startswith("There is no such data in the system yet")


def test_a_choice_without_data_is_told_as_one_where_the_store_has_some(full: Snapshot) -> None:
    nowhere = replace(ALL, start=date(2001, 1, 1), end=date(2001, 12, 1))
    prepared = prepare("attendance.by_age", nowhere, "en", "light", full)
    assert prepared.empty
    assert missing_words(prepared, T) == "There is no data for the chosen period and places."
