"""Does an item of the attention list land on what it speaks of, from however far down it is clicked?"""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Watched

LANDS = {
    "OBSERVATORIUM": ("/projects", "Журнал обещаний: Музей OBSERVATORIUM"),
    "Детский музей науки": ("/projects", "Журнал обещаний: Детский музей науки"),
}
"""Words of the link; the page, and a heading that must be in view there."""


def listed(visitor: Watched) -> Locator:
    """The list, all of it."""
    visitor.open("/?lang=ru")
    card = visitor.page.locator("[class*='st-key-card-overview-attention']").first
    card.locator("summary").click()
    visitor.settle()
    return card


@pytest.mark.parametrize("words", LANDS)
def test_an_item_lands_on_what_it_speaks_of(words: str, visitor: Watched) -> None:
    link = listed(visitor).locator("[data-testid=stPageLink-NavLink]").filter(has_text=words).first
    link.scroll_into_view_if_needed()
    link.click()
    path, heading = LANDS[words]
    visitor.page.wait_for_url(f"**{path}?**")
    visitor.settle()
    expect(visitor.page.get_by_role("heading", name=heading)).to_be_in_viewport()
