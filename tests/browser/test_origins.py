"""Does a row of a table lead to its batch, file and line in two clicks: by mouse, by keyboard, by a finger?"""

import pytest
from playwright.sync_api import Locator

from dashboard.i18n import translator
from tests.browser.conftest import Seats, Watched, watch

MARKER, HEADER, ROW = 17, 36, 36
"""Pixels: the middle of the column of boxes, the height of the heading, of a row."""


def table(visitor: Watched, panel: str, place: str) -> Locator:
    """The table of a panel, in its card or in its menu."""
    name = panel.replace(".", "-")
    if place == "menu":
        visitor.page.locator(f".st-key-more-{name} button").first.click()
        visitor.settle()
    found = visitor.page.locator(f"[class*='st-key-rows-{place}-{name}'] [data-testid=stDataFrame]").first
    found.scroll_into_view_if_needed()
    return found


def follow(visitor: Watched, language: str) -> None:
    """Read what the row stands on, go to its batch."""
    t = translator(language)
    visitor.page.get_by_text(t("origin.title")).wait_for()
    visitor.page.locator("a[href*='batch=']").first.click()
    visitor.page.wait_for_url("**/journal?*batch=*")
    visitor.settle()
    number = visitor.page.url.split("batch=")[1].split("&")[0]
    assert visitor.page.get_by_role("heading", name=t("journal_page.batch", batch=number), exact=True).count() == 1


@pytest.mark.parametrize(
    ("page", "panel", "place"),
    [("attendance", "attendance.by_age", "menu"), ("libraries", "libraries.register", "card"),
     ("projects", "projects.ledger", "card"), ("upload", "upload.completeness", "menu")],
)  # fmt: skip
def test_a_click_on_a_row_tells_where_it_comes_from(visitor: Watched, page: str, panel: str, place: str) -> None:
    visitor.open(f"/{page}?lang=ru")
    table(visitor, panel, place).click(position={"x": MARKER, "y": HEADER + ROW // 2})
    visitor.settle()
    follow(visitor, "ru")
    assert visitor.errors == []
    assert visitor.foreign == []


def test_a_row_is_chosen_by_keyboard_alone(visitor: Watched) -> None:
    visitor.open("/events?lang=en")
    more = visitor.page.locator(".st-key-more-events-participants_per_event button").first
    more.focus()
    visitor.page.keyboard.press("Enter")
    visitor.settle()
    visitor.page.locator("[class*='st-key-rows-menu-events'] canvas[tabindex='0']").first.focus()
    visitor.page.keyboard.press("ArrowDown")
    visitor.page.keyboard.press("Shift+Space")
    visitor.settle()
    follow(visitor, "en")


def test_a_finger_on_a_phone_chooses_a_row(seats: Seats, site: str) -> None:
    with seats.taken("kk-KZ", touch=True) as seat:
        visitor = watch(seat.new_page(), site)
        visitor.page.set_viewport_size({"width": 390, "height": 800})
        visitor.open("/events?lang=kk")
        table(visitor, "events.participants_per_event", "menu").tap(position={"x": MARKER, "y": HEADER + ROW // 2})
        visitor.settle()
        assert visitor.page.evaluate("() => document.documentElement.scrollWidth") <= 390
        follow(visitor, "kk")
