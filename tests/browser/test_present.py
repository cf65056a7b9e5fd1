"""Do keys, a second window, a frozen deck and a tablet work in a real browser?"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Seats, Watched, watch
from tests.browser.serving import server
from tests.ingest.files import load, visits
from tests.signing_in import PRESENTER, sign_in_browser
from tests.stores import load_all

DRAWN = 60_000


def on_slide(page: Page, number: int) -> None:
    """The slide is drawn, and the address names it."""
    page.wait_for_selector(f"[data-stage='{number}']", state="attached", timeout=DRAWN)
    expect(page).to_have_url(re.compile(rf"[?&]slide={number}\b"), timeout=DRAWN)


def opened(watched: Watched, address: str, number: int) -> Page:
    watched.page.goto(watched.address + address)
    on_slide(watched.page, number)
    return watched.page


def test_keys_walk_through_the_deck_and_back_leads_one_slide_back(visitor: Watched) -> None:
    page = opened(visitor, "/present?deck=projects&slide=1&lang=ru", 1)
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    for key, number in (
        ("ArrowRight", 2),
        (" ", 3),
        ("PageDown", 4),
        ("ArrowLeft", 3),
        ("End", 9),
        ("Home", 1),
        ("5", 5),
    ):
        page.keyboard.press(key)
        on_slide(page, number)
    page.go_back()
    on_slide(page, 1)
    page.keyboard.press("ArrowLeft")
    on_slide(page, 1)
    assert visitor.errors == []
    assert visitor.foreign == []


def test_a_show_that_a_card_starts_is_walked_by_keys_and_left_for_the_list(visitor: Watched) -> None:
    visitor.open("/present?lang=ru")
    page = visitor.page
    page.locator(".st-key-deck-projects").get_by_text("Показать").click()
    page.wait_for_selector("[data-stage='1']", state="attached", timeout=DRAWN)
    expect(page).to_have_url(re.compile("deck=projects"))
    page.keyboard.press("ArrowRight")
    on_slide(page, 2)
    page.set_viewport_size({"width": 1920, "height": 1080})
    expect(page).to_have_url(re.compile("screen=1920x1080"), timeout=DRAWN)
    on_slide(page, 2)
    page.locator(".st-key-stage-menu button").first.click()
    page.locator(".st-key-stage-close a").click()
    expect(page.get_by_role("heading", name="Презентация")).to_be_visible(timeout=DRAWN)
    expect(page.locator("[data-stage]")).to_have_count(0, timeout=DRAWN)
    expect(page).not_to_have_url(re.compile("slide="))
    assert visitor.errors == []


def test_the_language_changes_on_the_spot(visitor: Watched) -> None:
    page = opened(visitor, "/present?deck=month&slide=3&lang=ru", 3)
    expect(page.get_by_role("heading", level=1)).to_contain_text("больше")
    page.locator(".st-key-lang").get_by_text("en", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("more than a year earlier", timeout=DRAWN)
    on_slide(page, 3)


def test_the_notes_window_follows_the_show_and_leads_it(visitor: Watched) -> None:
    page = opened(visitor, "/present?deck=projects&slide=1&lang=en", 1)
    notes = page.context.new_page()
    notes.goto(f"{visitor.address}/present?deck=projects&slide=1&lang=en&view=notes")
    on_slide(notes, 1)
    page.bring_to_front()
    page.keyboard.press("ArrowRight")
    on_slide(notes, 2)
    expect(notes.get_by_text("Next slide")).to_be_visible(timeout=DRAWN)
    notes.bring_to_front()
    notes.keyboard.press("ArrowRight")
    on_slide(page, 3)
    expect(notes.locator("[data-clock]")).to_have_text(re.compile(r"^\d+:\d\d$"))
    expect(notes.locator("[data-clock]")).not_to_have_text("0:00")


def test_a_show_goes_on_by_itself_until_somebody_pauses_it(visitor: Watched) -> None:
    page = visitor.page
    page.goto(f"{visitor.address}/present?deck=projects&slide=8&every=10&lang=en")
    on_slide(page, 9)
    page.keyboard.press("p")
    expect(page).not_to_have_url(re.compile("every="), timeout=DRAWN)
    page.wait_for_timeout(11_000)
    on_slide(page, 9)


@pytest.fixture
def tablet(seats: Seats, site: str) -> Iterator[Watched]:
    """A tablet: touched, without keys."""
    with seats.taken("kk-KZ", touch=True) as seat:
        page = seat.new_page()
        page.set_viewport_size({"width": 1024, "height": 768})
        yield watch(page, site)


def test_buttons_serve_a_tablet_and_a_slide_fits_on_it(tablet: Watched) -> None:
    page = opened(tablet, "/present?deck=month&slide=3&lang=kk", 3)
    page.locator(".st-key-stage-next button").tap()
    on_slide(page, 4)
    page.locator(".st-key-stage-back button").tap()
    on_slide(page, 3)
    expect(page.get_by_test_id("stPlotlyChart")).to_be_visible(timeout=DRAWN)
    wider = page.evaluate("() => document.scrollingElement.scrollWidth - innerWidth")
    assert wider <= 0


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Address and store of a dashboard whose decks and figures may be changed."""
    from dashboard.store.migrate import migrate

    folder = tmp_path_factory.mktemp("presenter")
    database = folder / "culture.db"
    migrate(f"sqlite:///{database}")
    load_all(f"sqlite:///{database}")
    with server(database, folder / "server.log") as address:
        yield address, database


