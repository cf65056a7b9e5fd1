"""Do three processes behind nginx serve as one, on PostgreSQL? Uploads, a process that is killed, a rolling restart."""

import re
import signal
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Error as BrowserError
from sqlalchemy import select
from sqlmodel import col

from dashboard.i18n import translator
from dashboard.server.cookies import SESSION
from dashboard.store import reading
from dashboard.store.tables import Attendance, Batch
from tests.browser.conftest import Watched, watch
from tests.browser.test_upload import bring
from tests.deploy.load import Crowd, Tabs
from tests.deploy.site import PORTS, Site, nginx_or_skip, wait
from tests.signing_in import NAME, token_of
from tests.stores import dropped, load_all, new_store, postgresql_only

T = translator("ru")
LIBRARY, MONTH, GROUP = "LIB-014", date(2026, 9, 1), "adults"
DISTRICT = "Алмалинский район"
TRIES = 6
pytestmark = [pytest.mark.browser, postgresql_only]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    nginx_or_skip()
    url = new_store(tmp_path_factory.mktemp("store"))
    load_all(url)
    made = Site(url, tmp_path_factory.mktemp("site"))
    try:
        made.open()
        yield made
    finally:
        made.close()
        dropped(url)


@pytest.fixture
def all_running(site: Site) -> Site:
    """Every process runs, also those that the test before had ended."""
    for letter in PORTS:
        if site.processes[letter].poll() is not None:
            site.restart(letter)
    return site


@pytest.fixture
def staff(all_running: Site, chromium_browser: Browser) -> Iterator[Watched]:
    """A member of staff in a browser that belongs to process b."""
    context = chromium_browser.new_context(locale="ru-RU", viewport={"width": 1440, "height": 1000})
    site = all_running
    cookies = {SESSION: token_of(site.url), "lb": "b"}
    context.add_cookies([{"name": name, "value": value, "url": site.address} for name, value in cookies.items()])
    yield watch(context.new_page(), site.address)
    context.close()


def visits(url: str) -> int:
    with reading(url) as session:
        asked = select(col(Attendance.visits)).where(
            col(Attendance.venue_code) == LIBRARY, col(Attendance.month) == MONTH, col(Attendance.age_group) == GROUP
        )
        return int(session.execute(asked).scalar_one())


def batches(url: str) -> int:
    with reading(url) as session:
        return len(session.execute(select(col(Batch.id))).all())


def uploaded(staff: Watched, count: int) -> bool:
    """Bring one figure in as a person does; False: the process went away under it and it has to be done again."""
    page = staff.page
    try:
        staff.open("/upload?lang=ru")
        bring(staff, "сентябрь.csv", [f"{LIBRARY};сентябрь 2026;взрослые;{count}"])
        page.get_by_role("button", name=T("upload.save.button")).click(timeout=10_000)
        expect(page.locator("h2").first).to_contain_text("Сохранено", timeout=20_000)
    except (AssertionError, BrowserError):
        return False
    return True


def page_of(address: str, cookie: str = "") -> tuple[int, str]:
    request = urllib.request.Request(address, headers={"Cookie": cookie} if cookie else {})  # noqa: S310  our own address
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310  the same
        return answer.status, "; ".join(answer.headers.get_all("set-cookie", []))


def test_a_visitor_gets_a_process_and_stays_with_it(all_running: Site) -> None:
    status, cookie = page_of(f"{all_running.address}/attendance")
    assert status == 200
    assert any(f"lb={letter}" in cookie for letter in PORTS)
    for letter in PORTS:
        assert f"lb={letter}" in page_of(f"{all_running.address}/attendance", f"lb={letter}")[1]


def test_an_upload_through_one_is_on_the_next_run_of_open_tabs_of_the_others(staff: Watched, site: Site) -> None:
    tabs = Tabs(site.address, PORTS, "attendance", f"lang=en&library={LIBRARY}")
    before = tabs.said()
    assert before["a"] == before["b"] == before["c"]
    assert uploaded(staff, visits(site.url) + 1)
    after = tabs.said()
    tabs.close()
    assert after["a"] == after["b"] == after["c"] != before["a"]


