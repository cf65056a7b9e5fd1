"""Can everybody read and reach what stands without the frame of the pages? axe-core finds nothing serious there."""

from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import GRAVE, Watched

APART = ("/present?deck=month&slide=2", "/present?deck=month&slide=4", "/present?deck=month&slide=10",
         "/present?deck=month&slide=3&view=notes")  # fmt: skip
"""Slides of each kind, the presenter's notes."""


def test_axe_finds_nothing_serious_on_slides_and_at_the_door(visitor: Watched) -> None:
    found: list[str] = []
    for path in (*APART, "/signin?"):
        visitor.page.goto(f"{visitor.address}{path}&lang=ru")
        visitor.page.wait_for_selector("h1", timeout=60_000)
        if path in APART:
            visitor.settle()
        violations = Axe().run(visitor.page).response["violations"]
        found += [f"{path}: {one['id']} {one['nodes'][0]['target']}" for one in violations if one["impact"] in GRAVE]
    assert found == []
