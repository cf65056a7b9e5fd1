"""Does a filled template always pass, for every kind, in every language, as text and as a workbook?"""

import csv
import io
from datetime import date

import openpyxl
import pytest

from dashboard.i18n import translator
from dashboard.ingest.apply import Origin, save
from dashboard.ingest.check import check
from dashboard.ingest.checked import Checked
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.known import known
from dashboard.ingest.messages import notice_text
from dashboard.ingest.template_rows import columns_of, words
from dashboard.ingest.templates import template_csv, template_xlsx
from dashboard.store import reading
from tests.ingest.files import AS_OF, library, load
from tests.stores import sqlite_only

pytestmark = sqlite_only  # a template asks for codes and names, as the check of any file does: that is asked on both
MONTH = date(2026, 3, 1)
SAMPLES = {
    "library": "LIB-001",
    "listed_library": "LIB-001",
    "project": "ABC",
    "listed_project": "ABC",
    "milestone": "opening",
    "month": "2026-03",
    "any_month": "2026-03",
    "day": "2026-03-05",
    "past_day": "2026-03-05",
    "count": "7",
    "money": "1000",
    "percent": "50",
    "decimal": "5",
    "year": "2026",
    "latitude": "43.25",
    "longitude": "76.9",
    "name": "Абай",
    "text": "Абай",
    "slug": "visits",
    "address": "https://example.kz",
    "addresses": "https://example.kz",
    "spaces": "3",
    "yes_no": "1",
}


@pytest.fixture
def filled(store_url: str) -> str:
    load(store_url, "libraries", library("LIB-001"), library("LIB-002"))
    load(store_url, "projects", {"project_code": "ABC", "name_kk": "А", "name_ru": "Б", "kind": "restoration"})
    status = {"percent": 1, "budget": 2, "spent": 1, "planned_date": MONTH, "forecast_date": MONTH}
    load(store_url, "milestones", {"project_code": "ABC", "milestone_code": "opening"} | status)
    return store_url


def fill(rows: list[list[str]], kind: str, language: str) -> list[list[str]]:
    """Write a fitting value into every empty cell, and a row where there was none."""
    samples = [
        (words(column.cell, language) or [SAMPLES.get(column.cell, "")])[0] for column in columns_of(KINDS[kind])
    ]
    body = rows[1:] or [[]]
    return [rows[0], *([*_filled(row, samples), *row[len(samples) :]] for row in body)]


def _filled(row: list[str], samples: list[str]) -> list[str]:
    return [(row[place] if place < len(row) else "") or sample for place, sample in enumerate(samples)]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_text_template_passes_and_is_stored(filled: str, kind: str, language: str) -> None:
    with reading(filled) as session:
        content, codes = template_csv(session, kind, MONTH, language), known(session)
    rows = fill(list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")), kind, language)
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(rows)
    content = written.getvalue().encode("utf-8-sig")
    checked = check(KINDS[kind], content, file_name="a.csv", as_of=AS_OF, known=codes)
    assert checked.problems == ()
    assert len(checked.rows) == len(rows) - 1
    save(filled, checked, content, Origin("Aigul"))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_workbook_template_passes(filled: str, kind: str, language: str) -> None:
    with reading(filled) as session:
        content, codes = template_xlsx(session, kind, MONTH, language), known(session)
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows(max_row=max(2, _last(sheet)))]
    for place, row in enumerate(fill(rows, kind, language), 1):
        for column, text in enumerate(row, 1):
            sheet.cell(place, column).value = int(text) if text.isdigit() else text
    saved = io.BytesIO()
    book.save(saved)
    checked = check(KINDS[kind], saved.getvalue(), file_name="a.xlsx", as_of=AS_OF, known=codes)
    assert checked.problems == ()
    assert len(checked.rows) == max(1, _last(sheet) - 1)


def _last(sheet: openpyxl.worksheet.worksheet.Worksheet) -> int:
    return max(cell.row for row in sheet.iter_rows() for cell in row if cell.value not in {None, ""})


