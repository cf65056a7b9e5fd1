"""Do the pages Attendance and Events stand, with data, with one month and without any?"""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.i18n import LANGUAGES, Translator
from dashboard.settings import ROOT
from tests.metrics import monthly_store as city

PAGES = {"attendance": 9, "events": 6}
NO_PLAN = 1
"""Nobody planned anything in this city: the card of plans says so and draws nothing."""


def opened(page: str, language: str = "ru") -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard" / "shell.py"), default_timeout=60)
    app.query_params["lang"] = language
    shown = app.run().switch_page(f"../pages/{page}.py").run()
    assert not shown.exception
    return shown


def cards(page: AppTest) -> list[str]:
    """The findings; what stands below one in its text is the caption."""
    return [text.value.removeprefix("### ").split("\n")[0] for text in page.markdown if text.value.startswith("### ")]


def charts(page: AppTest) -> list[object]:
    return page.get("plotly_chart")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_the_page_stands_in_every_language(store_url: str, page: str, language: str) -> None:
    city.fill(store_url)
    shown = opened(page, language)
    assert len(cards(shown)) == len(charts(shown)) + NO_PLAN == PAGES[page]
    assert any(text.value.startswith("## ") and "**" in text.value for text in shown.markdown)


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_store_asks_the_question_and_offers_the_upload(store_url: str, page: str) -> None:
    shown = opened(page)
    assert len(cards(shown)) == PAGES[page]
    assert not charts(shown)
    assert any(text.value == f"## {Translator('ru')(f'page.{page}.question')}" for text in shown.markdown)


@pytest.mark.parametrize("page", PAGES)
def test_one_month_is_drawn_without_comparisons(store_url: str, page: str) -> None:
    city.fill(store_url, only=date(2026, 10, 1))
    shown = opened(page)
    # Neither twelve months nor a last year are there yet: no rolling total, no projection.
    assert len(charts(shown)) == PAGES[page] - NO_PLAN - 2 * (page == "attendance")
    assert not any("годом раньше" in text.value for text in shown.markdown)


def test_only_the_running_month_is_no_finding(store_url: str) -> None:
    city.fill(store_url, only=city.RUNNING)
    shown = opened("attendance")
    assert "Посещения по возрасту" in cards(shown)


def test_of_one_age_group_no_largest_is_told(store_url: str) -> None:
    city.fill(store_url)
    before = opened("attendance")
    after = before.pills(key="age_group").set_value(["youth"]).run()
    assert not after.exception
    assert cards(after)[0] == "Посещения по возрасту"


def test_the_library_of_a_link_shows_its_moments(store_url: str) -> None:
    city.fill(store_url)
    page = opened("attendance").multiselect(key="library").set_value(["LIB-B"]).run()
    assert not page.exception
    assert any("закрыта на ремонт: 01.02.2025" in text.value for text in page.markdown)
