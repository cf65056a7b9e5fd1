"""Does who sits down find anything of who sat there before?"""

from playwright.sync_api import Page

from tests.browser.conftest import Seats

ADDRESS = "http://seat.example"
KEPT = "() => [document.cookie, localStorage.getItem('who'), sessionStorage.getItem('who')]"


def _opened(page: Page) -> Page:
    page.route(f"{ADDRESS}/**", lambda route: route.fulfill(body="<h1>a page</h1>", content_type="text/html"))
    page.goto(f"{ADDRESS}/")
    return page


def test_who_comes_next_finds_nothing_of_who_left(seats: Seats) -> None:
    with seats.taken("kk-KZ") as seat:
        page = _opened(seat.new_page())
        page.evaluate("() => { document.cookie = 'who=me'; localStorage.who = 'me'; sessionStorage.who = 'me' }")
        assert page.evaluate(KEPT) == ["who=me", "me", "me"]
    with seats.taken("kk-KZ") as again:
        assert again is seat
        assert _opened(again.new_page()).evaluate(KEPT) == ["", None, None]


def test_two_at_once_share_nothing(seats: Seats) -> None:
    with seats.taken() as one, seats.taken() as other:
        assert one is not other
