"""What does a reader see when the store fails under a running server? A sentence with a number, never a traceback."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dashboard.i18n import LANGUAGES, translator
from tests.browser.conftest import INCIDENT, Watched, copied, watch
from tests.browser.serving import server

NUMBER = re.compile(r"\b[0-9a-f]{6}\b")
FOUR_PAGES = ("overview", "attendance", "projects", "journal")


def _without(store: Path) -> None:
    for path in (store, Path(f"{store}-wal"), Path(f"{store}-shm")):
        path.unlink(missing_ok=True)


def _damaged(store: Path) -> None:
    _without(store)
    store.write_bytes(b"\x00 no database " * 4096)


def _told(visitor: Watched, path: str) -> str:
    visitor.page.goto(visitor.address + path)
    visitor.page.wait_for_selector(INCIDENT, timeout=60_000)
    assert "Traceback" not in visitor.page.locator("body").inner_text()
    assert visitor.page.locator("[data-testid=stException]").count() == 0
    return str(visitor.page.locator(INCIDENT).first.inner_text())


@pytest.mark.parametrize("fault", [_without, _damaged])
def test_a_lost_store_is_told_in_the_readers_language_under_the_number_of_the_log_line(
    fault: Callable[[Path], None], chromium_browser: Browser, full_store: Path, tmp_path: Path
) -> None:
    store, log = copied(full_store, tmp_path), tmp_path / "server.log"
    context = chromium_browser.new_context(locale="ru-RU")
    with server(store, log) as address:
        visitor = watch(context.new_page(), address)
        visitor.open("/overview?lang=ru")
        assert visitor.page.locator(INCIDENT).count() == 0
        fault(store)
        for page_id in FOUR_PAGES:
            for language in LANGUAGES if page_id == "overview" else ("kk",):
                text = _told(visitor, f"/{page_id}?lang={language}")
                assert translator(language)("incident.title") in text
                numbers = NUMBER.findall(text)
                assert len(numbers) == 1
                assert log.read_text(encoding="utf-8").count(f"incident {numbers[0]}:") == 1
    context.close()


def test_a_store_put_back_opens_again_without_a_restart(
    chromium_browser: Browser, full_store: Path, tmp_path: Path
) -> None:
    store = copied(full_store, tmp_path)
    context = chromium_browser.new_context(locale="en-US")
    with server(store, tmp_path / "server.log") as address:
        visitor = watch(context.new_page(), address)
        visitor.open("/overview?lang=en")
        _without(store)
        _told(visitor, "/attendance?lang=en")
        shutil.copy(full_store, store)
        visitor.open("/attendance?lang=en")
        assert visitor.page.locator(INCIDENT).count() == 0
        assert visitor.page.locator("h1").first.inner_text() == translator("en")("page.attendance.title")
    context.close()
