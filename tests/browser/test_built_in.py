"""Does what Streamlit brings along speak the reader's language, at a click and after a change of language too?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import ENGLISH, GIVEN, Seats, Watched, watch
from tests.signing_in import sign_in_browser


@pytest.fixture
def visitor(seats: Seats, site: str, site_store: Path) -> Iterator[Watched]:
    """A member of staff whose browser speaks English."""
    with seats.taken("en-US") as seat:
        sign_in_browser(seat, site, site_store)
        yield watch(seat.new_page(), site)


def test_what_opens_at_a_click_speaks_the_language_too(visitor: Watched) -> None:
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
    for name, size in (("a.exe", 1), ("big.csv", 7_000_000)):
        page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/csv", "buffer": b"x" * size})
        page.wait_for_timeout(1500)
        english(name)
    page.goto(f"{visitor.address}/nowhere?lang=kk")
    page.wait_for_selector("[role=dialog]")
    english("a page that is not there")


def test_streamlits_words_follow_a_change_of_language_on_the_spot(visitor: Watched) -> None:
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


ADDED = """() => {
    const box = document.createElement("div");
    box.innerHTML = '<span role="img" aria-label="error icon"></span>';
    document.body.append(box);
    return Promise.resolve().then(() => box.firstChild.getAttribute("aria-hidden"));
}"""


def test_an_icon_is_silent_from_the_moment_it_comes(visitor: Watched) -> None:
    visitor.open("/about?lang=kk")
    assert visitor.page.evaluate(ADDED) == "true"
