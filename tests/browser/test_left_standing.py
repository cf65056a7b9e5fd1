"""Does a page that was changed step by step show what a link to the same selection shows?"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched

DRAWN = 60_000
TEXT = "() => document.querySelector('[data-testid=stMain]').innerText"
HURRY = """async pause => {
    for (const one of document.querySelectorAll('.st-key-age_group button')) {
        one.click();
        await new Promise(done => setTimeout(done, pause));
    }
}"""
"""All age groups, one upon the other."""
CHARTS = "() => [...document.querySelectorAll('.js-plotly-plot')].map(one => one.data.map(each => each.y || each.x))"


def _period(page: Page) -> None:
    page.locator(".st-key-period input").click()
    page.get_by_role("option", name="2024").click()


def _library(page: Page) -> None:
    page.locator(".st-key-library input").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")


def _age_group(page: Page) -> None:
    page.locator(".st-key-age_group button").first.click()


def _no_library(page: Page) -> None:
    page.locator(".st-key-library input").click()
    page.keyboard.press("Backspace")
    page.keyboard.press("Escape")


STEPS = {"a library": _library, "a period": _period, "an age group": _age_group, "no library": _no_library}


@pytest.mark.parametrize("path", ["/", "/attendance", "/events"])
def test_each_step_shows_what_its_link_shows(path: str, visitor: Watched) -> None:
    visitor.open(f"{path}?lang=ru")
    page, linked = visitor.page, visitor.page.context.new_page()
    for name, step in STEPS.items():
        if name == "an age group" and not page.locator(".st-key-age_group button").count():
            continue
        before = page.url
        step(page)
        expect(page).not_to_have_url(before, timeout=DRAWN)
        visitor.settle()
        _same(page, linked, visitor.address, name)


def test_steps_made_in_a_hurry_show_what_the_last_one_asked_for(visitor: Watched) -> None:
    visitor.open("/?lang=ru")
    page, linked = visitor.page, visitor.page.context.new_page()
    _library(page)
    for pause in (0, 15, 40, 90, 0):
        page.evaluate(HURRY, pause)
        visitor.settle()
        _same(page, linked, visitor.address, f"{pause} ms")


def _same(page: Page, linked: Page, address: str, when: str) -> None:
    linked.goto(page.url)
    Watched(linked, address).settle()
    assert page.evaluate(TEXT) == linked.evaluate(TEXT), when
    assert page.evaluate(CHARTS) == linked.evaluate(CHARTS), when
