"""A Chromium, as the browser tests have it."""

from tests.browser.conftest import chromium_browser

__all__ = ["chromium_browser"]
