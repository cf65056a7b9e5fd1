"""Does a workbook say all it holds? Hidden and merged cells, formulas without a result, locks, other formats."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.i18n import translator
from dashboard.ingest.messages import notice_text, problem_text
from tests.ingest.nasty import RU, faults, looked_at, notices, rows

HEAD = RU.split(";")
ELEVEN, TWELVE = ["LIB-011", "2026-05", "дети", 5], ["LIB-012", "2026-05", "дети", 6]
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


def book(*lines: list[object], change: Callable[[openpyxl.Workbook, Worksheet], None] | None = None) -> bytes:
    out, made = io.BytesIO(), openpyxl.Workbook()
    for line in (HEAD, *lines):
        made.active.append(line)
    if change:
        change(made, made.active)
    made.save(out)
    return out.getvalue()


def archive(*parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for part in parts:
            made.writestr(part, "<x/>")
    return out.getvalue()


def hide_a_sheet(made: openpyxl.Workbook, _sheet: Worksheet) -> None:
    hidden = made.create_sheet("Прошлый год")
    hidden.append(HEAD)
    hidden.append(["LIB-013", "2026-05", "дети", 9])
    hidden.sheet_state = "hidden"


def hide_a_row(_made: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True


def merge_unevenly(_made: openpyxl.Workbook, sheet: Worksheet) -> None:
    for cells in ("A2:A4", "B2:B4", "A5:A6", "B5:B6"):
        sheet.merge_cells(cells)


def merge_figures(_made: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet.merge_cells("D2:D3")


def test_a_hidden_sheet_is_not_read_and_that_is_said() -> None:
    checked = looked_at(book(ELEVEN, change=hide_a_sheet))
    assert [row[0] for row in rows(checked)] == ["LIB-011"]
    assert "n.hidden_sheet_skipped" in notices(checked)


def test_two_sheets_of_one_kind_are_refused_and_named_with_what_to_do() -> None:
    def twice(made: openpyxl.Workbook, _sheet: Worksheet) -> None:
        second = made.create_sheet("Ноябрь")
        for line in (HEAD, ELEVEN):
            second.append(line)

    checked = looked_at(book(ELEVEN, change=twice))
    assert faults(checked) == [(None, None, "struct.repeated_header")]
    text = problem_text(checked.problems[0], translator("ru"))
    assert "«Sheet», «Ноябрь»" in text
    assert "отдельным файлом" in text


WIDE = [["Код", "Месяц", "дети", "взрослые"], ["LIB-011", "2026-04", 5, 7]]
SUMMARY = [["Код", "Месяц", "Посещения"], ["LIB-011", "2026-04", 12]]


def beside(name: str, lines: list[list[object]]) -> Callable[[openpyxl.Workbook, Worksheet], None]:
    """Another visible sheet."""

    def add(made: openpyxl.Workbook, _sheet: Worksheet) -> None:
        sheet = made.create_sheet(name)
        for line in lines:
            sheet.append(line)

    return add


@pytest.mark.parametrize("first", [[HEAD, ELEVEN], WIDE])
def test_a_second_sheet_with_age_groups_side_by_side_is_not_lost(first: list[list[object]]) -> None:
    checked = looked_at(sheets(("Март", first), ("Апрель", WIDE)))
    assert faults(checked) == [(None, None, "struct.repeated_header")]
    assert "«Март», «Апрель»" in problem_text(checked.problems[0], translator("ru"))


def sheets(*named: tuple[str, list[list[object]]]) -> bytes:
    out, made = io.BytesIO(), openpyxl.Workbook()
    made.remove(made.active)
    for name, lines in named:
        beside(name, lines)(made, made.active)
    made.save(out)
    return out.getvalue()


def test_a_sheet_without_a_row_is_no_second_table() -> None:
    checked = looked_at(sheets(("Апрель", [HEAD]), ("Май", [HEAD, ELEVEN])))
    assert [row[0] for row in rows(checked)] == ["LIB-011"]
    assert checked.understood.sheet == "Май"


@pytest.mark.parametrize("order", [1, -1])
def test_a_sheet_with_some_of_the_columns_is_not_read_and_that_is_said(order: int) -> None:
    checked = looked_at(sheets(*[("Май", [HEAD, ELEVEN]), ("Свод", SUMMARY)][::order]))
    assert [row[3] for row in rows(checked)] == [5]
    told = [notice_text(notice, translator("ru")) for notice in checked.notices if notice.id == "n.sheet_skipped"]
    assert told == ["Прочитан лист «Май»; на листе «Свод» только часть нужных столбцов, он не прочитан."]


def test_a_table_on_a_hidden_sheet_alone_is_called_so() -> None:
    def hide(made: openpyxl.Workbook, sheet: Worksheet) -> None:
        made.create_sheet("Титул").append(["Отчёт за май"])
        sheet.sheet_state = "hidden"

    checked = looked_at(book(ELEVEN, change=hide))
    assert faults(checked) == [(None, None, "struct.no_header")]
    assert "на скрытом листе «Sheet»" in problem_text(checked.problems[0], translator("ru"))


def test_hidden_rows_are_read_and_that_is_said() -> None:
    checked = looked_at(book(ELEVEN, TWELVE, change=hide_a_row))
    assert len(rows(checked)) == 2
    assert "n.hidden_rows_read" in notices(checked)


def test_merged_codes_and_months_hold_for_all_their_rows_whatever_the_pattern() -> None:
    lines = [ELEVEN, [None, None, "юношество", 6], [None, None, "взрослые", 7], TWELVE, [None, None, "взрослые", 8]]
    checked = looked_at(book(*lines, change=merge_unevenly))
    assert [row[0] for row in rows(checked)] == ["LIB-011"] * 3 + ["LIB-012"] * 2
    assert "n.fill_down" in notices(checked)


def test_one_figure_merged_over_two_rows_is_not_counted_twice() -> None:
    checked = looked_at(book(ELEVEN, ["LIB-012", "2026-05", "дети", None], change=merge_figures))
    assert faults(checked) == [(3, "visits", "cell.required")]


def test_a_formula_nobody_has_calculated_is_called_a_formula() -> None:
    checked = looked_at(book(ELEVEN, ["LIB-012", "2026-05", "дети", "=2+3"]))
    assert [(p.cell, p.reason, p.value) for p in checked.problems] == [("D3", "cell.formula", "=2+3")]


@pytest.mark.parametrize("month", [date(2026, 5, 1), date(2026, 5, 31), 46143, "202605", "май 2026"])
def test_a_month_may_be_a_date_a_number_or_a_text(month: object) -> None:
    assert rows(looked_at(book(["LIB-011", month, "дети", 5])))[0][1] == "2026-05"


@pytest.mark.parametrize(
    ("figure", "reason"),
    [("#N/A", "cell.excel_error"), (True, "cell.not_number"), (5.5, "cell.not_integer"), (-3, "cell.negative")],
)
def test_a_cell_that_is_no_count_is_refused_with_its_address(figure: object, reason: str) -> None:
    checked = looked_at(book(ELEVEN, ["LIB-012", "2026-05", "дети", figure]))
    assert [(problem.cell, problem.reason) for problem in checked.problems] == [("D3", reason)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (COMPOUND, "(.xls)"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "паролем"),
        (archive("mimetype", "content.xml"), "OpenDocument"),
        (archive("[Content_Types].xml", "xl/workbook.bin"), "(.xlsb)"),
        (archive("[Content_Types].xml", "word/document.xml"), "Word"),
        (archive("report.csv"), "архив"),
    ],
)
def test_what_is_no_readable_workbook_is_called_by_its_name(content: bytes, said: str) -> None:
    checked = looked_at(content)
    assert [reason for _, _, reason in faults(checked)] == ["file.not_text"]
    assert said in problem_text(checked.problems[0], translator("ru"))


def test_a_strict_workbook_is_called_so_and_not_empty() -> None:
    usual, strict = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(ELEVEN))) as made, zipfile.ZipFile(out, "w") as turned:
        for part in made.namelist():
            turned.writestr(part, made.read(part).replace(usual, strict))
    checked = looked_at(out.getvalue())
    assert faults(checked) == [(None, None, "file.not_text")]
    assert "Строгий формат" in problem_text(checked.problems[0], translator("ru"))


def test_a_count_shown_as_a_percentage_is_no_count() -> None:
    def as_share(_made: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["D2"].number_format = "0%"

    assert faults(looked_at(book(ELEVEN, change=as_share))) == [(2, "visits", "cell.not_number")]
