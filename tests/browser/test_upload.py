"""Does a person get a month in, see it in the journal, take it back, and learn what is wrong with a bad file?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.i18n import translator
from tests.browser.conftest import Seats, Watched, copied, watch
from tests.browser.serving import server
from tests.signing_in import NAME, sign_in_browser

T = translator("ru")
HEAD = "Код библиотеки;Месяц;Возраст;Посещения"
GOOD = [f"LIB-014;октябрь 2026;{group};{count}" for group, count in (("дети", 2), ("молодёжь", 3), ("взрослые", 4))]
BAD = ["LIB-014;октябрь 2026;дети;1.234", "LIB-999;октябрь 2026;взрослые;-5"]


@pytest.fixture(scope="module")
def own_site(full_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Address and store of a dashboard that may be changed: what one test brings in, it takes back."""
    folder = tmp_path_factory.mktemp("writer")
    own, log = copied(full_store, folder), folder / "server.log"
    with server(own, log) as address:
        yield address, own
    assert "Traceback" not in log.read_text(encoding="utf-8")


@pytest.fixture
def writer(own_site: tuple[str, Path], seats: Seats) -> Iterator[Watched]:
    """A Russian member of staff before a dashboard whose store is theirs to change."""
    with seats.taken() as seat:
        sign_in_browser(seat, *own_site)
        yield watch(seat.new_page(), own_site[0])


def bring(visitor: Watched, name: str, rows: list[str]) -> None:
    """Give the uploader a file as Excel saves it."""
    content = "\r\n".join([HEAD, *rows, ""]).encode("cp1251")
    visitor.page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/csv", "buffer": content})
    # The file travels first; the run that reads it begins later.
    invitation = translator("ru")("page.upload.question")
    expect(visitor.page.locator("h2").first).not_to_have_text(invitation, timeout=60_000)
    visitor.settle()


def answer(visitor: Watched) -> str:
    return visitor.page.locator("h2").first.inner_text()


def test_a_month_comes_in_is_seen_in_the_journal_and_is_taken_back(writer: Watched) -> None:
    page = writer.page
    writer.open("/upload?lang=ru")
    bring(writer, "октябрь.csv", GOOD)
    save = page.get_by_role("button", name=T("upload.save.button"))
    expect(save).to_be_disabled()
    for field in page.get_by_label("Пояснение к").all():
        field.fill("Библиотека открылась заново")
        field.press("Tab")
        writer.settle()
    expect(page.get_by_text(T("upload.author.told", name=NAME).replace("*", ""))).to_be_visible()
    expect(save).to_be_enabled()
    save.click()
    expect(page.locator("h2").first).to_contain_text("Сохранено")
    writer.settle()
    page.get_by_role("link", name="Журнал: загрузка").click()
    page.wait_for_url("**/journal**")
    writer.settle()
    assert "октябрь.csv" in page.locator("[data-testid=stMain]").inner_text()
    page.get_by_role("button", name=T("journal_page.undo.button")).click()
    page.get_by_role("button", name=T("journal_page.undo.confirm_import")).click()
    expect(page.get_by_text("отменена: возвращен")).to_be_visible()
    assert "отмена" in answer(writer)
    assert writer.foreign == []
    assert writer.errors == []


def test_a_bad_file_is_answered_with_cells_and_given_back_with_remarks(writer: Watched) -> None:
    page = writer.page
    writer.open("/upload?lang=ru")
    bring(writer, "плохой www.evil.kz *x*.csv", BAD)
    assert answer(writer) == "Файл не загружен: 3 ошибки в 2 строках. Ничего не сохранено."
    text = page.locator("[data-testid=stTable]").first.inner_text()
    assert all(cell in text for cell in ("D2", "A3", "D3", "1.234", "LIB-999"))
    assert page.get_by_role("button", name=T("upload.save.button")).count() == 0
    with page.expect_download() as waiting:
        page.get_by_role("button", name=T("upload.problems.marked")).click()
    content = waiting.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert content[0] == f"{HEAD};{T('intake.marked.heading')}"
    assert content[1].startswith("LIB-014;октябрь 2026;дети;1.234;")
    assert "D2" in content[1]
    assert page.locator("a[href*=evil]").count() == 0
    assert writer.foreign == []


def test_a_phone_shows_the_problems_before_the_file(site_store: Path, seats: Seats, site: str) -> None:
    with seats.taken("kk-KZ") as seat:
        sign_in_browser(seat, site, site_store)
        visitor = watch(seat.new_page(), site)
        visitor.page.set_viewport_size({"width": 390, "height": 800})
        visitor.open("/upload?lang=kk")
        bring(visitor, "a.csv", BAD)
        top = visitor.page.get_by_text(translator("kk")("upload.problems.title")).first.bounding_box()
        uploader = visitor.page.locator("[data-testid=stFileUploader]").bounding_box()
        assert top is not None
        assert uploader is not None
        assert top["y"] < uploader["y"]
        wide = visitor.page.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= 390
