from datetime import date
from decimal import Decimal

import pytest

from dashboard.ingest.cells import PARSERS, Context, Reading
from dashboard.ingest.cells.reading import read_cell
from dashboard.ingest.kind import Column, Known
from dashboard.rules import ClosureReason
from tests.ingest.nasty import AS_OF, KNOWN


def read(cell: str, raw: str, *, nullable: bool = False, known: Known = KNOWN, scale: int = 1) -> Reading:
    column = Column("x", cell, (), nullable=nullable)
    return read_cell(column, PARSERS[cell], raw, Context(AS_OF, known, scale))


@pytest.mark.parametrize(
    ("raw", "value", "note"),
    [
        ("310", 310, None),
        (" 310 ", 310, None),
        ("0", 0, None),
        ("1 310", 1310, "n.thousands"),
        ("1\u00a0310", 1310, "n.thousands"),
        ("1\u2009310", 1310, "n.thousands"),
        ("1\u202f234\u202f567", 1234567, "n.thousands"),
        ("1,234,567", 1234567, "n.thousands"),
        ("310,0", 310, "n.integer_decimal"),
        ("310.00", 310, "n.integer_decimal"),
        ("310 чел.", 310, "n.unit_suffix"),
        ("310 адам", 310, "n.unit_suffix"),
        ("-", 0, "n.dash_as_zero"),
        ("—", 0, "n.dash_as_zero"),
        ("'310", 310, "n.apostrophe"),
        ('="310"', 310, "n.excel_text_formula"),
        ("3\u200b10", 310, "n.invisible_chars"),
        ("+310", 310, "n.plus_sign"),
    ],
)
def test_a_count_is_read_and_every_change_is_noted(raw: str, value: int, note: str | None) -> None:
    found = read("count", raw)
    assert (found.fault, found.value) == (None, value)
    assert note in found.notes if note else not found.notes


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", "cell.required"),
        ("   ", "cell.required"),
        ("-4", "cell.negative"),
        ("−4", "cell.negative"),
        ("(4)", "cell.negative"),
        ("6,5", "cell.not_integer"),
        ("1,120", "cell.ambiguous_number"),
        ("1.234", "cell.ambiguous_number"),
        ("12,5 тыс", "cell.ambiguous_number"),
        ("1e3", "cell.not_number"),
        ("1 31", "cell.not_number"),
        ("много", "cell.not_number"),
        ("NaN", "cell.not_number"),
        ("٣", "cell.not_number"),
        ("99999999999", "cell.out_of_range"),
        ("#Н/Д", "cell.excel_error"),
        ("#DIV/0!", "cell.excel_error"),
        ("######", "cell.excel_error"),
        ("=A1+1", "cell.formula"),
        ("@SUM(A1)", "cell.formula"),
        ("+cmd|x", "cell.formula"),
    ],
)
def test_a_count_that_cannot_be_sure_is_refused(raw: str, reason: str) -> None:
    assert read("count", raw).fault == reason


@pytest.mark.parametrize(
    "raw",
    [
        "2026-03", "2026-03-01", "01.03.2026", "03.2026",
        "март 2026", "Марта 2026 г.", "наурыз 2026", "НАУРЫЗ  2026", "March 2026",
        "46082", "46082,0", "2026-03-01 00:00:00", "01.03.2026 0:00",
        "202603", "20260301", "March 1, 2026", "03.2026 г.", "в марте 2026", "nauryz 2026",
        "2026 жылғы наурыз", "2026 жылдың наурызы", "мар.26", "Mar-26",
        "03.26", "01.03.26", "15.03.2026", "03/2026", "2026/03", "мaрт 2026", "за март 2026 года", "1 марта 2026",
    ],
)  # fmt: skip
def test_a_month_is_read_in_all_the_forms_people_use(raw: str) -> None:
    assert read("month", raw).value == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("raw", "month"), [("?азан 2026", 10), ("?а?тар 2026", 1), ("?ырк?йек 2026", 9), ("с?уір 2026", 4)]
)
def test_a_month_whose_kazakh_letters_excel_lost_is_restored_where_one_fits(raw: str, month: int) -> None:
    found = read("month", raw)
    assert found.value == date(2026, month, 1)
    assert "n.lost_letter_repaired" in found.notes


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("март", "cell.bad_month"),
        ("2026", "cell.bad_month"),
        ("1 квартал 2026", "cell.bad_month"),
        ("март-апрель 2026", "cell.bad_month"),
        ("30.02.2026", "cell.bad_month"),
        ("13.2026", "cell.bad_month"),
        ("03/04/2026", "cell.ambiguous_date"),
        ("25/03/2026", "cell.ambiguous_date"),
        ("03.12", "cell.ambiguous_date"),
        ("26-03-01", "cell.ambiguous_date"),
        ("декабрь 2026", "cell.future"),
        ("2019-12", "cell.too_old"),
        ("?????? 2026", "cell.bad_month"),
    ],
)
def test_a_month_that_is_none_or_two_is_refused(raw: str, reason: str) -> None:
    assert read("month", raw).fault == reason


