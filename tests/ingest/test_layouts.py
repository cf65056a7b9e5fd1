"""Is a table read that was laid out to be looked at? Headings in two rows, titles in the middle, signatures, months."""

import io

import openpyxl
import pytest

from dashboard.i18n import translator
from dashboard.ingest.check import recognise
from dashboard.ingest.messages import notice_text, problem_text
from tests.ingest.nasty import EVENTS, RU, STATUS, A, B, faults, looked_at, notices, rows

HEAD = RU.split(";")
BOTH = [("LIB-011", "2026-05", "children", 5), ("LIB-012", "2026-05", "children", 6)]
WIDE = [("LIB-011", "2026-05", "children", 5), ("LIB-011", "2026-05", "adults", 7)]
ROWS: list[list[object]] = [["LIB-011", "май 2026", "дети", 5], ["LIB-012", "май 2026", "дети", 6]]
CLOSURES = "Код библиотеки;Закрыта с;Закрыта по;Причина"
POPULATION = "Район;Месяц;Возрастная группа;Жители"
REGISTER = "Код;Атауы;Название;Район;Широта;Долгота;Дата модернизации;Точность модернизации;Пространства"


def book(lines: list[list[object]], *merged: str) -> bytes:
    out, made = io.BytesIO(), openpyxl.Workbook()
    for line in lines:
        made.active.append(line)
    for cells in merged:
        made.active.merge_cells(cells)
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        ["Код;Месяц;Возрастная;Количество", "библиотеки;;группа;посещений", A, B],
        [RU, ";;;чел.", A, B],
        ["Отчёт за май", "", "Код;Месяц;Посещаемость;", ";;Возрастная группа;Посещения", A, B],
        [RU, "Алмалинский район;;;", A, "Медеуский район;;;", B],
        [RU, A, "Филиалы;;;", B],
        [RU, A, B, ";;;", "Исполнитель: Ахметова А.;;;", "тел. 123-45-67;;;"],
    ],
)
def test_a_table_laid_out_for_the_eye_is_read(content: list[str]) -> None:
    assert rows(looked_at(content)) == BOTH


def test_headings_under_a_merged_group_are_read_and_no_title_is_told_of_them() -> None:
    top: list[list[object]] = [["Код", "Месяц", "Посещаемость", None], [None, None, "Возраст", "Посещения"]]
    checked = looked_at(book([*top, *ROWS], "A1:A2", "B1:B2", "C1:D1"))
    assert rows(checked) == BOTH
    assert "n.title_rows_skipped" not in notices(checked)
    assert checked.understood.header_row == 2


def test_age_groups_under_the_heading_of_visits_are_turned_into_rows() -> None:
    top: list[list[object]] = [["Код", "Месяц", "Посещения", None], [None, None, "дети", "взрослые"]]
    assert rows(looked_at(book([*top, ["LIB-011", "май 2026", 5, 7]], "C1:D1"))) == WIDE


def test_a_year_over_its_months_is_part_of_each() -> None:
    top: list[list[object]] = [["Код", "Возраст", "2026 год", None], [None, None, "апрель", "май"]]
    checked = looked_at(book([*top, ["LIB-011", "дети", 4, 5]], "C1:D1"))
    assert rows(checked) == [("LIB-011", "2026-04", "children", 4), ("LIB-011", "2026-05", "children", 5)]


@pytest.mark.parametrize(("year", "month"), [("2026", "май"), ("2026 г.", "5"), ("2026", "05"), ("2026", "май 2026")])
def test_a_year_in_a_column_of_its_own_is_joined_to_the_month(year: str, month: str) -> None:
    checked = looked_at(["Код;Год;Месяц;Возраст;Посещения", f"LIB-011;{year};{month};дети;5"])
    assert rows(checked) == [("LIB-011", "2026-05", "children", 5)]
    assert "n.unknown_columns_ignored" not in notices(checked)


def test_a_year_in_a_column_of_its_own_is_joined_beside_age_groups_side_by_side() -> None:
    checked = looked_at(["Код;Год;Месяц;дети;взрослые", "LIB-011;2026;май;5;7"])
    assert rows(checked) == WIDE
    assert "n.unknown_columns_ignored" not in notices(checked)


