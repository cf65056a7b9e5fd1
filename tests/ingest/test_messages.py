import pytest

from dashboard.i18n import LANGUAGES, translator
from dashboard.ingest.checked import Notice, Problem
from dashboard.ingest.messages import headline, notice_text, problem_text
from tests.ingest.nasty import RU, STATUS, A, looked_at

REASONS = [
    "file.empty",
    "file.not_text",
    "file.encoding",
    "file.nul_bytes",
    "file.too_large",
    "file.too_many_rows",
    "file.line_too_long",
    "file.truncated",
    "struct.no_header",
    "struct.missing_column",
    "struct.duplicate_column",
    "struct.wrong_kind",
    "struct.no_rows",
    "struct.wide_layout",
    "struct.unclosed_quote",
    "struct.ragged_row",
    "struct.mixed_delimiters",
    "struct.repeated_header",
    "struct.too_many_columns",
    "cell.required",
    "cell.not_number",
    "cell.not_integer",
    "cell.negative",
    "cell.out_of_range",
    "cell.ambiguous_number",
    "cell.excel_error",
    "cell.formula",
    "cell.bad_month",
    "cell.bad_date",
    "cell.ambiguous_date",
    "cell.future",
    "cell.too_old",
    "cell.unknown_code",
    "cell.unknown_category",
    "cell.lost_characters",
    "cell.too_long",
    "row.duplicate",
    "row.inconsistent",
    "row.total_mismatch",
]
NOTICES = [
    "n.encoding",
    "n.delimiter",
    "n.title_rows_skipped",
    "n.empty_rows_dropped",
    "n.empty_columns_dropped",
    "n.unknown_columns_ignored",
    "n.totals_row_dropped",
    "n.repeated_header_dropped",
    "n.numbering_row_dropped",
    "n.footer_dropped",
    "n.lookalike",
    "n.code_format",
    "n.invisible_chars",
    "n.thousands",
    "n.integer_decimal",
    "n.plus_sign",
    "n.hidden_rows_read",
    "n.hidden_sheet_skipped",
    "n.unit_suffix",
    "n.currency",
    "n.percent_sign",
    "n.dash_as_zero",
    "n.month_text",
    "n.month_from_date",
    "n.excel_serial",
    "n.two_digit_year",
    "n.fill_down",
    "n.duplicate_identical_dropped",
    "n.wrapped_lines",
    "n.excel_text_formula",
    "n.all_ages",
    "n.apostrophe",
    "n.lost_letter_repaired",
    "n.mojibake_repaired",
    "n.scaled",
    "n.unpivoted",
    "w.overspend",
    "w.total_mismatch",
    "w.unusual_value",
    "w.participants_without_events",
]
DETAILS = dict.fromkeys(
    [
        "limit",
        "names",
        "found",
        "expected",
        "headings",
        "sheets",
        "cells",
        "width",
        "columns",
        "low",
        "high",
        "as_of",
        "oldest",
        "nearest",
        "other",
        "count",
        "usual",
        "sum",
        "stated",
        "budget",
        "participants",
    ],
    "7",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_a_message(reason: str, language: str) -> None:
    problem = Problem(reason, 2, 2, "visits", "Посещения", "D2", "-3", DETAILS | {"choice": "age_group"})
    assert len(problem_text(problem, translator(language))) > 20


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("notice", NOTICES)
def test_every_notice_has_a_message(notice: str, language: str) -> None:
    found = Notice(notice, 2, 2, "visits", "D2", "1 310", "1310", DETAILS)
    assert len(notice_text(found, translator(language))) > 10


def test_the_headline_says_how_much_is_wrong_and_that_nothing_was_saved() -> None:
    checked = looked_at([RU, "LIB-011;май 2026;дети;-4", "LIB-050;13.2026;дети;5"])
    said = headline(checked, translator("ru"))
    assert said == "Файл не загружен: 3 ошибки в 2 строках. Ничего не сохранено."
    assert headline(looked_at([RU, A]), translator("en")) == "The file passed the check: 1 row."


def test_an_unknown_word_is_answered_with_the_allowed_ones() -> None:
    checked = looked_at([RU, "LIB-011;май 2026;подростки;4"])
    assert "балалар, жастар, ересектер" in problem_text(checked.problems[0], translator("kk"))


REGISTER = "Код;Атауы;Название;Район;Широта;Долгота;Дата модернизации;Пространства"
MONTHLY = "Код;Месяц;Возраст;Посещения"


@pytest.mark.parametrize(
    ("kind", "rows", "told"),
    [
        ("libraries", [REGISTER, "LIB-011;А;А;Алмалы;43.25, 76.9;;;3"], "сразу две координаты"),
        ("libraries", [REGISTER, "LIB-011;А;А;Алмалы;76,9;43,25;;3"], "переставлены"),
        ("libraries", [REGISTER, "LIB-011;А;А;Алмалы;43°15′;76.9;;3"], "минутами"),
        ("libraries", [REGISTER, "LIB-011;А;А;Алмалы;север;76.9;;3"], "43.2512"),
        ("libraries", [REGISTER, "LIB-011;А;А;Алмалы;43.25;76.9;нет;3"], "оставьте ячейку пустой"),
        ("libraries", [REGISTER, "LIB-011;А;А;Алмалы;43.25;76.9;май 2026;3"], "нет дня"),
        ("attendance", [MONTHLY, "LIB-011;II квартал 2026;дети;5"], "больше одного месяца"),
        ("attendance", [MONTHLY, "LIB-011;январь–март 2026;дети;5"], "больше одного месяца"),
        ("attendance", [MONTHLY, "LIB-011;2026 г.;дети;5"], "больше одного месяца"),
        ("attendance", [MONTHLY, "LIB-011;сентябрь;дети;5"], "нет года"),
        ("attendance", [MONTHLY, "LIB-011;вчера;дети;5"], "не месяц"),
        ("attendance", ["Отчёт за сентябрь 2026", "Код;Возраст;Посещения", "LIB-011;дети;5"], "только над таблицей"),
        ("attendance", ["Отчёт", "Код;Возраст;Посещения", "LIB-011;дети;5"], "Нет обязательного столбца"),
    ],
)
def test_the_message_says_what_the_cell_was_meant_for(kind: str, rows: list[str], told: str) -> None:
    checked = looked_at(rows, kind)
    said = [problem_text(problem, translator("ru")) for problem in checked.problems]
    assert told in said[0], said


def test_a_nought_typed_as_a_letter_in_a_month_is_read_and_told() -> None:
    checked = looked_at([MONTHLY, "LIB-011;2026-О9;дети;5"])
    assert checked.accepted
    assert [notice.id for notice in checked.notices if notice.row] == ["n.lookalike"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "XML"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html></html>', "веб-страница"),
        (b"\x89PNG\r\n\x1a\n", "картинка"),
        (b"Rar!\x1a\x07", "архив"),
        (b"7z\xbc\xaf\x27\x1c", "архив"),
        (b"{\\rtf1 }", ".rtf"),
    ],
)
def test_what_is_no_table_is_called_what_it_is(content: bytes, told: str) -> None:
    (problem,) = looked_at(content).problems
    assert problem.reason == "file.not_text"
    assert told in problem_text(problem, translator("ru"))


