"""Are the numbers of a workbook those of the page, typed, in three languages, and is nothing in it a formula?"""

import io
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from dashboard.export.panel_workbook import panel_workbook, workbook_name
from dashboard.export.typed import Cell
from dashboard.export.workbook import Book, Sheet, sheet_names
from dashboard.filters import Filters
from dashboard.i18n import LANGUAGES, Translator, translator
from dashboard.panels import PANELS, Prepared, Snapshot, reader
from dashboard.panels.naming import without_names
from dashboard.panels.of_page import PAGE_PANELS
from dashboard.panels.prepared import numbers
from dashboard.panels.words import in_words
from dashboard.reading import Remark, with_notes
from dashboard.sayings.saying import Saying

AS_OF = date(2026, 11, 10)
FILTERS = Filters(AS_OF, date(2025, 1, 1), library="LIB-001")


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def _prepared(frame: pd.DataFrame, panel_id: str = "attendance.by_age", *, demo: bool = False) -> Prepared:
    return Prepared(PANELS[panel_id], frame, Saying("Finding", "In words"), None, date(2026, 10, 1), demo)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGE_PANELS)
def test_every_cell_of_a_page_holds_what_the_frame_holds(page: str, language: str, full: Snapshot) -> None:
    t = reader(full, language)
    shown = [numbers(panel.id, FILTERS, language, full) for panel in PAGE_PANELS[page]]
    book = opened(panel_workbook(t(f"page.{page}.title"), shown, t))
    cover, *sheets = book.worksheets
    assert len(sheets) == len(shown)
    assert cover["A1"].value == t(f"page.{page}.title")
    for prepared, sheet in zip(shown, sheets, strict=True):
        assert sheet.freeze_panes == "A2"
        assert _headings(sheet)[: len(_words(prepared, t).columns)] == list(_words(prepared, t).columns)
        assert sheet.max_row == len(prepared.frame) + 1
        _same(prepared, sheet, t)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_and_a_day_known_in_part_have_room(language: str) -> None:
    months = pd.date_range("2025-01-01", periods=12, freq="MS").astype("datetime64[s]")
    frame = pd.DataFrame({"month": months, "forecast_on": months, "forecast_precision": "year"})
    t = translator(language)
    sheet = opened(panel_workbook("x", [_prepared(frame)], t)).worksheets[1]
    longest = max(len(t.month(month.date())) for month in months), len(t.date(date(2026, 12, 31), "year"))
    widths = [sheet.column_dimensions[column].width for column in "AB"]
    assert [width > letters for width, letters in zip(widths, longest, strict=True)] == [True, True]


def _words(prepared: Prepared, t: Translator) -> pd.DataFrame:
    return in_words(prepared.frame, t, prepared.panel.columns)


def _headings(sheet: Any) -> list[str]:
    return [cell.value for cell in sheet[1]]


def _same(prepared: Prepared, sheet: Any, t: Translator) -> None:
    words = _words(prepared, t)
    for place, heading in enumerate(words.columns):
        codes = dict(zip(words.columns, _plain_columns(prepared), strict=True))[heading]
        dated = codes is not None and pd.api.types.is_datetime64_any_dtype(prepared.frame[codes])
        values = prepared.frame[codes] if dated else words[heading]
        for row, expected in enumerate(values, 2):
            cell = sheet.cell(row, place + 1)
            assert cell.data_type != "f"
            assert _equal(cell.value, expected), (prepared.panel.id, heading, row, cell.value, expected)


def _plain_columns(prepared: Prepared) -> list[str | None]:
    """The frame's column behind each heading, no names of people; None for a text that it holds in three languages."""
    names = without_names(prepared.frame, prepared.panel.columns).columns
    kept = [name for name in names if not name.endswith(("_ru", "_en"))]
    return [None if name.endswith("_kk") else str(name) for name in kept]


def _equal(found: object, expected: Any) -> bool:
    if expected is None or (not isinstance(expected, str) and pd.isna(expected)) or expected == "":
        return found is None
    if isinstance(expected, pd.Timestamp):
        return isinstance(found, datetime) and found.date() == expected.date()
    if isinstance(found, datetime) and isinstance(expected, str):  # as exactly as it was said: 2018-04
        return f"{found:%Y-%m-%d}".startswith(expected)
    if isinstance(expected, str) and isinstance(found, int):
        return str(found) == expected
    if isinstance(expected, str):
        return found == expected
    return isinstance(found, int | float) and found == pytest.approx(float(expected), rel=1e-12)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_says_finding_definition_selection_day_source_and_demo(language: str, full: Snapshot) -> None:
    t = reader(full, language)
    shown = [numbers(panel.id, FILTERS, language, full) for panel in PAGE_PANELS["attendance"]]
    cover = opened(panel_workbook("x", shown, t)).worksheets[0]
    said = {cell.value for row in cover.iter_rows() for cell in row if cell.value}
    for prepared in shown:
        assert {prepared.saying.headline, t(prepared.panel.word("definition"))} <= said
    assert t("demo.band").replace("**", "") in said
    assert t("about.measure.visits.definition") in said
    assert any(str(text).startswith(f"{t('filter.period')}: ") for text in said)
    assert any("10.11.2026" in str(text) for text in said)
    assert cover["A6"].hyperlink is not None or cover["A5"].hyperlink is not None


