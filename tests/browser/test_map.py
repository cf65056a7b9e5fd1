"""Is the map drawn without the internet, and does a click on it lead somewhere?"""

import io
import urllib.parse

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Watched, watch

MAP = "[data-testid=stDeckGlJsonChart]"
RED = (176, 1, 25)
"""Colour of a late project on the light map."""


def _picture(page: Page) -> Image.Image:
    page.locator(MAP).first.scroll_into_view_if_needed()
    page.wait_for_timeout(3000)  # the map fades in
    return Image.open(io.BytesIO(page.locator(MAP).first.screenshot())).convert("RGB")


def _near(first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 12 for a, b in zip(first, second, strict=True))


def _spot(picture: Image.Image, color: tuple[int, ...]) -> tuple[int, int]:
    """The middle of the first patch of a colour that is wide enough to be a mark."""
    pixels = picture.load()
    assert pixels is not None
    for y in range(picture.height):
        for x in range(picture.width - 4):
            if all(_near(pixels[x + step, y], color) for step in range(5)):  # type: ignore[arg-type]
                return x + 2, y + 1
    raise AssertionError(f"nothing on the map is {color}")


def test_the_map_is_drawn_and_asks_nobody(visitor: Watched) -> None:
    visitor.open("/map?lang=ru")
    colors = _picture(visitor.page).getcolors(maxcolors=1_000_000)
    assert colors is not None
    assert len(colors) > 200
    assert visitor.foreign == []
    assert visitor.errors == []
    assert "OpenStreetMap" in visitor.page.locator("[data-testid=stMain]").inner_text()


def test_a_click_on_a_late_project_opens_its_ledger(visitor: Watched) -> None:
    visitor.open("/map?lang=ru")
    x, y = _spot(_picture(visitor.page), RED)
    visitor.page.locator(MAP).first.click(position={"x": x, "y": y})
    visitor.page.wait_for_url("**/projects?**", timeout=30_000)
    visitor.settle()
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(visitor.page.url).query)
    assert query["project"][0] in visitor.page.locator("[data-testid=stMain]").inner_text()


def test_the_dark_map_is_dark(chromium_browser: Browser, site: str) -> None:
    context = chromium_browser.new_context(
        locale="kk-KZ", color_scheme="dark", viewport={"width": 1440, "height": 1000}
    )
    visitor = watch(context.new_page(), site)
    visitor.open("/map")
    corner = _picture(visitor.page).getpixel((20, 400))
    assert isinstance(corner, tuple)
    assert sum(corner) < 200
    assert visitor.foreign == []
    context.close()
