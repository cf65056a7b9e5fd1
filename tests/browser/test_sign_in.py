"""Can a person sign in by the form, stay in over a reload and in another tab, and be out everywhere after leaving?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dashboard.access import accounts
from dashboard.access.roles import Role
from dashboard.i18n import translator
from dashboard.server.cookies import SESSION
from dashboard.store import writing
from dashboard.store.audit import Actor
from dashboard.store.migrate import migrate
from tests.browser.conftest import INCIDENT, Watched, watch
from tests.browser.serving import server

T = translator("kk")
PASSWORD = "right horse battery"  # noqa: S105  made up here
LISTEN = """
window.__broken = [];
document.addEventListener("securitypolicyviolation", (event) => window.__broken.push(event.violatedDirective));
"""
WHO = ".st-key-who"


@pytest.fixture
def desk(chromium_browser: Browser, tmp_path: Path) -> Iterator[Watched]:
    url = f"sqlite:///{tmp_path / 'culture.db'}"
    migrate(url)
    with writing(url) as session:
        accounts.add(session, Actor("test"), accounts.made("aigul", "Айгүл С.", Role.EDITOR), PASSWORD)
    context = chromium_browser.new_context(locale="ru-RU", viewport={"width": 1440, "height": 1000})
    context.add_init_script(LISTEN)
    with server(tmp_path / "culture.db", tmp_path / "server.log", {"DASHBOARD_EMPTY": "1"}) as address:
        yield watch(context.new_page(), address)
    context.close()


def fill(desk: Watched, password: str) -> None:
    desk.page.get_by_label(T("access.login")).fill("aigul")
    desk.page.get_by_label(T("access.password")).fill(password)
    desk.page.get_by_role("button", name=T("access.enter")).click()


def test_the_form_leads_back_to_where_one_was_and_the_sign_in_is_everywhere_in_the_browser(desk: Watched) -> None:
    page = desk.page
    desk.open("/upload?lang=kk")
    page.locator(WHO).get_by_role("link", name=T("access.sign_in")).click()
    fill(desk, "wrong")
    page.get_by_text(T("access.wrong")).wait_for()
    assert page.get_by_label(T("access.login")).input_value() == "aigul"
    fill(desk, PASSWORD)
    desk.settle()
    assert page.url.startswith(f"{desk.address}/upload?lang=kk")
    page.reload()
    desk.settle()
    assert "Айгүл С." in page.locator(WHO).inner_text()
    [kept] = [one for one in page.context.cookies() if one["name"] == SESSION]
    assert kept["httpOnly"]
    assert kept["sameSite"] == "Lax"
    assert SESSION not in page.evaluate("document.cookie")
    other = watch(page.context.new_page(), desk.address)
    other.open("/journal?lang=kk")
    assert "Айгүл С." in other.page.locator(WHO).inner_text()
    page.locator(WHO).get_by_role("button", name=T("access.sign_out"), exact=True).click()
    page.locator(WHO).get_by_role("link", name=T("access.sign_in")).wait_for()
    other.page.locator("[data-testid=stSidebarNav]").get_by_role("link", name=T("page.upload.title")).click()
    other.page.get_by_text(T("access.may.upload")).first.wait_for()
    other.settle()
    assert "Айгүл С." not in other.page.locator("body").inner_text()
    for watched in (desk, other):
        assert watched.page.evaluate("window.__broken") == []
        assert watched.page.locator(INCIDENT).count() == 0
        assert watched.foreign == []