@pytest.mark.parametrize(
    "raw", ["2026-02-01", "01.02.2026", "1.2.2026", "46054", "1 февраля 2026", "01.02.26", "2026-02-01T00:00:00"]
)
def test_a_day_is_read_in_all_the_forms_people_use(raw: str) -> None:
    assert read("day", raw).value == date(2026, 2, 1)


def test_a_fact_cannot_lie_in_the_future_but_a_plan_can() -> None:
    assert read("past_day", "11.11.2026").fault == "cell.future"
    assert read("past_day", "10.11.2026").fault is None
    assert read("day", "11.11.2036").fault is None


def test_an_optional_cell_may_be_blank_or_a_dash_and_a_required_one_may_not() -> None:
    assert read("past_day", "", nullable=True) == Reading()
    assert read("past_day", "—", nullable=True).notes == ("n.dash_as_zero",)
    assert read("day", "").fault == "cell.required"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2 500 000,00", "2500000"),
        ("2500000.50", "2500000.5"),
        ("2.500.000,75", "2500000.75"),
        ("1 000 ₸", "1000"),
        ("1000 тг", "1000"),
        ("0", "0"),
        ("1234,567", "1234.567"),
    ],
)
def test_money_is_read_with_comma_or_point(raw: str, value: str) -> None:
    assert read("money", raw).value == Decimal(value)


@pytest.mark.parametrize(("raw", "reason"), [("12,5 млн", "cell.ambiguous_number"), ("1.234", "cell.ambiguous_number"), ("-1", "cell.negative"), ("$5", "cell.not_number")])  # fmt: skip  # noqa: E501  one case reads on one line
def test_money_that_can_be_read_twice_is_refused(raw: str, reason: str) -> None:
    assert read("money", raw).fault == reason


def test_a_scale_in_the_heading_multiplies_and_says_so() -> None:
    found = read("money", "1,5", scale=1000)
    assert (found.value, found.notes) == (Decimal(1500), ("n.scaled",))


def test_percent_lies_between_0_and_100_and_three_decimals_are_decimals() -> None:
    assert read("percent", "35,5%").value == Decimal("35.5")
    assert read("percent", "35,512").value == Decimal("35.512")
    assert read("percent", "101").fault == "cell.out_of_range"
    assert read("percent", "-1").fault == "cell.out_of_range"


def test_coordinates_lie_in_the_city() -> None:
    assert read("latitude", "43,221").value == Decimal("43.221")
    assert read("latitude", "76,9").fault == "cell.out_of_range"


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        ("LIB-011", None),
        ("lib-011", "n.code_format"),
        ("LIB11", "n.code_format"),
        ("Lib 11", "n.code_format"),
        ("LIB–011", "n.code_format"),
        ("LІB-011", "n.lookalike"),
        ("LIВ-011", "n.lookalike"),
        ("\u200bLIB-011", "n.invisible_chars"),
        ("LIB-011\u00a0", "n.invisible_chars"),
        ("'LIB-011", "n.apostrophe"),
        ('="LIB-011"', "n.excel_text_formula"),
    ],
)
def test_a_code_is_what_it_says_not_how_it_is_typed(raw: str, note: str | None) -> None:
    found = read("library", raw)
    assert found.value == "LIB-011"
    assert note in found.notes if note else not found.notes


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        ("11", "n.code_format"),
        ("011", "n.code_format"),
        ("№ 11", "n.code_format"),
        ("11,0", "n.code_format"),
        ("LIB-O11", "n.lookalike"),
        ("LIB-0l1", "n.lookalike"),
        ("ЛИБ-011", "n.lookalike"),
    ],
)
def test_a_code_written_short_or_with_letters_for_digits_is_read_where_one_fits(raw: str, note: str) -> None:
    found = read("library", raw)
    assert (found.value, found.notes) == ("LIB-011", (note,))


