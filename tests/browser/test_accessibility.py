"""Can everybody read and reach what stands without the frame of the pages, and what the theme cannot colour?"""

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dashboard.look import contrast
from tests.browser.conftest import GRAVE, Watched

APART = ("/present?deck=month&slide=2", "/present?deck=month&slide=4", "/present?deck=month&slide=10",
         "/present?deck=month&slide=3&view=notes")  # fmt: skip
"""Slides of each kind, the presenter's notes."""
READABLE = 4.5
"""What WCAG 2 asks of words."""


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


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_the_word_on_a_chosen_filter_can_be_read(ground: Literal["light", "dark"], visitor: Watched) -> None:
    visitor.page.emulate_media(color_scheme=ground)
    visitor.open("/?lang=ru")
    visitor.page.locator(".st-key-district input").click()
    visitor.page.keyboard.type("Турк")
    visitor.page.keyboard.press("Enter")
    chip = visitor.page.locator(".st-key-district [data-tag]")
    expect(chip).to_have_count(1)
    told = chip.evaluate("chip => { const look = getComputedStyle(chip); return [look.color, look.backgroundColor]; }")
    assert contrast(*(_hex(colour) for colour in told)) >= READABLE


def _hex(colour: str) -> str:
    """``#EBC56E`` of ``rgb(235, 197, 110)``."""
    return "#" + "".join(f"{int(part):02X}" for part in re.findall(r"\d+", colour)[:3])
