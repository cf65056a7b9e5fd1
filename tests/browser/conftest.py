"""A Chromium, a server with all data, and a page that remembers what it asked for."""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

from tests.browser.serving import CHROMIUM_FLAGS, chromium, server
from tests.stores import load_all


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here, so that ``-m 'not browser'`` leaves it out."""
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium_browser() -> Iterator[Browser]:
    """The system's Chromium; without one the tests are skipped, in CI they fail."""
    path = chromium()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have a Chromium: the browser tests may not be skipped here")
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def full_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the published and the demo data and no account: to copy and to read, never to write."""
    from dashboard.store.migrate import migrate

    path = tmp_path_factory.mktemp("store") / "culture.db"
    migrate(f"sqlite:///{path}")
    load_all(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def site_store(full_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the site that all files share: whoever signs in there has an account in it."""
    return copied(full_store, tmp_path_factory.mktemp("site"))


def copied(store: Path, folder: Path) -> Path:
    """A store of one's own with the same data; a copy of the file alone would miss what still waits beside it."""
    own = folder / store.name
    with closing(sqlite3.connect(store)) as source, closing(sqlite3.connect(own)) as target:
        source.backup(target)
    return own


@pytest.fixture(scope="session")
def site(site_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running dashboard with all data."""
    with server(site_store, tmp_path_factory.mktemp("server") / "server.log") as address:
        yield address


INCIDENT = "[class*='st-key-incident-']"
"""What a page that failed shows in place of a traceback."""
STILL = "/_stcore/health"
"""A page of any server that holds two letters."""
GRAVE = {"serious", "critical"}
"""Findings of axe-core that nobody may be left with."""
GIVEN = ("Alatau", "Streamlit", "Bertug", "Karaoke", "Esc")
"""Names that stand in the data in Latin letters."""
VIOLATIONS = "window.seen = []; addEventListener('securitypolicyviolation', e => seen.push(e.violatedDirective))"
ENGLISH = """() => {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const apart = '[data-testid=stIconMaterial], script, style, noscript, [data-testid^=glide-cell]';
  const english = /^([A-Z][a-z]+( [a-z]+|\\.\\.\\.|:|!|$)|\\d+ [a-z]{3,}|[a-z]+ icon$)/;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (english.test(node.data.trim()) && !node.parentElement.closest(apart)) found.add(node.data.trim());
    } else if (!node.closest('[aria-hidden=true]')) for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      if (english.test(node.getAttribute(name) || '')) found.add(node.getAttribute(name));
    }
  }
  return [...found];
}"""


@dataclass
class Watched:
    """A page and what happened on it: requests to other hosts, errors in the console and in scripts."""

    page: Page
    address: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Open an address of the dashboard and wait until the page has been drawn."""
        self.page.goto(self.address + path)
        self.settle()

    def settle(self) -> None:
        """Wait until the run is over and its elements are on the screen."""
        self.page.wait_for_selector("h1", timeout=60_000)
        self.page.wait_for_function(
            "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
            " && !document.querySelector('[data-testid=stSkeleton]')",
            timeout=60_000,
        )
        self.page.wait_for_timeout(400)


def watch(page: Page, address: str) -> Watched:
    """Note every foreign request and every error of a page from now on."""
    watched = Watched(page, address)

    def asked(url: str) -> None:
        if not url.startswith((address, "data:", "blob:", address.replace("http", "ws"))):
            watched.foreign.append(url)

    page.on("request", lambda request: asked(request.url))
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    page.on("console", lambda message: _note(watched, message.type, message.text, message.location.get("url", "")))
    return watched


def _note(watched: Watched, kind: str, text: str, url: str) -> None:
    # On a deep link Streamlit first looks for its own server under the page's path: its probing, not a fault.
    probing = "/_stcore/" in url
    if kind == "error" and not probing:
        watched.errors.append(f"{text} {url}")


@dataclass
class Seats:
    """Browsers of people who come one after the other: each finds nobody signed in and nothing kept.

    Half of what a page costs is to fetch and compile Streamlit's scripts. They stay for who comes next, for a last tab
    remains, which holds the process of its site. Nothing moves that need not: what fades and turns is drawn by the
    processor, sixty times a second.
    """

    browser: Browser
    free: dict[tuple[str, bool], list[BrowserContext]] = field(default_factory=lambda: defaultdict(list))

    @contextmanager
    def taken(self, locale: str = "ru-RU", *, touch: bool = False) -> Iterator[BrowserContext]:
        """A seat that belongs to the caller alone until it is left."""
        free = self.free[locale, touch]
        seat = free.pop() if free else self._new(locale, touch=touch)
        try:
            yield seat
        finally:
            self.left(seat)
            free.append(seat)

    def _new(self, locale: str, *, touch: bool) -> BrowserContext:
        desk = {"width": 1440, "height": 1000}
        return self.browser.new_context(
            locale=locale,
            has_touch=touch,
            viewport=desk,  # type: ignore[arg-type]  # a dictionary of its kind
            reduced_motion="reduce",
        )

    @staticmethod
    def left(seat: BrowserContext) -> None:
        """Leave one tab on a page without scripts, forget all that any site kept; what was fetched stays."""
        last, *others = seat.pages or [seat.new_page()]
        for page in others:
            page.close()
        if urlsplit(last.url).path != STILL:
            with suppress(BrowserError):  # its server may be gone: then the tab is about to be blank, no less still
                last.goto(urljoin(last.url, STILL))
        seat.clear_cookies()
        asked = {"origin": "*", "storageTypes": "local_storage,indexeddb,service_workers,cache_storage"}
        seat.new_cdp_session(last).send("Storage.clearDataForOrigin", asked)


@pytest.fixture(scope="session")
def seats(chromium_browser: Browser) -> Seats:
    """Where the people of the tests sit down."""
    return Seats(chromium_browser)


@pytest.fixture
def visitor(seats: Seats, site: str) -> Iterator[Watched]:
    """A Russian reader at a desk."""
    with seats.taken() as seat:
        yield watch(seat.new_page(), site)
