"""What does every page look like? Draws all of them: three languages, two themes, two widths."""

import sys
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from dashboard.i18n import LANGUAGES
from dashboard.ui.page_table import PAGES
from tests.browser.conftest import watch
from tests.browser.serving import CHROMIUM_FLAGS, chromium, server

WIDTHS = (1440, 390)
THEMES = ("light", "dark")
TALLEST = 8000


def main(folder: Path) -> int:
    """Start a dashboard with all data and take every picture into the folder."""
    path = chromium()
    if path is None:
        print("no Chromium on this machine (Debian: apt-get install chromium)", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        with server(Path(temporary) / "culture.db", Path(temporary) / "server.log") as address:
            for width, theme, language in product(WIDTHS, THEMES, LANGUAGES):
                _draw(browser, address, folder, width, theme, language)
        browser.close()
    return 0


def _draw(browser: Browser, address: str, folder: Path, width: int, theme: str, language: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 1000}, color_scheme=theme, locale="ru-RU")  # type: ignore[arg-type]  # light or dark
    visitor = watch(context.new_page(), address)
    for entry in PAGES:
        visitor.page.set_viewport_size({"width": width, "height": 1000})
        visitor.open(f"/{entry.id}?lang={language}")
        height = visitor.page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight")
        visitor.page.set_viewport_size({"width": width, "height": min(height, TALLEST)})
        visitor.page.wait_for_timeout(2500 if entry.id == "map" else 700)
        visitor.page.screenshot(path=folder / f"{entry.id}-{language}-{theme}-{width}.png")
    context.close()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")))
