"""Does Streamlit speak the reader's language, and does the security policy hold on every page?"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dashboard.ui.page_table import PAGES
from tests.browser.conftest import watch
from tests.signing_in import sign_in_browser

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


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_page_speaks_english_and_none_breaks_the_policy(chromium_browser: Browser, site: str, language: str) -> None:
    context = chromium_browser.new_context(locale="en-US", viewport={"width": 1440, "height": 1000})
    context.add_init_script(VIOLATIONS)
    visitor = watch(context.new_page(), site)
    for entry in PAGES if language == "kk" else [entry for entry in PAGES if entry.id in {"map", "upload"}]:
        visitor.open(f"/{entry.id}?lang={language}")
        assert visitor.page.evaluate("document.documentElement.lang") == language
        assert visitor.page.evaluate("seen") == [], entry.id
        assert visitor.page.evaluate(ENGLISH) == [], entry.id
    assert not visitor.errors
    context.close()


def test_what_opens_at_a_click_speaks_the_language_too(chromium_browser: Browser, site: str, full_store: Path) -> None:
    context = chromium_browser.new_context(locale="en-US", viewport={"width": 1440, "height": 1000})
    sign_in_browser(context, site, full_store)
    visitor = watch(context.new_page(), site)
    page = visitor.page

    def english(where: str) -> None:
        page.wait_for_timeout(400)
        assert [text for text in page.evaluate(ENGLISH) if not text.startswith(GIVEN)] == [], where

    visitor.open("/attendance?lang=kk")
    page.locator("[data-testid=stMainMenu] button, [data-testid=stMainMenuButton]").first.click()
    english("main menu")
    page.locator("[data-testid=stMainMenuPopover] [role=menuitem]").last.click()
    english("dialog of the menu")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    box = page.locator("[data-testid=stMultiSelect] input").first
    box.click()
    english("choices")
    page.keyboard.type("qqqq")
    english("no choices")
    box.fill("")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    visitor.settle()
    english("a choice made")
    page.keyboard.press("Escape")
    page.locator("[class*=st-key-more-] button").first.click()
    page.locator("[data-testid=stDataFrame]").first.hover()
    page.locator("[data-testid=stElementToolbar] button").nth(2).click()
    english("search in a table")
    visitor.open("/upload?lang=kk")
    for name, size in (("a.exe", 1), ("big.csv", 30_000_000)):
        page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/csv", "buffer": b"x" * size})
        page.wait_for_timeout(1500)
        english(name)
    page.goto(f"{site}/nowhere?lang=kk")
    page.wait_for_selector("[role=dialog]")
    english("a page that is not there")
    context.close()


def test_streamlits_words_follow_a_change_of_language_on_the_spot(
    chromium_browser: Browser, site: str, full_store: Path
) -> None:
    context = chromium_browser.new_context(locale="en-US", viewport={"width": 1440, "height": 1000})
    sign_in_browser(context, site, full_store)
    visitor = watch(context.new_page(), site)
    visitor.open("/upload?lang=ru")
    button = visitor.page.locator("[data-testid=stFileUploader]")
    words = {"ru": "Выбрать файл", "kk": "Файлды таңдау", "en": "Upload"}
    for language in ("kk", "en", "ru"):
        visitor.page.get_by_role("radio", name=language).click()
        visitor.page.wait_for_url(f"**lang={language}**")
        visitor.page.wait_for_function(
            "words => document.querySelector('[data-testid=stFileUploader]').innerText.includes(words)",
            arg=words[language],
        )
        assert visitor.page.evaluate("document.documentElement.lang") == language
        assert words[language] in button.inner_text()
    visitor.open("/upload")
    assert visitor.page.evaluate("document.documentElement.lang") == "ru", "the last visit's language is kept"
    context.close()
