"""Does every page open from a link, in three languages, and ask nobody but us?"""

import urllib.parse

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Seats, Watched, watch


@pytest.mark.parametrize(("locale", "title"), [("kk-KZ", "Шолу"), ("ru-RU", "Обзор"), ("en-US", "Overview")])
def test_the_browsers_language_comes_first(locale: str, title: str, seats: Seats, site: str) -> None:
    with seats.taken(locale) as seat:
        visitor = watch(seat.new_page(), site)
        visitor.open("/")
        assert visitor.page.locator("h1").first.inner_text() == title


def test_what_was_selected_survives_page_switch_reload_back_and_change_of_language(visitor: Watched) -> None:
    visitor.open("/attendance?lang=ru&district=Алмалинский район")
    expect(_sidebar(visitor)).to_contain_text("Алмалинский район", timeout=60_000)
    visitor.page.get_by_role("link", name="Мероприятия").click()
    visitor.page.wait_for_url("**/events**")
    visitor.settle()
    expect(_sidebar(visitor)).to_contain_text("Алмалинский район", timeout=60_000)
    visitor.page.reload()
    visitor.settle()
    expect(_sidebar(visitor)).to_contain_text("Алмалинский район", timeout=60_000)
    visitor.page.go_back()
    visitor.page.wait_for_function("() => location.pathname === '/attendance' && location.search.includes('district')")
    visitor.settle()
    expect(_sidebar(visitor)).to_contain_text("Алмалинский район", timeout=60_000)
    visitor.page.get_by_role("radio", name="kk").click()
    visitor.page.wait_for_url(lambda url: "lang=kk" in url and "Алмалы+ауданы" in urllib.parse.unquote(url))
    visitor.settle()
    assert visitor.page.locator("h1").first.inner_text() == "Келушілер ағыны"
    expect(_sidebar(visitor)).to_contain_text("Алмалы ауданы", timeout=60_000)


def test_one_thing_done_is_one_step_back(visitor: Watched) -> None:
    visitor.page.goto("about:blank")
    visitor.open("/attendance?lang=ru&district=Алмалинский район")
    assert visitor.page.evaluate("history.length") == 2, "a link opened cold is one step"
    visitor.page.get_by_role("link", name="Мероприятия").click()
    visitor.page.wait_for_url("**/events**")
    visitor.settle()
    assert visitor.page.evaluate("history.length") == 3
    visitor.page.go_back()
    visitor.page.wait_for_url("**/attendance**")
    visitor.settle()
    assert visitor.page.locator("h1").first.inner_text() == "Посещаемость"
    visitor.page.go_back()
    visitor.page.wait_for_url("about:blank")


def _sidebar(visitor: Watched) -> Locator:
    return visitor.page.locator("[data-testid=stSidebar]")


def test_a_page_that_is_run_without_the_shell_shows_nothing(visitor: Watched) -> None:
    visitor.page.goto(f"{visitor.address}/shell")
    visitor.settle()
    assert visitor.page.locator("h1").first.inner_text() == "Обзор"
