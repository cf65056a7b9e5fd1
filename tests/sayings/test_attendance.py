"""Do sentences about visits and events say what the figures say?"""

from datetime import date

import pytest

from dashboard import store
from dashboard.filters import Filters
from dashboard.i18n import LANGUAGES, Translator
from dashboard.panels import attendance, events
from dashboard.panels.panel import Panel
from dashboard.reading import read_as_of
from dashboard.sayings.saying import Saying
from tests.metrics import monthly_store as city

AS_OF = date(2026, 11, 10)
PANELS = [value for module in (attendance, events) for value in vars(module).values() if isinstance(value, Panel)]


@pytest.fixture
def said(store_url: str):
    city.fill(store_url)

    def say(panel: Panel, language: str = "en", **chosen):
        with store.reading(store_url) as session:
            frame = read_as_of(panel.metric(session, Filters(AS_OF, **chosen)), AS_OF)
        return panel.say(frame, Translator(language))

    return say


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.id)
def test_every_finding_is_short_and_has_a_twin(said, panel: Panel, language: str) -> None:
    saying = said(panel, language)
    assert len(saying.headline) <= 75 if language == "kk" else len(saying.headline) <= 62
    assert saying.text
    assert "{" not in saying.headline + saying.text


@pytest.mark.parametrize("panel", [attendance.ANSWER, events.ANSWER], ids=lambda panel: panel.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_is_two_lines_with_two_bold_spans_at_most(said, panel: Panel, language: str) -> None:
    text = said(panel, language).text
    assert len(text) <= 160
    assert text.count("**") in {2, 4}


def test_the_answer_tells_the_sum_of_twelve_months(said) -> None:
    total = sum(row.count for row in city.visit_rows() if date(2025, 11, 1) <= row.month <= date(2026, 10, 1))
    assert Translator("en").short_number(total) in said(attendance.ANSWER).text


def test_years_of_which_a_month_is_missing_are_not_compared(said) -> None:
    assert "earlier" in said(attendance.ANSWER).text
    assert "earlier" not in said(attendance.ANSWER, libraries=("LIB-B",)).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_single_age_group_is_neither_the_largest_nor_all(said, language: str) -> None:
    alone = {"language": language, "age_groups": ("children",)}
    assert Translator(language)("age.children") in said(attendance.BY_AGE, **alone).text
    assert "100" not in said(attendance.BY_AGE, **alone).text
    assert "100" not in said(attendance.AGE_SHARE, **alone).text


def test_totals_say_how_many_reports_came(said) -> None:
    assert "3 of 4 libraries reported" in said(attendance.BY_AGE).text
    assert "Monthly reports received: 45 of 46" not in said(attendance.ROLLING_12).text
    assert "Monthly reports received: 47 of 48" in said(attendance.ROLLING_12).text


def test_the_heat_map_names_who_owes_the_month(said) -> None:
    saying = said(attendance.HEAT_MAP)
    assert saying.headline == "1 library has not reported October 2026"
    assert "No report for October 2026: LIB-B." in saying.text


def test_libraries_left_out_of_districts_are_counted(said) -> None:
    assert "1 library is left out: its district is not known." in said(attendance.PER_1000).text


@pytest.mark.parametrize("chosen", [{"own_district": "almaly"}, {"districts": ("almaly",)}])
def test_the_district_spoken_of_is_held_against_the_city_and_the_others(said, chosen: dict[str, object]) -> None:
    saying = said(attendance.PER_1000, **chosen)
    assert saying.headline.startswith("almaly: ")
    assert saying.headline.endswith(" below the city average")
    assert "Place among districts: 2 of 2." in saying.text
    assert said(attendance.PER_1000, own_district="medeu").headline.endswith(" above the city average")


def test_months_are_compared_only_where_both_years_have_them(said) -> None:
    rows = [row for row in city.visit_rows() if row.library == "LIB-A" and row.month.month not in {6, 11, 12}]
    this, last = (sum(row.count for row in rows if row.month.year == year) for year in (2026, 2025))
    saying = said(attendance.YEAR_ON_YEAR, libraries=("LIB-A",))
    assert saying.headline.startswith("9 months 2026: ")
    assert f"{this:,} visits" in saying.text
    assert f"{last:,}" in saying.text


def test_a_type_that_nobody_holds_is_not_forgotten(said) -> None:
    assert "Held by the fewest libraries: creative meetings, 0 of 4." in said(events.LIBRARY_BY_TYPE).text


def test_districts_are_not_compared_while_many_reports_are_missing(store_url: str) -> None:
    city.fill(store_url, only=date(2026, 10, 1))
    with store.reading(store_url) as session:
        frame = read_as_of(attendance.PER_1000.metric(session, Filters(AS_OF)), AS_OF)
    saying = attendance.PER_1000.say(frame, Translator("en"))
    assert not saying.headline
    assert "Figures exist for 1 month of 12. Monthly reports received: 3 of 4." in saying.text


def test_a_sentence_that_ends_with_an_abbreviation_ends_once() -> None:
    said = Saying(text="посещений: **44,3 тыс.**. Отчёты: 17 из 19. всего 2 тыс.. Конец.").capitalised()
    assert said.text == "Посещений: **44,3 тыс.** Отчёты: 17 из 19. всего 2 тыс. Конец."