def test_a_year_merged_over_its_rows_is_the_year_of_each() -> None:
    lines: list[list[object]] = [["LIB-011", 2026, "май", "дети", 5], [None, None, None, "взрослые", 7]]
    content = book([["Код", "Год", "Месяц", "Возраст", "Посещения"], *lines], "A2:A3", "B2:B3", "C2:C3")
    assert rows(looked_at(content)) == WIDE


def test_two_years_for_one_month_are_refused() -> None:
    checked = looked_at(["Код;Год;Месяц;Возраст;Посещения", "LIB-011;2025;май 2026;дети;5"])
    assert faults(checked) == [(2, "month", "cell.bad_month")]
    assert "2025" in problem_text(checked.problems[0], translator("kk"))


@pytest.mark.parametrize("year", ["", "26", "этот"])
def test_a_month_beside_no_year_stays_without_one(year: str) -> None:
    checked = looked_at(["Код;Год;Месяц;Возраст;Посещения", f"LIB-011;{year};май;дети;5"])
    assert faults(checked) == [(2, "month", "cell.bad_month")]


def test_age_groups_after_the_name_of_the_measure_are_turned_into_rows() -> None:
    checked = looked_at(["Код;Месяц;Посещения дети;Количество посещений (взрослые)", "LIB-011;май 2026;5;7"])
    assert rows(checked) == WIDE


def test_an_empty_figure_of_a_month_side_by_side_is_named_after_its_measure() -> None:
    lines = ["LIB-011;дети;5;", "LIB-012;дети;6;7"]
    checked = looked_at(["Код библиотеки;Возраст;Январь 2026;Февраль 2026", *lines])
    assert "«Посещения»" in problem_text(checked.problems[0], translator("ru"))


@pytest.mark.parametrize(
    "total",
    ["Алмалы ауданы бойынша барлығы;;;5", "Алмалинский район, итого:;;;5", ";Итого;;5", "Всего по району;;;5"],
)
def test_a_subtotal_is_left_out_wherever_its_word_stands(total: str) -> None:
    checked = looked_at([RU, A, total, "В том числе:;;;", B])
    assert rows(checked) == BOTH
    assert notices(checked) >= {"n.totals_row_dropped", "n.title_rows_skipped"}


@pytest.mark.parametrize("total", ["LIB-011;Итого;;5", "LIB-011;май 2026;Всего;5", "Итого LIB-011;май 2026;дети;5"])
def test_a_total_that_looks_like_data_is_refused_and_called_a_total(total: str) -> None:
    problem = looked_at([RU, A, total]).problems[0]
    assert "Удалите строку 3" in problem_text(problem, translator("ru"))


def test_a_unit_of_its_own_row_scales_the_column() -> None:
    units = ";;;;;;тыс. тенге;тыс. тенге"
    checked = looked_at([STATUS, units, "PRJ-01;M1;01.02.2026;10.03.2026;;35;1000;5,5"], "milestones")
    assert rows(checked)[0][-2:] == (1_000_000, 5_500)


def test_a_title_over_another_table_is_not_blamed_for_its_missing_cells() -> None:
    other = ["Мероприятия;;;", "Код библиотеки;Месяц;Тип мероприятия;Мероприятия", "LIB-011;2026-05;лекция;3"]
    assert faults(looked_at([RU, A, *other])) == [(4, None, "struct.repeated_header")]


def test_a_title_in_the_middle_is_told() -> None:
    told = [n for n in looked_at([RU, A, "Медеуский район;;;", B]).notices if n.id == "n.title_rows_skipped"]
    assert [(notice.row, notice.before) for notice in told] == [(3, "Медеуский район")]


@pytest.mark.parametrize(
    "line",
    ["Абай;;;", "LIB-013;;;", ";;дети;", ";май 2026;;", ";;;район"],
)
def test_a_lone_cell_that_may_be_data_is_no_title(line: str) -> None:
    assert {row for row, _, _ in faults(looked_at([RU, A, line, B]))} == {3}


def test_no_code_is_filled_down_across_a_title() -> None:
    content = [RU, A, ";май 2026;взрослые;6", "Медеуский район;;;", ";май 2026;дети;7", ";май 2026;взрослые;8"]
    assert not looked_at(content).accepted


