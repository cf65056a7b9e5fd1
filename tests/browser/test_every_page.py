"""Does every page stand on every screen, in every language, for everybody? Opened once a look, it is asked all.

A load of a page costs seconds of processor, a question milliseconds: what a page must never do is asked in one place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from dashboard.access.roles import Role
from dashboard.i18n import translator
from dashboard.ui.page_table import PAGES
from tests.browser.conftest import ENGLISH, GIVEN, GRAVE, INCIDENT, VIOLATIONS, Seats, Watched, watch
from tests.signing_in import sign_in_browser

KEY = re.compile(r"\b(?:panel|page|say|column|filter|state|status|measure)\.[a-z_]+\.?[a-z_.]*\b")
TOO_WIDE = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  return Math.max(document.documentElement.scrollWidth - innerWidth, main ? main.scrollWidth - main.clientWidth : 0);
}"""
UNTOLD = """() => [...document.querySelectorAll('[data-testid=stPlotlyChart]')].map(
  chart => (chart.closest('[aria-label]') || chart.querySelector('[aria-label]'))?.ariaLabel || ''
).filter(told => told.length <= 20)"""
CARDS = "[class*=st-key-card-]:has([data-testid=stPlotlyChart])"
BUILDER = "present?edit=new&"
SIGN_IN = "signin?"


@dataclass(frozen=True)
class Look:
    """Who looks, in which language, on which screen."""

    language: str
    scheme: str
    width: int
    height: int
    role: Role | None


LOOKS = {
    "desk": Look("ru", "light", 1440, 1000, Role.ADMINISTRATOR),
    "smallest phone at night": Look("kk", "dark", 360, 640, Role.ADMINISTRATOR),
    "desk at 200 percent": Look("en", "light", 720, 500, None),
}


@dataclass
class Reader:
    """A browser that has not opened anything yet, and who sits before it."""

    look: Look
    visitor: Watched

    @property
    def page(self) -> Page:
        return self.visitor.page


@pytest.fixture(scope="module")
def reader(request: pytest.FixtureRequest, seats: Seats, site: str, site_store: Path) -> Iterator[Reader]:
    look: Look = request.param
    with seats.taken("en-US") as seat:
        page = seat.new_page()
        page.set_viewport_size({"width": look.width, "height": look.height})
        page.emulate_media(color_scheme=look.scheme)  # type: ignore[arg-type]  # one of its literals
        page.add_init_script(VIOLATIONS)
        if look.role:
            sign_in_browser(seat, site, site_store, look.role)
        yield Reader(look, watch(page, site))


@pytest.mark.parametrize("path", [*(f"{entry.id}?" for entry in PAGES), BUILDER])
@pytest.mark.parametrize("reader", LOOKS.values(), ids=LOOKS, indirect=True)
def test_a_page_opens_from_a_link_and_stands(reader: Reader, path: str) -> None:
    visitor, t = reader.visitor, translator(reader.look.language)
    visitor.foreign.clear()
    visitor.errors.clear()
    visitor.open(f"/{path}lang={reader.look.language}")
    title = reader.page.locator("h1").first.inner_text()
    assert title == t(f"page.{path.partition('?')[0]}.title") or path == BUILDER
    assert faults(reader) == {}


def faults(reader: Reader) -> dict[str, object]:
    """What is wrong with the page that is open: nothing, when it stands."""
    page = reader.page
    asked: dict[str, object] = {
        "other hosts asked": reader.visitor.foreign,
        "errors in the browser": reader.visitor.errors,
        "keys without words": KEY.findall(page.locator("[data-testid=stMain]").inner_text()),
        "failures": page.locator(f"[data-testid=stException], {INCIDENT}").count(),
        "policy broken": page.evaluate("seen"),
        "language of the document": page.evaluate("document.documentElement.lang").replace(reader.look.language, ""),
        "wider than the screen by": page.evaluate(TOO_WIDE),
        "charts told in no words": page.evaluate(UNTOLD),
        "tables no key reaches": out_of_reach(page),
        "English": english(page) if reader.look.language != "en" else [],
        "grave findings of axe": grave(page) if reader.look.role else [],
    }
    return {name: found for name, found in asked.items() if found}


def english(page: Page) -> list[str]:
    return [text for text in page.evaluate(ENGLISH) if not text.startswith(GIVEN)]


def grave(page: Page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    return [f"{one['id']} {one['nodes'][0]['target']}" for one in violations if one["impact"] in GRAVE]


def out_of_reach(page: Page) -> list[int]:
    """Cards of charts whose numbers the keyboard does not reach."""
    cards, lost = page.locator(CARDS), []
    for number in range(cards.count()):
        more = cards.nth(number).locator("[class*=st-key-more-] button").first
        more.focus()
        if not more.evaluate("button => button === document.activeElement"):
            lost.append(number)
    return lost


@pytest.mark.parametrize("reader", [LOOKS["desk at 200 percent"]], ids=["desk at 200 percent"], indirect=True)
def test_the_door_is_no_wider_than_the_screen(reader: Reader) -> None:
    for language, width in (("en", 720), ("kk", 360)):
        reader.page.set_viewport_size({"width": width, "height": 640})
        reader.page.goto(f"{reader.visitor.address}/{SIGN_IN}lang={language}")
        reader.page.wait_for_selector("h1")
        assert reader.page.evaluate(TOO_WIDE) <= 0, (language, width)
