import io
import zipfile

import openpyxl
import pytest

from dashboard.ingest.check import recognise
from tests.ingest.nasty import EVENTS, KK, REGISTRY, RU, STATUS, A, B, C, faults, looked_at, notices, rows

AB = [("LIB-011", "2026-05", "children", 5), ("LIB-012", "2026-05", "children", 6)]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ([RU.replace(";", ","), A.replace(";", ","), B.replace(";", ",")], None),
        ([RU.replace(";", "\t"), A.replace(";", "\t"), B.replace(";", "\t")], "n.delimiter"),
        (["sep=;", RU, A, B], "n.delimiter"),
        (["Отчёт; за май", "", RU, A, B], "n.title_rows_skipped"),
        ([RU, A, "", ";;;", B], "n.empty_rows_dropped"),
        ([RU + ";;", A + ";;", B + ";"], "n.empty_columns_dropped"),
        (["№;" + RU + ";Комментарий", "1;" + A + ";да", "2;" + B + ";"], "n.unknown_columns_ignored"),
        ([RU, A, B, "Итого;;;11"], "n.totals_row_dropped"),
        ([RU, A, B, "Барлығы:;;;11"], "n.totals_row_dropped"),
        ([RU, A, "Итого по LIB-011;;;5", B, "Итого;;;6", "Всего;;;11"], "n.totals_row_dropped"),
        ([RU, A, RU, B], "n.repeated_header_dropped"),
        ([RU, "1;2;3;4", A, B], "n.numbering_row_dropped"),
        ([RU, A, B, "", "Исполнитель: Иванова А. А., тел. 123-45-67", "Директор ______;;;Петров"], "n.footer_dropped"),
        ([RU, A, B, "Итого;;;11", "Исп. Ахметова А., тел. 272-11-11"], "n.footer_dropped"),
        ([RU, A, B, "Барлығы;;;11", "Ахметова Айгүл"], "n.footer_dropped"),
        ([RU, A, A, B], "n.duplicate_identical_dropped"),
        (['"' + line.replace(";", ",") + '"' for line in (RU, A, B)], "n.wrapped_lines"),
        (['"Код\nбиблиотеки";Месяц *;Возрастная  группа:;Посещения (чел.)', A, B], None),
        ("\r".join([RU, A, B]), None),
        ("\r\n".join([RU, A, B]).encode().decode("cp1251"), "n.mojibake_repaired"),
        ("\r\n".join([RU, A, B]).encode().decode("latin-1"), "n.mojibake_repaired"),
    ],
)
def test_a_file_in_a_usual_disguise_is_read_and_shown(content: list[str] | str, shown: str | None) -> None:
    checked = looked_at(content)
    assert rows(checked) == AB
    assert shown is None or shown in notices(checked)


@pytest.mark.parametrize("last", ["LIB-012", "Библиотека им. Абая"])
def test_what_may_be_a_row_cut_short_under_a_total_is_no_signature(last: str) -> None:
    heading = RU if last.startswith("LIB") else RU.replace("Код библиотеки", "Библиотека")
    checked = looked_at([heading, A, "Итого;;;5", last])
    assert not checked.accepted
    assert "n.footer_dropped" not in notices(checked)