def test_shares_changes_years_and_places_are_written_as_what_they_are(full: Snapshot) -> None:
    t = reader(full, "ru")
    by_panel = {
        panel: opened(panel_workbook("x", [numbers(panel, FILTERS, "ru", full)], t)).worksheets[1]
        for panel in ("attendance.age_share", "overview.plan", "overview.key_figures", "map.reach", "projects.ledger")
    }
    formats = {panel: {c.number_format for row in sheet.iter_rows() for c in row} for panel, sheet in by_panel.items()}
    assert "0.0%" in formats["attendance.age_share"]
    assert "[$-419]mmmm yyyy" in formats["attendance.age_share"]
    assert "0" in formats["overview.plan"]
    assert {"+0.0%;\u22120.0%;0.0%", "#,##0"} <= formats["overview.key_figures"]
    assert "0.00000" in formats["map.reach"]
    assert '"конец "yyyy' in formats["projects.ledger"]
    assert "dd.mm.yyyy" in formats["projects.ledger"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+7", "-3", "@SUM(A1)", "\tx", "#N/A", '=HYPERLINK("http://x")', "007", "1e5"]
)
def test_a_text_stays_a_text_whatever_it_begins_with(text: str) -> None:
    frame = pd.DataFrame({"library": [text], "visits": [1]})
    sheet = opened(panel_workbook("x", [_prepared(frame)], translator("ru"))).worksheets[1]
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value == text
    assert sheet["A2"].quotePrefix
    assert sheet["B2"].value == 1


def test_what_xml_cannot_hold_is_left_out_and_the_longest_text_fits() -> None:
    frame = pd.DataFrame({"library": ["a\x00b\x0bc\x1fd", "я" * 40_000]})
    sheet = opened(panel_workbook("x", [_prepared(frame)], translator("en"))).worksheets[1]
    assert sheet["A2"].value == "abcd"
    assert len(sheet["A3"].value) == 32_767


def test_remarks_source_and_mark_stand_beside_each_row() -> None:
    t = translator("ru")
    frame = pd.DataFrame({"month": pd.to_datetime(["2026-10-01", "2026-09-01"]), "library": ["LIB-001", "LIB-001"]})
    frame = with_notes(frame, remarks=(Remark(date(2026, 10, 1), "LIB-001", "=ремонт", "А."),))
    sheet = opened(panel_workbook("x", [_prepared(frame, demo=True)], t)).worksheets[1]
    assert _headings(sheet)[-3:] == [t("column.remark"), t("column.source"), t("column.demo")]
    assert [cell.value for cell in sheet[2]][-3:] == ["LIB-001: =ремонт", t("source.attendance"), t("demo.short")]
    assert sheet.cell(3, 3).value is None


def test_a_page_without_panels_gives_its_tables_and_the_definitions() -> None:
    t = translator("en")
    at = datetime(2026, 11, 23, 14, 5, tzinfo=UTC).replace(tzinfo=None)
    book = opened(panel_workbook("Journal", [], t, [Sheet("Journal", {"At": [Cell(at, "dd.mm.yyyy hh:mm")]})]))
    assert book.sheetnames == ["Sources and definitions", "Journal"]
    assert book["Journal"]["A2"].value == at


def test_the_same_panel_for_two_selections_makes_two_sheets_and_for_one_a_single(full: Snapshot) -> None:
    t = reader(full, "ru")
    one, other = (
        numbers("attendance.by_age", Filters(AS_OF, districts=places), "ru", full) for places in ((), ("almaly",))
    )
    book = opened(panel_workbook("x", [one, one, other], t))
    assert len(book.sheetnames) == 3
    assert book.sheetnames[2] == f"{book.sheetnames[1][:27].rstrip()} (2)"


@given(st.lists(st.text(max_size=50), min_size=1, max_size=8))
def test_sheet_names_are_always_legal_and_never_alike(wanted: list[str]) -> None:
    names = sheet_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    for name in names:
        assert 1 <= len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name[0] != "'"
        assert name[-1] != "'"
        assert name.casefold() != "history"


def test_sheet_names_come_back_as_they_were_given() -> None:
    names = sheet_names(["'a'", "A", "History", "б" * 40, "б" * 40, "[x]:*?/\\", "", '\ud7ff&<"> '])
    book = Book("x", "y")
    for name in names:
        book.add(Sheet(name, {"a": []}))
    assert opened(book.bytes()).sheetnames == names


def test_progress_is_told_sheet_by_sheet(full: Snapshot) -> None:
    told: list[tuple[int, int]] = []
    shown = [numbers(panel.id, FILTERS, "ru", full) for panel in PAGE_PANELS["events"]]
    panel_workbook("x", shown, reader(full, "ru"), progress=lambda done, of: told.append((done, of)))
    assert told == [(done, len(shown)) for done in range(1, len(shown) + 1)]


def test_the_name_of_the_file_tells_page_language_and_demo() -> None:
    assert workbook_name("attendance", translator("kk"), demo=True) == "attendance_kk_demo.xlsx"