@pytest.fixture
def presenter(own_site: tuple[str, Path], seats: Seats) -> Iterator[tuple[BrowserContext, str, Path]]:
    """A presenter at a store of their own."""
    with seats.taken() as seat:
        sign_in_browser(seat, *own_site, PRESENTER)
        yield seat, *own_site


def test_a_deck_is_put_together_from_the_list_and_stays_while_it_is_written(
    presenter: tuple[BrowserContext, str, Path],
) -> None:
    context, address, _ = presenter
    watched = watch(context.new_page(), address)
    watched.open("/present?lang=ru")
    page = watched.page
    page.get_by_text("Составить свою презентацию").click()
    name = page.locator(".st-key-deck-title input")
    name.fill("К совещанию", timeout=DRAWN)
    name.press("Tab")
    page.locator(".st-key-deck-add button").click()
    expect(page.locator(".st-key-builder summary")).to_have_count(3, timeout=DRAWN)
    expect(page).to_have_url(re.compile("edit=new"))
    page.locator(".st-key-deck-save button").click()
    expect(page.locator("[class*='st-key-kept-d']").first).to_contain_text("К совещанию", timeout=DRAWN)
    assert watched.errors == []


def test_an_upload_during_the_meeting_moves_the_live_deck_and_not_the_frozen_one(
    presenter: tuple[BrowserContext, str, Path],
) -> None:
    context, address, database = presenter
    watched = watch(context.new_page(), address)
    watched.open("/present?lang=ru")
    page = watched.page
    page.locator(".st-key-freeze-month button").click()
    link = page.locator("[class*='st-key-kept-f'] code").first
    expect(link).to_contain_text("deck=f", timeout=DRAWN)
    frozen = link.inner_text().removeprefix(address)

    def finding(path: str) -> str:
        opened(watched, path, 3)
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_contain_text("2026", timeout=DRAWN)
        return heading.inner_text()

    path = f"{frozen.replace('slide=1', 'slide=3')}&lang=ru"
    before = finding(path)
    load(f"sqlite:///{database}", "attendance", visits("LIB-001", 900_000, date(2026, 9, 1)))
    assert finding("/present?deck=month&slide=3&lang=ru") != before
    assert finding(path) == before
    expect(page.locator(".st-key-stage-foot")).to_contain_text("заморожены 10.11.2026")