def test_months_as_dates_side_by_side_are_turned_into_rows() -> None:
    checked = looked_at(["Код;Возраст;2026-04-01;01.05.2026", "LIB-011;дети;4;5"])
    assert rows(checked) == [("LIB-011", "2026-04", "children", 4), ("LIB-011", "2026-05", "children", 5)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'[{"library_code": "LIB-011", "visits": 5}]', "file.not_text"),
        (b'{\n "rows": []\n}\n', "file.not_text"),
        (";".join(f"c{i}" for i in range(70)).encode() + b"\r\n" + b";".join([b"1"] * 70), "struct.too_many_columns"),
    ],
)
def test_what_is_no_table_of_ours_is_named(content: bytes, reason: str) -> None:
    checked = looked_at(content)
    assert [found for _, _, found in faults(checked)] == [reason]
    assert "JSON" in problem_text(checked.problems[0], translator("kk")) or reason != "file.not_text"


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("LIB-011;15.05.2026;10.06.2026;ремонт", [(3, "starts_on", "row.inconsistent")]),
        ("LIB-011;31.05.2026;;ремонт", [(3, "starts_on", "row.inconsistent")]),
        ("LIB-011;01.06.2026;;ремонт", []),
        ("LIB-012;15.05.2026;;ремонт", []),
        ("LIB-011;15.05.2026;10.06.2026;карантин", []),
        ("LIB-011;01.05.2026;10.06.2026;карантин", []),
        ("LIB-011;01.05.2026;10.06.2026;ремонт", [(3, None, "row.duplicate")]),
    ],
)
def test_closures_for_one_reason_may_touch_but_not_overlap(second: str, expected: list[object]) -> None:
    checked = looked_at([CLOSURES, "LIB-011;01.05.2026;31.05.2026;ремонт", second], "closures")
    assert faults(checked) == expected
    assert all("2" in problem_text(problem, translator("en")) for problem in checked.problems)


@pytest.mark.parametrize(
    ("kind", "rows", "found"),
    [
        ("closures", [CLOSURES, "LIB-011;1 мая 2026;31 мая 2026 г.;Капитальный ремонт"], ("reason", "works")),
        ("population", ["Район;Месяц;Возраст;Число жителей (чел.)", "Медеу;2026-10;;5"], ("residents", 5)),
        ("targets", ["Показатель;Код;Год;План", "visits;;2026;5"], ("value", 5)),
        ("targets", ["Показатель;Код;Год;План", "Посещения;;2026 г.;5"], ("measure", "visits")),
        ("targets", ["Показатель;Код;Год;План", "visits;;2026,0;5"], ("year", 2026)),
        ("targets", ["Көрсеткіш;Код;Жыл;Жоспар", "Келу саны;;2026;5"], ("value", 5)),
        ("closures", [CLOSURES, "LIB-011;1 мая 2026;31 мая 2026 г.;кап. ремонт"], ("reason", "works")),
        ("population", ["Аудан;Ай;Жас тобы;Тұрғындар", "Медеу ауд.;2026-10;;5"], ("district", "medeu")),
        ("events", [EVENTS, "LIB-011;2026-05;Шеберлік сабағы;3;40"], ("event_type", "master_class")),
        ("attendance", [RU, "LIB-011;2026-05;Жас өспірімдер;3"], ("age_group", "youth")),
    ],
)
def test_the_usual_words_of_the_trade_are_read(kind: str, rows: list[str], found: tuple[str, object]) -> None:
    checked = looked_at(rows, kind)
    assert checked.accepted, checked.problems
    assert checked.rows[0].values[found[0]] == found[1]


def test_an_open_closure_overlaps_all_that_follow() -> None:
    rows = ["LIB-011;15.06.2026;;ремонт", "LIB-011;01.05.2026;;ремонт", "LIB-011;10.05.2026;11.05.2026;ремонт"]
    checked = looked_at([CLOSURES, *rows], "closures")
    assert faults(checked) == [(2, "starts_on", "row.inconsistent"), (4, "starts_on", "row.inconsistent")]


@pytest.mark.parametrize("still", ["по настоящее время", "н.в.", "по н/в", "осы уақытқа дейін", "until now", "present"])
def test_a_closure_that_has_not_ended_may_say_so_in_words(still: str) -> None:
    checked = looked_at([CLOSURES, f"LIB-011;01.05.2026;{still};ремонт"], "closures")
    assert checked.accepted, checked.problems
    assert checked.rows[0].values["ends_on"] is None
    assert [notice.id for notice in checked.notices if notice.row] == ["n.open_end"]


