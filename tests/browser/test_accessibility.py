"""Can everybody read and reach what stands without the frame of the pages? axe-core finds nothing serious there."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import GRAVE, watch

APART = ("/present?deck=month&slide=2", "/present?deck=month&slide=4", "/present?deck=month&slide=10",
         "/present?deck=month&slide=3&view=notes")  # fmt: skip
"""Slides of each kind, the presenter's notes."""


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
