"""Is the map drawn without the internet, and does a click on it lead somewhere?"""

import io
import urllib.parse
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as NothingHappened

from tests.browser.conftest import Seats, Watched, watch

MAP = "[data-testid=stDeckGlJsonChart]"
RED = (176, 1, 25)
"""Colour of a late project on the light map."""
GREEN = (72, 116, 85)
"""Colour of a place that is open."""
PLATE = (20, 24, 29)
"""Colour of the dark page, under the credit."""
MARK_PIXELS = 20
CLICKS = 6


def _picture(page: Page) -> Image.Image:
    """The map when it stands still: two pictures in a row are the same, and it is not blank."""
    page.locator(MAP).first.scroll_into_view_if_needed()
    before = b""
    for _ in range(60):
        page.wait_for_timeout(1000)  # the map fades in
        now = page.locator(MAP).first.screenshot()
        picture = Image.open(io.BytesIO(now)).convert("RGB")
        if now == before and len(picture.getcolors(maxcolors=1_000_000) or []) > 50:
            return picture
        before = now
    raise AssertionError("the map never stood still")


def _near(first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 12 for a, b in zip(first, second, strict=True))


def _marks(picture: Image.Image, color: tuple[int, ...]) -> list[tuple[int, int]]:
    """The middles of the patches of a colour that are large enough to be a mark, largest first."""
    pixels = picture.load()
    assert pixels is not None
    left = {
        (x, y)
        for x in range(picture.width)
        for y in range(picture.height)
        if _near(pixels[x, y], color)  # type: ignore[arg-type]  # a pixel of an RGB picture is a triple
    }
    patches: list[list[tuple[int, int]]] = []
    while left:
        patch, edge = [], [left.pop()]
        while edge:
            x, y = edge.pop()
            patch.append((x, y))
            near = {(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)} & left
            left -= near
            edge.extend(near)
        patches.append(patch)
    large = sorted((patch for patch in patches if len(patch) >= MARK_PIXELS), key=len, reverse=True)
    return [_middle(patch) for patch in large]


def _middle(patch: list[tuple[int, int]]) -> tuple[int, int]:
    """The pixel of a patch nearest to its centre: a click on its edge may miss the mark."""
    center = sum(x for x, _ in patch) / len(patch), sum(y for _, y in patch) / len(patch)
    return min(patch, key=lambda spot: (spot[0] - center[0]) ** 2 + (spot[1] - center[1]) ** 2)


def _click_until_it_leads_on(page: Page, mark: tuple[int, int]) -> None:
    """Click as a reader does: again when a busy map took the press for the start of a drag.

    Where the processor draws the map, a press may reach it too long before the release to count as a click.
    """
    for _ in range(CLICKS):
        page.locator(MAP).first.click(position={"x": mark[0], "y": mark[1]})
        try:
            page.wait_for_url("**/projects?**", timeout=15_000)
        except NothingHappened:
            continue
        return
    raise AssertionError(f"{CLICKS} clicks on a late project opened nothing")


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
    marks = _marks(_picture(visitor.page), RED)
    assert marks, "no late project on the map"
    _click_until_it_leads_on(visitor.page, marks[0])
    visitor.settle()
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(visitor.page.url).query)
    assert query["project"][0] in visitor.page.locator("[data-testid=stMain]").inner_text()


def test_a_click_on_a_place_for_guests_adds_it_to_the_walk(visitor: Watched) -> None:
    visitor.open("/map?lang=en&question=For%20guests&stops=Sats%20theatre")
    mark = _marks(_picture(visitor.page), GREEN)[0]
    for _ in range(CLICKS):
        visitor.page.locator(MAP).first.click(position={"x": mark[0], "y": mark[1]})
        try:
            visitor.page.wait_for_url(lambda url: url.count("stops=") == 2, timeout=15_000)
        except NothingHappened:
            continue
        break
    visitor.settle()
    assert visitor.page.locator("table").first.locator("tbody tr").count() == 2
    assert visitor.errors == []


def test_a_sheet_of_the_walk_prints_whole(visitor: Watched) -> None:
    visitor.open("/map?lang=ru&question=Гостям%20города&stops=Театр%20кукол&stops=Музей%20Д.%20Кунаева")
    with visitor.page.expect_download() as waiting:
        visitor.page.get_by_role("button", name="Лист для печати").click()
    sheet = visitor.page.context.new_page()
    sheet.set_content(Path(waiting.value.path()).read_text(encoding="utf-8"))
    sheet.emulate_media(media="print")
    sheet.set_viewport_size({"width": 680, "height": 900})  # the width of A4 within its margins
    assert sheet.evaluate("document.documentElement.scrollWidth") <= 680
    assert sheet.locator("tbody tr").count() == 2
    assert sheet.locator("svg circle").count() == 2
    assert "stops=" in sheet.locator("footer").inner_text()


def test_the_dark_map_is_dark(seats: Seats, site: str) -> None:
    with seats.taken("kk-KZ") as seat:
        visitor = watch(seat.new_page(), site)
        visitor.page.emulate_media(color_scheme="dark")
        visitor.open("/map")
        corner = _picture(visitor.page).getpixel((20, 400))
        assert isinstance(corner, tuple)
        assert sum(corner) < 200
        assert visitor.foreign == []


def test_the_credit_lies_over_the_marks_of_the_map_on_a_phone(seats: Seats, site: str) -> None:
    with seats.taken("kk-KZ") as seat:
        visitor = watch(seat.new_page(), site)
        visitor.page.emulate_media(color_scheme="dark")
        visitor.page.set_viewport_size({"width": 390, "height": 900})
        visitor.open("/map")
        picture, credit = _picture(visitor.page), visitor.page.locator(f"{MAP} [class*=attrib-inner]")
        assert "OpenStreetMap" in credit.inner_text()
        around, place = visitor.page.locator(MAP).first.bounding_box(), credit.bounding_box()
        assert around is not None
        assert place is not None
        left, top = int(place["x"] - around["x"]), int(place["y"] - around["y"])
        seen = picture.crop((left, top, left + int(place["width"]), top + int(place["height"])))
        brightness = [sum(pixel) for pixel in seen.convert("RGB").get_flattened_data()]
        assert brightness.count(sum(PLATE)) > len(brightness) / 2
        assert max(brightness) > 450