@pytest.mark.parametrize(("language", "word"), [("kk", "балалар"), ("ru", "дети"), ("en", "children")])
def test_two_rows_of_one_key_are_told_by_the_readers_word_for_their_group(language: str, word: str) -> None:
    checked = looked_at([RU, "LIB-011;май 2026;дети;4", "LIB-011;май 2026;дети;5"])
    assert f"(LIB-011 · 2026-05 · {word})" in problem_text(checked.problems[0], translator(language))
    assert checked.problems[0].value == "LIB-011 · 2026-05 · children"


@pytest.mark.parametrize(("language", "word"), [("kk", "жастар"), ("ru", "юношество"), ("en", "youth")])
def test_a_repaired_word_is_told_by_the_readers_word(language: str, word: str) -> None:
    (notice,) = (n for n in looked_at([RU, "LIB-011;2026-05;жас?спірімдер;4"]).notices if n.column == "age_group")
    assert word in notice_text(notice, translator(language))
    assert notice.after == "youth"


@pytest.mark.parametrize(
    ("kind", "lines", "told"),
    [
        ("attendance", [RU, "LIB-011;2026-05;дети;99999999"], "от 0 до 10\u00a0000\u00a0000"),
        ("targets", ["Показатель;Код;Год;План", "Посещения;;3026;5"], "от 1990 до 2100"),
        ("population_point", ["Широта;Долгота;Жители", "42,1;76,9;5"], "от 43 до 43,5"),
    ],
)
def test_limits_are_written_the_readers_way(kind: str, lines: list[str], told: str) -> None:
    assert told in problem_text(looked_at(lines, kind).problems[0], translator("ru"))


def test_a_sum_too_large_because_of_its_headings_unit_is_told_with_the_unit() -> None:
    head = STATUS.replace("Бюджет", "Бюджет, млн тенге")
    checked = looked_at([head, "PRJ-01;M1;2026-12-01;2026-12-01;;5;12 500 000;1"], "milestones")
    (problem,) = checked.problems
    assert problem.reason == "cell.out_of_range"
    said = problem_text(problem, translator("ru"))
    assert said.startswith(
        "«12 500 000» с единицей из заголовка «Бюджет, млн тенге» — это 12\u00a0500\u00a0000\u00a0000\u00a0000 тенге"
    )


def test_years_of_an_age_group_are_answered_with_those_in_force() -> None:
    (problem,) = looked_at([RU, "LIB-011;2026-05;молодёжь 15-29;4"]).problems
    said = problem_text(problem, translator("ru"))
    assert "0–13, 14–34, 35+" in said
    assert said.endswith("дети, юношество, взрослые.")
    (notice,) = looked_at([RU, "LIB-011;2026-05;дети 0-13;4"]).notices
    assert notice_text(notice, translator("kk")) == "«дети 0-13» жасы — «балалар» тобына бекітілген жас."
