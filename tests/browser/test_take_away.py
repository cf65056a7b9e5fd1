"""Do files leave by a click: a page as a workbook, a deck as any kind, with nothing said wrong on the way?"""

import io

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page

from dashboard.i18n import translator
from dashboard.panels.of_page import PAGE_PANELS
from tests.browser.conftest import Watched


def downloaded(page: Page, selector: str) -> tuple[str, bytes]:
    with page.expect_download(timeout=60_000) as waiting:
        page.locator(selector).click(timeout=60_000)
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def test_a_page_leaves_as_a_workbook_of_what_it_shows(visitor: Watched) -> None:
    visitor.open("/events?lang=ru&district=Алмалинский район")
    visitor.page.locator(".st-key-take-page button").first.click()
    name, content = downloaded(visitor.page, ".st-key-take-page-xlsx button")
    assert name == "events_ru_demo.xlsx"
    book = load_workbook(io.BytesIO(content))
    assert len(book.sheetnames) == 1 + len(PAGE_PANELS["events"])
    said = " ".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
    assert "Алмалинский" in said
    assert visitor.errors == []


@pytest.mark.parametrize(("kind", "begins"), [("xlsx", b"PK"), ("html", b"<!doctype html>")])
def test_a_deck_leaves_from_its_card(kind: str, begins: bytes, visitor: Watched) -> None:
    visitor.open("/present?lang=kk")
    visitor.page.locator(".st-key-take-projects button").first.click()
    label = translator("kk")(f"file.kind_{kind}")
    visitor.page.get_by_role("radio", name=label).or_(visitor.page.get_by_role("button", name=label)).first.click()
    name, content = downloaded(visitor.page, f".st-key-take-projects-{kind} button")
    assert name == f"projects_2026-10_kk_demo.{kind}"
    assert content.startswith(begins)
    assert visitor.errors == []
