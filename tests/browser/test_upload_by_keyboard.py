"""Can somebody who sees no screen, or uses no mouse, bring a month in? Tab and Enter alone; news are said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FileChooser, expect

from dashboard.i18n import translator
from tests.browser.conftest import Seats, Watched, copied, watch
from tests.browser.serving import server
from tests.signing_in import sign_in_browser

T = translator("ru")
HEAD = "Код библиотеки;Месяц;Возраст;Посещения"
GOOD = f"{HEAD}\r\nLIB-014;сентябрь 2026;дети;7\r\nLIB-014;сентябрь 2026;взрослые;8\r\n"
BAD = f"{HEAD}\r\nLIB-999;сентябрь 2026;дети;1.234\r\n"
UPLOADER = "stFileUploader"
FOCUSED = """() => {
  const one = document.activeElement, part = one.closest("[data-testid=stFileUploaderDropzone]");
  return [one.innerText, one.ariaLabel, part && one.tagName === "BUTTON" ? "stFileUploader" : ""].join(" ");
}"""
STATUS = "[role=status][class*=st-key-live-verdict]"
MOST_TABS = 60
ATTEMPTS = 3
WAITS = 100
GRAVE = {"serious", "critical"}


@pytest.fixture(scope="module")
def own_site(full_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Address and store of a dashboard that may be changed; no two tests bring the same library in."""
    folder = tmp_path_factory.mktemp("keyboard")
    store = copied(full_store, folder)
    with server(store, folder / "server.log") as address:
        yield address, store


@pytest.fixture
def staff(own_site: tuple[str, Path], seats: Seats) -> Iterator[Watched]:
    with seats.taken("en-US") as seat:
        sign_in_browser(seat, *own_site)
        yield watch(seat.new_page(), own_site[0])


def tab_to(staff: Watched, words: str) -> None:
    """Press Tab until the thing with these words has the focus."""
    for _ in range(MOST_TABS):
        staff.page.keyboard.press("Tab")
        if words in staff.page.evaluate(FOCUSED):
            return
    raise AssertionError(f"Tab never reached {words}")


def choose_file(staff: Watched, content: str) -> None:
    """Tab to the uploader and press Enter; on a fresh server the button may be drawn anew just then.

    Listening begins before the first key: Chromium learns that its dialog is not to be shown a little after it was
    told, and a dialog that did open on a machine without a screen never closes.
    """
    opened: list[FileChooser] = []

    def note(chooser: FileChooser) -> None:
        opened.append(chooser)

    staff.page.on("filechooser", note)
    for _ in range(ATTEMPTS):
        tab_to(staff, UPLOADER)
        staff.page.keyboard.press("Enter")
        for _ in range(WAITS):
            staff.page.wait_for_timeout(100)
            if opened:
                opened[0].set_files({"name": "месяц.csv", "mimeType": "text/csv", "buffer": content.encode("cp1251")})
                return
    raise AssertionError("Enter never opened the choice of files")


def answer_everything(staff: Watched) -> None:
    fields = staff.page.locator("[data-testid=stTextInput] input")
    for place in range(fields.count()):
        fields.nth(place).focus()
        staff.page.keyboard.type("Было закрыто на ремонт")
        staff.page.keyboard.press("Tab")
        staff.settle()


def test_a_month_comes_in_by_keyboard_and_every_step_is_said(staff: Watched) -> None:
    page = staff.page
    staff.open("/upload?lang=ru")
    status = page.locator(STATUS)
    expect(status).to_contain_text(T("page.upload.question")[:20])
    choose_file(staff, GOOD)
    expect(status).to_contain_text("Файл понят", timeout=60_000)
    staff.settle()
    answer_everything(staff)
    expect(page.get_by_role("button", name=T("upload.save.button"))).to_be_enabled(timeout=60_000)
    staff.settle()
    tab_to(staff, T("upload.save.button"))
    page.keyboard.press("Enter")
    expect(status).to_contain_text("Сохранено", timeout=60_000)
    assert staff.errors == []


def test_a_refused_file_is_said_and_its_page_has_no_grave_fault(staff: Watched) -> None:
    staff.open("/upload?lang=ru")
    choose_file(staff, BAD)
    expect(staff.page.locator(STATUS)).to_contain_text("Файл не загружен: 2 ошибки", timeout=60_000)
    staff.settle()
    tab_to(staff, T("upload.problems.marked"))
    violations = Axe().run(staff.page).response["violations"]
    assert [one["id"] for one in violations if one["impact"] in GRAVE] == []