@pytest.mark.parametrize("word", ["всего", "Все возрасты", "барлығы", "барлық жас топтары", "Total"])
def test_residents_of_all_ages_may_be_called_so(word: str) -> None:
    checked = looked_at([POPULATION, f"Алмалинский;2026-05;{word};273422"], "population")
    assert rows(checked) == [("almaly", "2026-05", None, 273422)]
    assert "n.all_ages" in notices(checked)


def test_residents_of_a_month_to_come_are_refused() -> None:
    assert faults(looked_at([POPULATION, "Медеу;2026-12;;5", "Медеу;2026-11;;5"], "population")) == [
        (2, "month", "cell.future")
    ]


@pytest.mark.parametrize(
    ("day", "precision", "expected"),
    [
        ("31.12.2026", "год", []),
        ("10.11.2026", "", []),
        ("11.11.2026", "", [(2, "modernised_date", "cell.future")]),
        ("31.12.2027", "год", [(2, "modernised_date", "cell.future")]),
    ],
)
def test_a_modernisation_has_happened_but_its_year_may_be_running(
    day: str, precision: str, expected: list[object]
) -> None:
    line = f"LIB-020;Ғабит;Габит;Ауэзовский;43,2;76,8;{day};{precision};3"
    assert faults(looked_at([REGISTER, line], "registry")) == expected


@pytest.mark.parametrize(
    ("written", "warned"), [("0,35", True), ("0,35 %", False), ("35", False), ("0", False), ("1", False)]
)
def test_a_share_where_a_percentage_belongs_is_asked_about(written: str, warned: bool) -> None:
    checked = looked_at([STATUS, f"PRJ-01;M1;01.02.2026;10.03.2026;;{written};1000;5"], "milestones")
    asked = [notice for notice in checked.notices if notice.id == "w.unusual_value"]
    assert checked.accepted
    assert bool(asked) == warned
    assert all("35 percent" in notice_text(notice, translator("en")) for notice in asked)


def test_half_a_percent_of_a_workbook_is_no_half() -> None:
    made = openpyxl.load_workbook(io.BytesIO(book([list(STATUS.split(";"))])))
    made.active.append(["PRJ-01", "M1", "2026-02-01", "2026-03-01", None, 0.005, 1000, 5])
    made.active["F2"].number_format = "0.0%"
    out = io.BytesIO()
    made.save(out)
    checked = looked_at(out.getvalue(), "milestones")
    assert str(rows(checked)[0][5]) == "0.5"
    assert "w.unusual_value" not in notices(checked)


def test_only_a_column_of_figures_is_told_that_empty_is_not_zero() -> None:
    first, last = looked_at([RU, ";май 2026;дети;", B]).problems
    assert ("0" in problem_text(first, translator("ru")), "0" in problem_text(last, translator("ru"))) == (False, True)


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("Код;Месяц;Посещения", "attendance"),
        ("Код;Месяц;Количество участников", "events"),
        ("Код;Месяц", None),
        ("Название;Пространства", "libraries"),
        ("Фамилия;Имя", None),
    ],
)
def test_a_file_with_a_column_missing_is_recognised_where_one_kind_alone_knows_its_headings(
    headings: str, kind: str | None
) -> None:
    assert recognise(f"{headings}\r\nx;y;z\r\n".encode(), "a.csv") == kind


@pytest.mark.parametrize(("heads", "kind"), [("дети;взрослые", "attendance"), ("Лекции;Мастер-классы", "events")])
def test_the_kind_is_recognised_by_what_stands_side_by_side(heads: str, kind: str) -> None:
    assert recognise(f"Код;Месяц;{heads}\nLIB-011;2026-05;5;7\n".encode(), "report.csv") == kind


def test_a_total_beside_figures_side_by_side_is_compared() -> None:
    rows = ["Код;Месяц;Дети;Юношество;Взрослые;Итого", "LIB-011;2026-09;5;6;7;18", "LIB-012;2026-09;5;6;7;19"]
    checked = looked_at(rows, "attendance")
    assert checked.accepted
    (warning,) = [notice for notice in checked.notices if notice.is_warning]
    assert (warning.id, warning.row, warning.cell, warning.before, warning.after) == (
        "w.total_mismatch", 3, "F3", "19", "18",
    )  # fmt: skip
    assert "19" in notice_text(warning, translator("kk"))
