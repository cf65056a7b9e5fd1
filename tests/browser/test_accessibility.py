"""Can everybody read and reach every page? axe-core finds nothing serious, in the light and in the dark."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from dashboard.access.roles import Role
from dashboard.ui.page_table import PAGES
from tests.browser.conftest import watch
from tests.signing_in import sign_in_browser

ALL = (*(f"/{entry.id}?" for entry in PAGES), "/present?edit=new&")
"""Every page as an administrator sees it, with all that may be done there, and the builder of decks."""
GRAVE = {"serious", "critical"}
APART = ("/present?deck=month&slide=2", "/present?deck=month&slide=4", "/present?deck=month&slide=10",
         "/present?deck=month&slide=3&view=notes")  # fmt: skip
"""What is shown without the frame of the pages: slides of each kind, the presenter's notes."""
TOO_WIDE = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  return Math.max(document.documentElement.scrollWidth - innerWidth, main ? main.scrollWidth - main.clientWidth : 0);
}"""


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("ru", "light", 1440), ("kk", "dark", 390)], ids=["desk", "phone-at-night"]
)
def test_axe_finds_nothing_serious(
    chromium_browser: Browser, site: str, full_store: Path, language: str, scheme: str, width: int
) -> None:
    context = chromium_browser.new_context(
        locale="ru-RU",
        viewport={"width": width, "height": 1000},
        color_scheme=scheme,  # type: ignore[arg-type]  # one of its literals
    )
    sign_in_browser(context, site, full_store, Role.ADMINISTRATOR)
    visitor = watch(context.new_page(), site)
    found: list[str] = []
    for path in ALL:
        visitor.open(f"{path}lang={language}")
        violations = Axe().run(visitor.page).response["violations"]
        found += [f"{path}: {one['id']} {one['nodes'][0]['target']}" for one in violations if one["impact"] in GRAVE]
    context.close()
    assert found == []


@pytest.mark.parametrize(
    ("language", "width"), [("kk", 360), ("ru", 720)], ids=["smallest-phone", "desk-at-200-percent"]
)
def test_nothing_is_wider_than_the_screen(
    chromium_browser: Browser, site: str, full_store: Path, language: str, width: int
) -> None:
    context = chromium_browser.new_context(locale="ru-RU", viewport={"width": width, "height": 640})
    sign_in_browser(context, site, full_store, Role.ADMINISTRATOR)
    visitor = watch(context.new_page(), site)
    wide = {}
    for path in ALL:
        visitor.open(f"{path}lang={language}")
        wide[path] = visitor.page.evaluate(TOO_WIDE)
    context.clear_cookies()
    visitor.page.goto(f"{site}/signin?lang={language}")
    wide["signin"] = visitor.page.evaluate(TOO_WIDE)
    context.close()
    assert {page: by for page, by in wide.items() if by > 0} == {}


def test_axe_finds_nothing_serious_on_slides_and_at_the_door(chromium_browser: Browser, site: str) -> None:
    context = chromium_browser.new_context(locale="ru-RU", viewport={"width": 1440, "height": 900})
    visitor = watch(context.new_page(), site)
    found: list[str] = []
    for path in (*APART, "/signin?"):
        visitor.page.goto(f"{site}{path}&lang=ru")
        visitor.page.wait_for_selector("h1", timeout=60_000)
        if path in APART:
            visitor.settle()
        violations = Axe().run(visitor.page).response["violations"]
        found += [f"{path}: {one['id']} {one['nodes'][0]['target']}" for one in violations if one["impact"] in GRAVE]
    context.close()
    assert found == []


def test_every_chart_is_told_in_words_and_its_numbers_are_a_key_away(chromium_browser: Browser, site: str) -> None:
    context = chromium_browser.new_context(locale="ru-RU", viewport={"width": 1440, "height": 1000})
    visitor = watch(context.new_page(), site)
    for page in ("overview", "libraries", "attendance", "events", "projects", "upload"):
        visitor.open(f"/{page}?lang=ru")
        charts = visitor.page.locator("[data-testid=stPlotlyChart]")
        cards = visitor.page.locator("[class*=st-key-card-]:has([data-testid=stPlotlyChart])")
        for number in range(charts.count()):
            told = charts.nth(number).evaluate(
                "chart => (chart.closest('[aria-label]') || chart.querySelector('[aria-label]'))?.ariaLabel || ''"
            )
            assert len(told) > 20, (page, number, told)
        for number in range(cards.count()):
            more = cards.nth(number).locator("[class*=st-key-more-] button").first
            more.focus()
            assert more.evaluate("button => button === document.activeElement"), (page, number)
    context.close()
