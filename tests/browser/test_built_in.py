"""Does Streamlit speak the reader's language, and does the security policy hold on every page?"""

import pytest
from playwright.sync_api import Browser

from dashboard.ui.page_table import PAGES
from tests.browser.conftest import watch

VIOLATIONS = "window.seen = []; addEventListener('securitypolicyviolation', e => seen.push(e.violatedDirective))"
ENGLISH = """() => {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const apart = '[data-testid=stIconMaterial], script, style, noscript, [data-testid^=glide-cell]';
  const english = /^[A-Z][a-z]+( [a-z]+|\\.\\.\\.|:|$)/;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (english.test(node.data.trim()) && !node.parentElement.closest(apart)) found.add(node.data.trim());
    } else for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
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


def test_streamlits_words_follow_a_change_of_language_on_the_spot(chromium_browser: Browser, site: str) -> None:
    context = chromium_browser.new_context(locale="en-US", viewport={"width": 1440, "height": 1000})
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
