"""Does a browser obey any text that a stranger wrote, or any address that a stranger made?"""

import urllib.parse
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest
from playwright.sync_api import Dialog

from dashboard.access.roles import Role
from dashboard.store.migrate import migrate
from dashboard.ui.page_table import PAGES
from tests import hostile
from tests.browser.conftest import INCIDENT, Seats, Watched, watch
from tests.browser.serving import server
from tests.signing_in import sign_in_browser

LISTEN = """
window.__broken = [];
document.addEventListener("securitypolicyviolation", (event) =>
    window.__broken.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
FOUND = """(mark) => [...document.querySelectorAll("*")].filter((element) =>
    element.id === mark || element.classList.contains(mark) ||
    [...element.attributes].some((one) => /^on/.test(one.name) && one.value.includes(mark)) ||
    /^javascript:/i.test(element.getAttribute("href") || element.getAttribute("src") || "") ||
    (element.getAttribute("href") || element.getAttribute("src") || element.getAttribute("xlink:href") || "")
        .includes(`//${mark}.evil`)
).map((element) => element.outerHTML.slice(0, 200))"""
"""Elements that a stranger's text became."""
PARAMETERS = ("lang", "district", "library", "age_group", "period", "since", "until", "project", "profile", "batch",
              "question", "fill", "layers", "walk", "sites", "stops", "required", "_unknown")  # fmt: skip

TEXTS = (hostile.CORPUS[0], hostile.CORPUS[5], hostile.CORPUS[8], hostile.CORPUS[13])


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("hostile")
    url = f"sqlite:///{folder / 'culture.db'}"
    migrate(url)
    hostile.fill(url)
    with server(folder / "culture.db", folder / "server.log") as address:
        yield address, folder / "culture.db"


@pytest.fixture
def reader(seats: Seats, hostile_site: tuple[str, Path]) -> Iterator[tuple[Watched, list[str]]]:
    """An administrator at a desk, whose dialogs and violations of the policy are noted."""
    address, database = hostile_site
    dialogs: list[str] = []

    def noted(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    with seats.taken() as seat:
        sign_in_browser(seat, address, database, Role.ADMINISTRATOR)
        page = seat.new_page()
        page.add_init_script(LISTEN)
        page.on("dialog", noted)
        yield watch(page, address), dialogs


def _inert(visitor: Watched, dialogs: list[str]) -> None:
    assert visitor.page.evaluate(FOUND, hostile.MARK) == []
    assert visitor.page.evaluate("window.__broken") == []
    assert visitor.foreign == []
    assert dialogs == []
    assert visitor.page.locator(f"[data-testid=stException], {INCIDENT}").count() == 0


@pytest.mark.parametrize("page_id", [entry.id for entry in PAGES])
def test_no_page_obeys_what_strangers_wrote(page_id: str, reader: tuple[Watched, list[str]]) -> None:
    visitor, dialogs = reader
    visitor.open(f"/{page_id}?lang=ru")
    _inert(visitor, dialogs)
    for chart in visitor.page.locator(".js-plotly-plot").all()[:4]:
        chart.scroll_into_view_if_needed()
        chart.hover()
    _inert(visitor, dialogs)


def test_one_project_one_library_and_one_batch_are_told_as_text(reader: tuple[Watched, list[str]]) -> None:
    visitor, dialogs = reader
    for address in ("/projects?lang=ru&project=SATS", "/libraries?lang=ru&profile=LIB-004", "/journal?lang=ru&batch=3"):
        visitor.open(address)
        _inert(visitor, dialogs)


@pytest.mark.parametrize("page_id", ["attendance", "projects", "map", "journal"])
def test_no_page_obeys_an_address(page_id: str, reader: tuple[Watched, list[str]]) -> None:
    visitor, dialogs = reader
    names = [name for name in PARAMETERS if name != "lang"]
    for shift in (0, 2):
        texts = islice(cycle(TEXTS), shift, None)
        query = urllib.parse.urlencode(list(zip(names, texts, strict=False)))
        visitor.open(f"/{page_id}?lang=ru&{query}")
        _inert(visitor, dialogs)