def test_whose_process_is_killed_goes_on_at_another_signed_in_with_page_and_filters(staff: Watched, site: Site) -> None:
    staff.open(f"/attendance?{urlencode({'lang': 'ru', 'district': DISTRICT})}")
    page = staff.page
    shown = page.locator("h2").first.inner_text()
    assert parse_qs(urlsplit(page.url).query)["district"] == [DISTRICT]
    expect(page.get_by_text(NAME).first).to_be_visible()
    site.stop("b", signal.SIGKILL)
    page.get_by_text(T("age.children"), exact=True).first.click()
    expect(page).to_have_url(re.compile("age_group="), timeout=60_000)
    staff.settle()
    assert page.locator("h2").first.inner_text() != shown, "the filter that was clicked holds"
    there = urlsplit(page.url)
    assert there.path == "/attendance"
    assert parse_qs(there.query) == {"lang": ["ru"], "district": [DISTRICT], "age_group": [T("age.children")]}
    assert DISTRICT in page.locator("[data-testid=stSidebar]").inner_text()
    expect(page.get_by_text(NAME).first).to_be_visible()
    assert page.locator("[data-testid=stException]").count() == 0
    # What comes back of its own is the same page, and a file can be brought in as before.
    count = visits(site.url) + 1
    assert uploaded(staff, count)
    assert visits(site.url) == count
    # Its own process is back: uploads of the tab that stayed with the other one still find it.
    staff.open("/upload?lang=ru")
    site.restart("b")
    bring(staff, "сентябрь.csv", [f"{LIBRARY};сентябрь 2026;взрослые;{count + 1}"])
    page.get_by_role("button", name=T("upload.save.button")).click()
    expect(page.locator("h2").first).to_contain_text("Сохранено", timeout=60_000)
    assert visits(site.url) == count + 1


def test_a_rolling_restart_under_load_loses_no_upload_and_shows_no_traceback(staff: Watched, site: Site) -> None:
    kept, before = [], batches(site.url)
    with Crowd(site.address, 9) as crowd:
        for letter in PORTS:
            site.stop(letter, signal.SIGTERM)
            kept.append(brought_in(staff, site))
            site.start(letter)
            kept.append(brought_in(staff, site))
            wait(f"{site.own(letter)}/api/ready")
            kept.append(brought_in(staff, site))
    assert kept == sorted(set(kept))
    assert batches(site.url) >= before + len(kept)
    assert crowd.errors == []
    assert crowd.cut, "the restart was noticed by nobody: it was not one"
    assert crowd.runs > crowd.size * 3
    assert site.tracebacks() == []
    assert staff.page.locator("[data-testid=stException]").count() == 0


def brought_in(staff: Watched, site: Site) -> int:
    """The figure after a person saved it, trying again as a person does when the page lost its process."""
    count = visits(site.url) + 1
    for _ in range(TRIES):
        if uploaded(staff, count):
            assert visits(site.url) == count, "told as saved, and not in the store"
            return count
        if visits(site.url) == count:
            return count  # it was saved, only the answer was lost
    raise AssertionError(f"{count} was never saved")


def test_whose_process_hangs_gets_the_page_and_a_tab_from_another(staff: Watched, site: Site) -> None:
    frozen = site.processes["b"]
    frozen.send_signal(signal.SIGSTOP)
    try:
        staff.page.set_default_timeout(45_000)
        staff.open("/attendance?lang=ru")
        expect(staff.page.locator("h1")).to_have_text(T("page.attendance.title"), timeout=45_000)
    finally:
        frozen.send_signal(signal.SIGCONT)


def test_nobody_outside_reads_the_meters(all_running: Site) -> None:
    for path in ("/api/metrics", "/_stcore/metrics"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            page_of(all_running.address + path)
        assert refused.value.code == 404


def test_without_any_process_a_page_says_that_it_opens_by_itself(all_running: Site) -> None:
    for letter in PORTS:
        all_running.stop(letter, signal.SIGKILL)
    with pytest.raises(urllib.error.HTTPError) as down:
        page_of(f"{all_running.address}/overview")
    assert down.value.code == 503
    assert "Панель обновляется" in down.value.read().decode()
