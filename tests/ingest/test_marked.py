import csv
import io
import zipfile

import openpyxl
import pytest

from dashboard.i18n import translator
from dashboard.ingest.marked import escaped, has_macros, marked
from tests.ingest.nasty import EVENTS, KK, REGISTRY, RU, STATUS, A, looked_at


def test_the_users_own_file_comes_back_with_a_last_column() -> None:
    content = "\r\n".join(["Отчёт", RU, A, "LIB-012;май 2026;дети;-4"]).encode("cp1251")
    found = marked(content, looked_at(content), translator("ru")).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(found), delimiter=";"))
    assert [line[-1][:14] for line in lines] == ["", "Ошибка / Қате", "", "D4: «-4» меньш"]
    assert lines[3][:4] == ["LIB-012", "май 2026", "дети", "-4"]


def test_a_corrected_copy_of_the_marked_file_passes() -> None:
    content = "\r\n".join([RU, "LIB-012;май 2026;дети;-4"]).encode()
    found = marked(content, looked_at(content), translator("kk"))
    assert looked_at(found.replace(b";-4;", b";4;")).accepted


def test_formulas_are_escaped_and_numbers_are_not() -> None:
    assert escaped("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    assert escaped("@x") == "'@x"
    assert escaped("-4") == "-4"


def test_a_workbook_comes_back_as_a_workbook() -> None:
    out, book = io.BytesIO(), openpyxl.Workbook()
    for line in (RU.split(";"), ["LIB-011", "май 2026", "дети", -4]):
        book.active.append(line)
    book.save(out)
    found = marked(out.getvalue(), looked_at(out.getvalue()), translator("en"))
    sheet = openpyxl.load_workbook(io.BytesIO(found)).active
    assert sheet["E1"].value == "Error / Қате"
    assert "below zero" in sheet["E2"].value


def test_of_a_file_that_cannot_be_read_the_message_is_left() -> None:
    content = b"%PDF-1.7"
    assert "PDF" in marked(content, looked_at(content), translator("ru")).decode()


def test_a_bomb_is_not_opened_to_be_marked() -> None:
    out, book = io.BytesIO(), openpyxl.Workbook()
    book.active.append(RU.split(";"))
    book.save(out)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"<row/>" * 20_000_000)
    content = out.getvalue()
    found = marked(content, looked_at(content), translator("en")).decode("utf-8-sig")
    assert found.startswith("Error / Қате")
    assert "too large" in found


def test_a_book_whose_every_cell_is_merged_is_not_opened_whole() -> None:
    """Each merged cell would be an object: seventeen thousand million of them."""
    out, book = io.BytesIO(), openpyxl.Workbook()
    for line in (RU.split(";"), ["LIB-011", "май 2026", "дети", -4]):
        book.active.append(line)
    book.active.merge_cells("F1:G1")
    book.save(out)
    merged = io.BytesIO()
    with zipfile.ZipFile(out) as before, zipfile.ZipFile(merged, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b"F1:G1", b"F1:XFD1048576"))
    content = merged.getvalue()
    assert "D2: " in marked(content, looked_at(content), translator("en")).decode("utf-8-sig")


@pytest.mark.parametrize("encoding", ["utf-16", "kz1048", "utf-8-sig"])
def test_a_text_keeps_its_encoding_where_it_holds_the_messages(encoding: str) -> None:
    content = "\r\n".join([KK, "LIB-012;қазан 2026;балалар;-4", ""]).encode(encoding)
    found = marked(content, looked_at(content), translator("kk"))
    assert "Қате / Ошибка" in found.decode(encoding)
    assert looked_at(found.decode(encoding).replace(";-4;", ";4;").encode(encoding)).accepted


KINDS_WITH_FAULTS = {
    "events": [EVENTS, "LIB-011;май 2026;концерт;5;6"],
    "milestones": [STATUS, "PRJ-01;M9;01.02.2026;01.03.2026;;35;1;1"],
    "registry": [REGISTRY, "LIB-020;Ғабит;Габит;Луна;43,22;76,85;;3"],
    "closures": ["Код библиотеки;Закрыта с;Закрыта по;Причина", "LIB-011;31.05.2026;01.05.2026;ремонт"],
    "targets": ["Показатель;Код библиотеки;Год;План на год", "visits;;2026;-5"],
    "population": ["Район;Месяц;Возрастная группа;Жители", "Луна;2026-01;;5"],
}


@pytest.mark.parametrize(("kind", "lines"), KINDS_WITH_FAULTS.items())
def test_the_file_of_any_kind_comes_back_as_text_and_as_workbook(kind: str, lines: list[str]) -> None:
    text, out, book = "\r\n".join(lines).encode(), io.BytesIO(), openpyxl.Workbook()
    for line in lines:
        book.active.append(line.split(";"))
    book.save(out)
    said = marked(text, looked_at(text, kind), translator("ru")).decode("utf-8-sig").splitlines()
    sheet = openpyxl.load_workbook(
        io.BytesIO(marked(out.getvalue(), looked_at(out.getvalue(), kind), translator("ru")))
    ).active
    last = sheet.max_column
    assert said[0].endswith(";" + sheet.cell(1, last).value)
    assert sheet.cell(2, last).value[:20] in said[1]
    assert [cell.value or "" for cell in sheet[2]][: last - 1] == lines[1].split(";")


def test_a_workbook_with_macros_comes_back_without_them_and_says_so() -> None:
    out, book = io.BytesIO(), openpyxl.Workbook()
    for line in (RU.split(";"), ["LIB-011", "май 2026", "дети", -4]):
        book.active.append(line)
    book.save(out)
    assert not has_macros(out.getvalue())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" * 20)
    assert has_macros(out.getvalue())
    found = marked(out.getvalue(), looked_at(out.getvalue()), translator("en"))
    with zipfile.ZipFile(io.BytesIO(found)) as archive:
        assert "xl/vbaProject.bin" not in archive.namelist()
    assert not has_macros("Код;vbaProject.bin".encode())