def test_the_workbook_has_lists_locked_headings_and_instructions(filled: str) -> None:
    with reading(filled) as session:
        book = openpyxl.load_workbook(io.BytesIO(template_xlsx(session, "attendance", MONTH, "ru")))
    data, told, lists = book.worksheets
    t = translator("ru")
    assert (data.title, told.title, lists.sheet_state) == ("Данные", "Инструкция", "hidden")
    assert data["A1"].value == t("intake.column.library_code")
    assert data["A1"].protection.locked
    assert not data["D2"].protection.locked
    assert data.protection.sheet
    assert len(data.data_validations.dataValidation) == 2
    assert [cell.value for cell in data[2]] == ["LIB-001", "2026-03", "дети", None, "LIB-001 ru"]


@pytest.mark.parametrize("month", [date(2026, 1, 1), date(2025, 12, 1), AS_OF.replace(day=1)])
@pytest.mark.parametrize("kind", ["attendance", "events", "population"])
def test_a_template_of_any_month_passes_in_both_formats(filled: str, kind: str, month: date) -> None:
    with reading(filled) as session:
        text, book, codes = (
            *(make(session, kind, month, "kk") for make in (template_csv, template_xlsx)),
            known(session),
        )
    rows = fill(list(csv.reader(io.StringIO(text.decode("utf-8-sig")), delimiter=";")), kind, "kk")
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(rows)
    workbook = openpyxl.load_workbook(io.BytesIO(book))
    for place, row in enumerate(rows, 1):
        for column, text_of_cell in enumerate(row, 1):
            workbook.worksheets[0].cell(place, column).value = text_of_cell
    saved = io.BytesIO()
    workbook.save(saved)
    for content, name in ((written.getvalue().encode("utf-8-sig"), "a.csv"), (saved.getvalue(), "a.xlsx")):
        checked = check(KINDS[kind], content, file_name=name, as_of=AS_OF, known=codes)
        assert checked.problems == ()
        assert checked.understood.months in {(month,), ()}
        assert "n.hidden_sheet_skipped" not in {notice.id for notice in checked.notices}


def _october(url: str, filled: dict[tuple[str, str], str], language: str = "kk") -> Checked:
    """A template of visits for two libraries with some of its figures written in."""
    load(url, "libraries", library("LIB-001"), library("LIB-002"))
    with reading(url) as session:
        rows = list(
            csv.reader(
                io.StringIO(template_csv(session, "attendance", MONTH, language).decode("utf-8-sig")), delimiter=";"
            )
        )
        for row in rows[1:]:
            row[3] = filled.get((row[0], row[2]), "")
        text = io.StringIO()
        csv.writer(text, delimiter=";").writerows(rows)
        return check(
            KINDS["attendance"], text.getvalue().encode(), file_name="t.csv", as_of=AS_OF, known=known(session)
        )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_libraries_that_nobody_filled_in_are_passed_over_and_told(store_url: str, language: str) -> None:
    groups = words("age_group", language)
    found = _october(store_url, {("LIB-002", group): "7" for group in groups}, language)
    assert found.accepted
    assert {row.values["library_code"] for row in found.rows} == {"LIB-002"}
    (told,) = [notice for notice in found.notices if notice.id == "n.empty_rows_dropped"]
    assert str(len(groups)) in notice_text(told, translator(language))


def test_a_library_that_is_filled_in_by_half_is_refused(store_url: str) -> None:
    first, *rest = words("age_group", "kk")
    found = _october(store_url, {("LIB-002", first): "7"})
    assert {problem.reason for problem in found.problems} == {"cell.required"}
    assert len(found.problems) == len(rest)


def test_an_empty_figure_in_a_file_of_ones_own_stays_a_mistake(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-001"), library("LIB-002"))
    content = b"library_code,month,age_group,visits\nLIB-001,2026-03,youth,5\nLIB-002,2026-03,youth,\n"
    with reading(store_url) as session:
        found = check(KINDS["attendance"], content, file_name="t.csv", as_of=AS_OF, known=known(session))
    assert [problem.reason for problem in found.problems] == ["cell.required"]
