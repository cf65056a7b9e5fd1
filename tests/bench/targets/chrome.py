"""When is a page drawn? A real Chromium, and the moments at which Plotly says that it drew."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.serving import CHROMIUM_FLAGS, chromium

WATCH = """
window.drawn = 0;
const known = new WeakSet();
setInterval(() => document.querySelectorAll('.js-plotly-plot').forEach(plot => {
  if (!plot.on || known.has(plot)) return;
  known.add(plot);
  window.drawn = performance.now();
  plot.on('plotly_afterplot', () => { window.drawn = performance.now(); });
}), 5);
window.asked = 0;
const keys = ['Enter', 'Backspace'];
addEventListener('keydown', event => { if (keys.includes(event.key)) window.asked = performance.now(); }, true);
"""
DESK: ViewportSize = {"width": 1440, "height": 1000}
QUIET_MS = 700
"""Nothing was drawn for so long: all of it is drawn."""


@contextmanager
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        yield found
        found.close()


@contextmanager
def kept() -> Iterator[Page]:
    """A tab of somebody who comes again: what Chromium compiled lies in a profile, which a guest has not."""
    with TemporaryDirectory() as profile, sync_playwright() as playwright:
        start = playwright.chromium.launch_persistent_context
        place = start(profile, executable_path=chromium(), args=CHROMIUM_FLAGS, viewport=DESK)
        page = place.new_page()
        page.add_init_script(WATCH)
        yield page
        place.close()


def opened(place: Browser) -> Page:
    """A tab that notes when charts were drawn."""
    page = place.new_context(viewport=DESK).new_page()
    page.add_init_script(WATCH)
    return page


def settled(page: Page, charts: int) -> None:
    """Wait until so many charts stand, drawn after the last key that chose something, and nothing is drawn any more."""
    enough: dict[str, Any] = {"charts": charts, "quiet": QUIET_MS}
    page.wait_for_function(
        """({charts, quiet}) => document.querySelectorAll('.js-plotly-plot').length >= charts
           && window.drawn > window.asked && performance.now() - window.drawn > quiet
           && !document.querySelector('[data-testid=stStatusWidget]')""",
        arg=enough,
        timeout=60_000,
    )