def test_a_bare_number_that_two_codes_share_is_refused() -> None:
    shared = Known(frozenset({"LIB-011", "CLS-011"}))
    assert read("library", "11", known=shared).fault == "cell.unknown_code"


@pytest.mark.parametrize("raw", ["29", "0", "LIB-050", "LIB-011 Абай", "LIB/011", "BIL-011"])
def test_a_code_is_never_guessed(raw: str) -> None:
    assert read("library", raw).fault == "cell.unknown_code"


def test_an_unknown_code_comes_with_its_nearest() -> None:
    assert "LIB-011" in str(read("library", "LIB-O1l1").details["nearest"])


def test_a_register_may_add_codes_unless_the_list_is_complete() -> None:
    assert read("listed_library", "LIB-099").fault == "cell.unknown_code"
    assert read("listed_library", "lib 99", known=Known(KNOWN.library_codes)).value == "LIB-099"
    assert read("listed_project", "LIB20", known=Known()).value == "LIB20"


@pytest.mark.parametrize("raw", ["Дети", "ДЕТИ ", "children", "балалар", "дeти"])
def test_a_category_is_read_in_three_languages(raw: str) -> None:
    assert read("age_group", raw).value == "children"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("подростки", "cell.unknown_category"),
        ("Ð´ÐµÑ‚Ð¸", "cell.lost_characters"),
        ("дет\ufffd", "cell.lost_characters"),
    ],
)
def test_a_category_nobody_knows_or_that_is_damaged_is_refused(raw: str, reason: str) -> None:
    assert read("age_group", raw).fault == reason


@pytest.mark.parametrize(
    ("raw", "group"),
    [
        ("дети (0–13)", "children"), ("Дети до 14 лет", "children"), ("0-13", "children"),
        ("14-ке дейінгі балалар", "children"),
        ("Молодёжь 14–34", "youth"), ("жастар, 14-34 жас", "youth"), ("14 - 34", "youth"),
        ("Youth (aged 14-34)", "youth"),
        ("Взрослые 35+", "adults"), ("35 лет и старше", "adults"), ("ересектер 35 және жоғары", "adults"),
    ],
)  # fmt: skip
def test_an_age_group_may_be_named_by_the_years_in_force(raw: str, group: str) -> None:
    found = read("age_group", raw)
    assert (found.value, found.notes) == (group, ("n.unit_suffix",))


@pytest.mark.parametrize("raw", ["молодёжь 15–29", "дети 0-14", "взрослые 14-34", "18+", "дети до 18 лет"])
def test_other_years_than_those_in_force_are_refused_with_them(raw: str) -> None:
    found = read("age_group", raw)
    assert (found.fault, found.details["spans"]) == ("cell.unknown_category", "0–13, 14–34, 35+")


@pytest.mark.parametrize(
    "raw",
    ["auezov", "Ауэзовский", "Ауэзовский район", "Әуезов ауданы", "Auezov district", "р-н Ауэзовский", "?уезов ауданы"],
)
def test_a_district_is_read_with_and_without_its_word(raw: str) -> None:
    assert read("district", raw).value == "auezov"


def test_spaces_are_a_list_or_a_count() -> None:
    assert read("spaces", "3", nullable=True).value == 3
    assert read("spaces", "коворкинг, зона отдыха", nullable=True).value == ("coworking", "recreation")
    assert read("spaces", "coworking;-accessible", nullable=True).value == ("coworking", "-accessible")
    assert read("spaces", "бар", nullable=True).fault == "cell.unknown_category"


def test_a_name_with_lost_letters_is_refused_and_a_question_in_a_note_is_not() -> None:
    assert read("name", "?абит М?сірепов").fault == "cell.lost_characters"
    assert read("name", "Алмалы?").fault == "cell.lost_characters"
    assert read("text", "Что дальше? Посмотрим").value == "Что дальше? Посмотрим"
    assert read("text", "см. https://a.kz/?q=1").fault is None
    assert read("name", "я" * 301).fault == "cell.too_long"


def test_a_reason_of_closing_has_words_for_every_code() -> None:
    assert {read("closure_reason", word).value for word in ("ремонт", "карантин", "басқа")} == set(ClosureReason)