@pytest.mark.parametrize(
    "encoding",
    ["cp1251", "kz1048", "ptcp154", "cp866", "koi8_r", "mac_cyrillic", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"],
)
def test_russian_is_read_from_every_code_page(encoding: str) -> None:
    assert rows(looked_at([RU, A, B], encoding=encoding)) == AB


@pytest.mark.parametrize("encoding", ["kz1048", "ptcp154", "utf-16", "utf-8"])
def test_kazakh_is_read_right(encoding: str) -> None:
    kazakh = [KK, "LIB-011;қыркүйек 2026;жасөспірімдер;5"]
    assert rows(looked_at(kazakh, encoding=encoding)) == [("LIB-011", "2026-09", "youth", 5)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "file.empty"),
        (b"\xef\xbb\xbf", "file.empty"),
        (b" \r\n ;;; \r\n", "file.empty"),
        (b"\x00" * 5000, "file.nul_bytes"),
        ((RU + "\n" + A).encode() + b"\x00", "file.nul_bytes"),
        (b"x" * (5 * 1024 * 1024 + 1), "file.too_large"),
        (b"x" * 30_000, "file.line_too_long"),
        ("\n".join([RU, *[A] * 20_100]).encode(), "file.too_many_rows"),
        ("\n".join([RU, A, "LIB-012;ма"]).encode(), "file.truncated"),
        (("\n".join([RU, A]) + "я").encode()[:-1], "file.truncated"),
        ((RU + "\n").encode() + A.encode("cp1251"), "file.encoding"),
        ((RU + "\n").encode("cp1251") + A.encode(), "file.encoding"),
        (b"%PDF-1.7", "file.not_text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 9, "file.not_text"),
        (b"<!DOCTYPE html><table></table>", "file.not_text"),
        (b"PK\x03\x04 broken", "file.not_text"),
        ((RU + "\n").encode(), "struct.no_rows"),
        ("\n".join([A, B]).encode(), "struct.no_header"),
        ("\n".join([EVENTS, "LIB-011;май 2026;лекция;1;2"]).encode(), "struct.wrong_kind"),
        ("\n".join([RU + ";Посещения", A + ";5"]).encode(), "struct.duplicate_column"),
        (";".join([RU, *(f"c{i}" for i in range(70))]).encode(), "struct.too_many_columns"),
        ("Код библиотеки;Возраст;январь;февраль\nLIB-011;дети;5;6".encode(), "struct.wide_layout"),
        ("Код библиотеки;январь 2026;февраль 2026\nLIB-011;5;6".encode(), "struct.wide_layout"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    checked = looked_at(content)
    assert not checked.accepted
    assert reason in {found for _, _, found in faults(checked)}


@pytest.mark.parametrize(
    ("third", "reason"),
    [
        (B.replace(";", ","), "struct.mixed_delimiters"),
        ("LIB-012;май 2026;6", "struct.ragged_row"),
        (B + ";лишнее", "struct.ragged_row"),
        ('LIB-012;"май 2026;дети;6', "struct.unclosed_quote"),
        ('LIB-012;"май" 2026;дети;6', "struct.unclosed_quote"),
        (EVENTS, "struct.repeated_header"),
        ("LIB-011;2026-05;children;9", "row.duplicate"),
    ],
)
def test_only_the_damaged_row_is_blamed(third: str, reason: str) -> None:
    checked = looked_at([RU, A, third, C])
    assert {(row, found) for row, _, found in faults(checked)} == {(3, reason)}


def test_all_problems_are_told_at_once_with_their_place() -> None:
    checked = looked_at([RU, "LIB-016;май 2026;дети;-4", "LIB-050;май 2026;дети;5", "LIB-017;13.2026;дети;6,5", C])
    assert faults(checked) == [
        (2, "visits", "cell.negative"),
        (3, "library_code", "cell.unknown_code"),
        (4, "month", "cell.bad_month"),
        (4, "visits", "cell.not_integer"),
    ]
    assert [problem.cell for problem in checked.problems] == ["D2", "A3", "B4", "D4"]


def test_200_problems_are_kept_and_all_are_counted() -> None:
    checked = looked_at([RU, *["x;y;z;-1"] * 1500])
    assert (len(checked.problems), checked.problems_total) == (200, 6000)
    assert checked.problems[0].row == 2


def test_rows_are_counted_as_excel_shows_them_and_lines_as_the_file_has_them() -> None:
    checked = looked_at(["sep=;", '"Отчёт\nза май"', "", RU, A, "LIB-012;май 2026;дети;x"])
    assert [(p.row, p.line, p.cell) for p in checked.problems] == [(5, 7, "D5")]


def test_merged_cells_are_filled_down_where_the_pattern_is_certain() -> None:
    merged = [RU]
    for code in ("LIB-011", "LIB-012"):
        merged += [f"{code};май 2026;дети;1", ";;юношество;2", ";;взрослые;3"]
    checked = looked_at(merged)
    assert len(rows(checked)) == 6
    assert "n.fill_down" in notices(checked)


def test_one_missing_code_is_no_merged_cell() -> None:
    checked = looked_at([RU, A, ";май 2026;дети;6", C])
    assert faults(checked) == [(3, "library_code", "cell.required")]


def test_age_groups_and_months_side_by_side_become_rows() -> None:
    ages = looked_at(["Код;Месяц;Дети;Юношество;Взрослые;Всего", "LIB-011;май 2026;5;6;7;18"])
    assert [row[-2:] for row in rows(ages)] == [("children", 5), ("youth", 6), ("adults", 7)]
    months = looked_at(["Код;Возраст;январь 2026;февраль 2026;март 2026", "LIB-011;дети;5;6;"])
    assert [(row[1], row[3]) for row in rows(months)] == [("2026-01", 5), ("2026-02", 6)]
    assert "n.unpivoted" in notices(months)


def test_a_fault_in_a_turned_column_has_the_address_of_the_file() -> None:
    checked = looked_at(["Код;Месяц;Дети;Юношество;Взрослые", "LIB-011;май 2026;5;6;-7"])
    assert [(p.cell, p.reason) for p in checked.problems] == [("E2", "cell.negative")]


def test_a_total_that_does_not_add_up_is_a_warning() -> None:
    checked = looked_at([RU, A, B, "Итого;;;99"])
    assert checked.accepted
    assert "w.total_mismatch" in notices(checked)


def test_a_row_called_total_with_more_text_is_no_totals_row() -> None:
    assert not looked_at([RU, A, "Итого;май 2026;;5"]).accepted


def test_the_register_of_the_contract_needs_eight_columns_and_a_place() -> None:
    good = "LIB-020;Ғабит;Габит;Ауэзовский;43,2207;76,8512;15.08.2024;3"
    assert rows(looked_at([REGISTRY, good], "registry"))[0][3] == "auezov"
    bad = looked_at([REGISTRY, "LIB-020;Ғабит;Габит;;;76,8512;;"], "registry")
    assert faults(bad) == [(2, "district", "cell.required"), (2, "lat", "cell.required")]


def test_milestones_warn_of_overspending_and_scale_by_the_heading() -> None:
    heading = STATUS.replace("Бюджет", "Бюджет, тыс. тенге")
    checked = looked_at([heading, "PRJ-01;М1;01.02.2026;46082;;35,5%;1 000;2000000"], "milestones")
    assert rows(checked)[0][5:] == (35.5, 1_000_000, 2_000_000)
    assert {"w.overspend", "n.scaled", "n.lookalike", "n.percent_sign", "n.excel_serial"} <= notices(checked)


def test_participants_without_events_are_a_warning() -> None:
    assert "w.participants_without_events" in notices(looked_at([EVENTS, "LIB-011;май 2026;лекция;0;20"], "events"))


def test_a_figure_far_above_the_others_is_a_warning() -> None:
    usual = [f"LIB-0{i};май 2026;дети;{90 + i}" for i in range(10, 18)]
    assert "w.unusual_value" in notices(looked_at([RU, *usual, "LIB-020;май 2026;дети;31000"]))


def test_a_file_is_recognised_by_its_headings() -> None:
    assert recognise("\n".join([RU, A]).encode(), "a.csv") == "attendance"
    assert recognise("\n".join([EVENTS]).encode(), "a.csv") == "events"
    assert recognise("\n".join([REGISTRY]).encode(), "a.csv") == "libraries"
    assert recognise(b"a,b\n1,2\n", "a.csv") is None


def book(*lines: list[object]) -> bytes:
    out, workbook = io.BytesIO(), openpyxl.Workbook()
    for line in lines:
        workbook.active.append(line)
    workbook.save(out)
    return out.getvalue()


def test_a_workbook_goes_through_the_same_pipeline() -> None:
    content = book(["Отчёт"], RU.split(";"), ["LIB-011", "май 2026", "дети", 5.0], ["LIB-012", "2026-05", "дети", 6])
    checked = looked_at(content)
    assert rows(checked) == AB
    assert checked.understood.sheet == "Sheet"


def test_a_fraction_in_a_workbook_is_a_fraction_not_thousands() -> None:
    assert faults(looked_at(book(RU.split(";"), ["LIB-011", "май 2026", "дети", 1.234]))) == [
        (2, "visits", "cell.not_integer")
    ]


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO(book(RU.split(";")))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"<row/>" * 20_000_000)
    assert [reason for _, _, reason in faults(looked_at(out.getvalue()))] == ["file.too_large"]


def test_a_megabyte_of_tags_in_one_row_is_refused() -> None:
    out = io.BytesIO(book(RU.split(";")))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"<row>" + b"<c/>" * 500_000 + b"</row>")
    assert [reason for _, _, reason in faults(looked_at(out.getvalue()))] == ["file.too_large"]
