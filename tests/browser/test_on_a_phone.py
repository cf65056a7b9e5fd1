"""Does a phone show words and numbers whole?"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Seats, Watched, watch

PHONE = 390
DRAWN = 60_000
CLIPPED = "found => found.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.innerText)"
TALL = "found => found.filter(one => one.getClientRects()[0].height > 40).map(one => one.innerText)"
OUTSIDE = "found => found.filter(one => one.getBoundingClientRect().right > innerWidth).map(one => one.innerText)"
COMPARED = "[data-testid=stMetricDeltaDescription], [data-testid=stMetricDeltaDescription] *"


@pytest.fixture(params=["kk-KZ", "ru-RU", "en-US"])
def phone(request: pytest.FixtureRequest, seats: Seats, site: str) -> Iterator[Watched]:
    """A phone, held upright."""
    with seats.taken(request.param) as seat:
        page = seat.new_page()
        page.set_viewport_size({"width": PHONE, "height": 844})
        yield watch(page, site)


def test_a_key_figure_says_what_it_is_compared_with(phone: Watched) -> None:
    phone.open("/")
    expect(phone.page.get_by_test_id("stMetric")).to_have_count(8, timeout=DRAWN)
    assert phone.page.locator(COMPARED).evaluate_all(CLIPPED) == []


def test_a_figure_of_a_slide_keeps_its_words_whole(phone: Watched) -> None:
    phone.open("/present?deck=month&slide=2")
    labels = phone.page.locator(".st-key-stage-figures [data-testid=stMetricLabel] p")
    expect(labels).to_have_count(8, timeout=DRAWN)
    one_word = labels.filter(has_not_text=re.compile(r"\s"))
    assert one_word.count()
    assert one_word.evaluate_all(TALL) == []


def test_the_maps_choices_are_all_in_view(phone: Watched) -> None:
    phone.open("/map")
    questions = phone.page.locator(".st-key-question").get_by_role("radio")
    expect(questions).to_have_count(4, timeout=DRAWN)
    questions.nth(1).click()
    which = phone.page.locator(".st-key-walk").get_by_role("radio")
    expect(which).to_have_count(5, timeout=DRAWN)
    assert which.evaluate_all(OUTSIDE) == questions.evaluate_all(OUTSIDE) == []
