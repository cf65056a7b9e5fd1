"""Can a person come in by an identity provider, load a file, see the kind of sign-in and leave, in a real browser?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dashboard.access import accounts
from dashboard.access.roles import Role
from dashboard.i18n import translator
from dashboard.store import writing
from dashboard.store.audit import Actor
from dashboard.store.migrate import migrate
from tests.access.identity_provider import Provider, identity_provider, secrets_file
from tests.browser.conftest import INCIDENT, Watched, watch
from tests.browser.serving import server

T = translator("ru")
ACCESS = """
[access]
claim = "groups"
[access.roles]
culture-editors = "editor"
"""
LISTEN = """
window.__broken = [];
document.addEventListener("securitypolicyviolation", (event) => window.__broken.push(event.violatedDirective));
"""


@pytest.fixture
def provider() -> Iterator[Provider]:
    with identity_provider() as found:
        found.persons = {
            "aigul": {"email": "aigul@almaty.kz", "email_verified": True, "name": "Айгүл С."},
            "marat": {"email": "marat@almaty.kz", "name": "Марат Б.", "groups": ["culture-editors"]},
            "stranger": {"email": "stranger@example.kz", "email_verified": True},
        }  # fmt: skip
        yield found


@pytest.fixture
def desk(chromium_browser: Browser, provider: Provider, tmp_path: Path) -> Iterator[Watched]:
    url = f"sqlite:///{tmp_path / 'culture.db'}"
    migrate(url)
    with writing(url) as session:
        made = accounts.made("aigul", "Айгүл С.", Role.ADMINISTRATOR, "aigul@almaty.kz")
        accounts.add(session, Actor("test"), made)
    context = chromium_browser.new_context(locale="ru-RU", viewport={"width": 1440, "height": 1000})
    context.add_init_script(LISTEN)
    extra = {"DASHBOARD_EMPTY": "1", **secrets_file(tmp_path, provider, ACCESS)}
    with server(tmp_path / "culture.db", tmp_path / "server.log", extra) as address:
        yield watch(context.new_page(), address)
    context.close()


def come_in(desk: Watched, person: str) -> None:
    page = desk.page
    page.locator("[data-testid=stSidebar]").get_by_role("link", name=T("access.sign_in"), exact=True).click()
    page.get_by_role("link", name=T("provider.enter")).click()
    page.get_by_role("link", name=person, exact=True).click()


def test_an_editor_by_claim_comes_in_where_she_was_chooses_a_file_and_leaves(desk: Watched, provider: Provider) -> None:
    page = desk.page
    desk.open("/upload?lang=ru")
    assert T("access.may.upload") in page.locator("[data-testid=stMain]").inner_text()
    come_in(desk, "marat")
    desk.settle()
    assert page.url.startswith(f"{desk.address}/upload?lang=ru")
    who = page.locator(".st-key-who")
    assert "Марат Б." in who.inner_text()
    assert T("access.role.editor") in who.inner_text()
    page.locator("input[type=file]").first.set_input_files(
        {"name": "visits.csv", "mimeType": "text/csv", "buffer": b"library;month;age_group;visits\n"}
    )
    page.get_by_text("visits.csv").first.wait_for()
    assert page.evaluate("window.__broken") == []
    who.get_by_role("button", name=T("access.sign_out"), exact=True).click()
    page.wait_for_url(f"{desk.address}/**")
    page.locator(".st-key-who").get_by_role("link", name=T("access.sign_in"), exact=True).wait_for()
    # The page says so at once, the browser is led to the provider right after.
    for _ in range(100):
        if "/end_session" in provider.asked:
            break
        page.wait_for_timeout(100)
    assert "/end_session" in provider.asked
    assert page.locator(INCIDENT).count() == 0
    assert desk.foreign, "the way led over the provider"
    assert all(one.startswith(provider.address) for one in desk.foreign)


def test_an_administrator_sees_how_people_sign_in_and_adds_one_by_an_address(desk: Watched) -> None:
    page = desk.page
    desk.open("/settings?lang=ru")
    come_in(desk, "stranger")
    page.get_by_text(T("provider.refused.no_role")).wait_for()
    page.get_by_role("link", name=T("provider.as_another")).click()
    desk.settle()
    desk.open("/settings?lang=ru")
    come_in(desk, "aigul")
    desk.settle()
    kind = page.locator(".st-key-sign-in-kind").inner_text()
    assert "culture-editors" in kind
    assert T("access.role.editor") in kind
    page.get_by_label(T("access.name"), exact=True).fill("Дана К.")
    page.get_by_label(T("access.login"), exact=True).last.fill("dana")
    page.get_by_label(T("provider.email"), exact=True).last.fill("dana@almaty.kz")
    page.get_by_role("button", name=T("provider.add"), exact=True).click()
    page.get_by_text(T("provider.added", email="dana@almaty.kz")).wait_for()
    desk.settle()
    assert "dana@almaty.kz" in page.locator("[data-testid=stTable]").first.inner_text()
    assert page.evaluate("window.__broken") == []
