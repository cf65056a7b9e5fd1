"""Does the offline file work from a stick: no request, keys and buttons move, charts and map drawn, words inert?"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from dashboard import store
from dashboard.deck.model import ComposedDeck
from dashboard.export.offline_deck import chart_of, offline_deck
from dashboard.panels import Snapshot, reader
from tests.browser.test_accessibility import GRAVE
from tests.export.decks import HOSTILE, composed, hostile

SEEN = "() => [...document.querySelectorAll('.slide')].findIndex((slide) => !slide.hidden) + 1"


class Opened:
    """A page that opened a file, with everything it asked for and complained of."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page, self.asked, self.errors = page, list[str](), list[str]()
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.errors.append(message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(path.as_uri())
        page.wait_for_function(f"{SEEN} >= 0 && document.querySelectorAll('.slide[hidden]').length > 0")

    @property
    def number(self) -> int:
        """The slide that is shown."""
        return int(self.page.evaluate(f"({SEEN})()"))


@pytest.fixture(scope="session")
def snapshot(full_store: Path) -> Snapshot:
    url = f"sqlite:///{full_store}"
    with store.reading(url) as session:
        return Snapshot(url, store.revision(session))


@pytest.fixture
def page(chromium_browser: Browser) -> Iterator[Page]:
    context = chromium_browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    yield context.new_page()
    context.close()


def written(by_theme: dict[str, ComposedDeck], language: str, snapshot: Snapshot, folder: Path) -> Path:
    path = folder / "deck.html"
    path.write_bytes(offline_deck(by_theme, reader(snapshot, language)))
    return path


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_asks_for_nothing_and_draws_every_chart_and_map(
    language: str, page: Page, snapshot: Snapshot, tmp_path: Path
) -> None:
    by_theme = composed("month", language, snapshot)
    path = written(by_theme, language, snapshot, tmp_path)
    opened = Opened(page, path)
    charts = {slide.number for slide in by_theme["light"].slides if chart_of(slide)}
    for number in range(1, len(by_theme["light"].slides) + 1):
        assert opened.number == number
        shown = page.locator(".slide:not([hidden])")
        if number in charts:
            shown.locator(".main-svg .trace path").first.wait_for(state="attached")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("ArrowRight")
    assert page.locator(".map svg circle").count() > 30
    assert opened.asked == [path.as_uri()]
    assert opened.errors == []


def test_keys_buttons_address_and_halls(page: Page, snapshot: Snapshot, tmp_path: Path) -> None:
    by_theme = composed("month", "ru", snapshot)
    path, last = written(by_theme, "ru", snapshot, tmp_path), len(by_theme["light"].slides)
    opened = Opened(page, path)
    moves = {"Space": 2, "ArrowRight": 3, "ArrowLeft": 2, "Shift+Space": 1, "End": last, "PageUp": last - 1}
    pressed = [*moves.items(), ("Home", 1), ("5", 5), ("PageDown", 6)]
    for key, number in pressed:
        page.keyboard.press(key)
        assert opened.number == number, key
    page.wait_for_timeout(800)
    page.keyboard.type("10")
    assert opened.number == 10
    for name, number in (("first", 1), ("next", 2), ("last", last), ("previous", last - 1)):
        page.locator(f"[data-do={name}]").click()
        assert opened.number == number, name
    page.keyboard.press("Home")
    page.locator("[data-do=notes]").click()
    page.keyboard.press("ArrowRight")
    assert page.locator(".slide:not([hidden]) details[open] table").is_visible()
    page.keyboard.press("t")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.goto(f"{path.as_uri()}#4")
    assert opened.number == 4
    assert opened.errors == []


def test_hostile_words_stay_words(page: Page, snapshot: Snapshot, tmp_path: Path) -> None:
    opened = Opened(page, written(hostile("ru", snapshot), "ru", snapshot, tmp_path))
    page.keyboard.press("ArrowRight")
    assert page.title() == HOSTILE
    assert page.locator(".slide:not([hidden]) h1").inner_text() == HOSTILE
    assert page.locator("img").count() == 0
    assert opened.errors == []


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 360)])
def test_everybody_can_read_it(theme: str, width: int, page: Page, snapshot: Snapshot, tmp_path: Path) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    opened = Opened(page, written(composed("projects", "kk", snapshot), "kk", snapshot, tmp_path))
    page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    found = []
    for _ in range(9):
        violations = Axe().run(page).response["violations"]
        found += [(opened.number, one["id"], one["nodes"][0]["target"]) for one in violations if one["impact"] in GRAVE]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), opened.number
        page.keyboard.press("ArrowRight")
    assert found == []


@pytest.mark.parametrize("width", [1440, 390])
def test_on_paper_every_slide_is_whole_and_the_last_lists_all_that_waits(
    width: int, page: Page, snapshot: Snapshot, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    by_theme = composed("month", "kk", snapshot)
    opened = Opened(page, written(by_theme, "kk", snapshot, tmp_path))
    page.keyboard.press("t")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1047, "height": 718})  # a sheet of A4 across, without its margins
    drawn = page.evaluate(
        "[...document.querySelectorAll('.chart .main-svg')].map((one) => one.getBoundingClientRect().right)"
    )
    assert drawn
    assert max(drawn) <= 1048
    assert max(page.evaluate("[...document.querySelectorAll('.slide')].map((one) => one.offsetHeight)")[:-1]) <= 718
    assert page.locator(".decisions tbody tr").last.is_visible()
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert opened.number == 1
    page.emulate_media(media="null")
    sheets = len(re.findall(rb"/Type /Page\b", page.pdf(prefer_css_page_size=True)))
    assert sheets == len(by_theme["light"].slides) + 1  # what waits takes two
    assert opened.errors == []
