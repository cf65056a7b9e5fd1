"""Does each heading mean its own column and no other, and is a library found by its name?"""

from dataclasses import replace

import pytest

from dashboard.i18n import LANGUAGES, translator
from dashboard.ingest.check import check
from dashboard.ingest.checked import Checked
from dashboard.ingest.headings import canonical
from dashboard.ingest.kinds import ALL, KINDS
from dashboard.ingest.letters import sounds, without_kazakh
from dashboard.ingest.messages import problem_text
from tests.ingest.nasty import AS_OF, KNOWN, RU, A, faults, looked_at, notices, rows

LAYOUTS = [layout for kind in ALL for layout in kind.layouts]
LEDGER = KINDS["milestones"].layouts[1]
CODE = "Код библиотеки"
NAMES = frozenset({
    ("А. П. Чехов атындағы кітапхана", "LIB-004"),
    ("Библиотека им. А. П. Чехова (№ 4)", "LIB-004"),
    ("Chekhov Library", "LIB-004"),
    ("Библиотека им. Жамбыла", "LIB-001"),
    ("Детская библиотека", "LIB-005"),
    ("Библиотека № 9", "LIB-025"),
    ("Детская библиотека", "LIB-006"),
    ("Қазақ жазушылары кітапханасы", "LIB-007"),
    ("Филиал № 15", "LIB-010"),
    ("Филиал № 16", "LIB-012"),
    ("Библиотека им. Абая (№ 16)", "LIB-013"),
})  # fmt: skip


def named(name: str, heading: str = "Библиотека") -> Checked:
    content = "\n".join([RU.replace(CODE, heading), f"{name};май 2026;дети;5", ""]).encode()
    known = replace(KNOWN, library_names=NAMES)
    return check(KINDS["attendance"], content, file_name="file.csv", as_of=AS_OF, known=known)


def test_every_heading_however_it_is_typed_means_its_own_column() -> None:
    typed = [
        (layout, column.name, word, text)
        for layout in LAYOUTS
        for column in layout.columns
        for word in column.headings
        for text in {word, word.upper(), f" {word}: ", without_kazakh(word.casefold())}
    ]
    assert [(name, word, text) for layout, name, word, text in typed if canonical(text, layout) != name] == []


def test_no_heading_in_latin_letters_means_another_column() -> None:
    spelt = [
        (column.name, word, canonical(sounds(word), layout))
        for layout in LAYOUTS
        for column in layout.columns
        for word in column.headings
    ]
    assert [one for one in spelt if one[2] not in {one[0], None}] == []


@pytest.mark.parametrize(
    "word",
    [
        "Күні", "Куни", "Күны", "Kuni", "Күнi", "К?ні", "Сана", "Кезек", "Год", "Помещения", "Участки", "Предприятия",
        "Усвоено", "Назначение", "Орны", "Vote", "Sent", "Coast", "Перевод", "Пружина", "Себеті", "Рацион", "Возврат",
    ],
)  # fmt: skip
def test_a_word_of_another_meaning_is_no_heading_though_a_letter_from_one(word: str) -> None:
    meant = {canonical(word, layout) for layout in LAYOUTS if layout is not KINDS["targets"].layouts[0]}
    assert meant == {None}


@pytest.mark.parametrize("word", ["Құны", "Куны", "Қуны", "ҚҰНЫ (теңге)", "?ұны"])
def test_the_cost_is_known_without_a_kazakh_keyboard(word: str) -> None:
    assert canonical(word, LEDGER) == "cost_kzt"


def test_a_unit_tells_the_area_from_the_district() -> None:
    (layout,) = KINDS["libraries"].layouts
    assert canonical("Ауданы", layout) == "district"
    assert {canonical(text, layout) for text in ("Ауданы, шаршы метр", "Ауданы, м²", "Площадь (кв. м)")} == {"area_m2"}


def test_a_heading_in_other_letters_is_told() -> None:
    checked = looked_at(["Kod biblioteki;Месяц;Возрастная группа;Посещения", A])
    assert [(one.cell, one.before, one.after) for one in checked.notices if one.column == "library_code"] == [
        ("A1", "Kod biblioteki", "library code")
    ]


@pytest.mark.parametrize("heading", ["Библиотека", "Кітапхана", "Library", "Наименование библиотеки"])
@pytest.mark.parametrize(
    "name",
    [
        "Библиотека им. А. П. Чехова (№ 4)", "библиотека имени А.П.Чехова № 4", "«Библиотека им. А. П. Чехова (№ 4)»",
        "А. П. Чехов атындағы кітапхана", "CHEKHOV LIBRARY", "LIB-004", "lib 4",
    ],
)  # fmt: skip
def test_a_library_is_found_by_its_name(heading: str, name: str) -> None:
    checked = named(name, heading)
    assert rows(checked) == [("LIB-004", "2026-05", "children", 5)]
    assert "n.code_format" in notices(checked)


@pytest.mark.parametrize(
    ("name", "said"),
    [("Библиотека им. Чехов", "LIB-004"), ("Джамбула", "LIB-001"), ("Детская библиотека", "LIB-005, LIB-006")],
)
def test_a_name_that_is_not_one_library_is_refused_with_the_nearest(name: str, said: str) -> None:
    checked = named(name)
    assert faults(checked) == [(2, "library_code", "cell.unknown_code")]
    for language in LANGUAGES:
        text = problem_text(checked.problems[0], translator(language))
        assert name in text
        assert said in text


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Городская библиотека им. Жамбыла", "LIB-001"),
        ("Жамбыла", ""),
        ("А. П. Чехов атындагы китапхана", "LIB-004"),
        ("Казак жазушылары кiтапханасы", "LIB-007"),
        ("Қазақ жазұшылары кітапханасы", ""),
        ("Chekhov", ""),
        ("Библиотека-филиал № 15", "LIB-010"),
        ("Библиотека № 15", ""),
        ("Филиал библиотеки № 16", ""),
        ("Городская библиотека", ""),
    ],
)
def test_a_name_is_known_without_a_kazakh_keyboard_and_without_words_that_many_share(name: str, code: str) -> None:
    checked = named(name)
    if code:
        assert rows(checked) == [(code, "2026-05", "children", 5)]
        assert "n.code_format" in notices(checked)
    else:
        assert faults(checked) == [(2, "library_code", "cell.unknown_code")]


@pytest.mark.parametrize(("number", "code"), [("4", "LIB-004"), ("11", "LIB-011"), ("LIB-9", "LIB-009")])
def test_a_number_is_a_code_where_no_other_library_is_called_so(number: str, code: str) -> None:
    assert rows(named(number)) == [(code, "2026-05", "children", 5)]


@pytest.mark.parametrize(("number", "heading"), [("9", "Библиотека"), ("09", "Филиал"), ("№ 9", "Код")])
def test_a_number_that_is_in_the_name_of_another_library_is_no_code(number: str, heading: str) -> None:
    checked = named(number, heading)
    assert faults(checked) == [(2, "library_code", "cell.unknown_code")]
    assert "LIB-009, LIB-025" in problem_text(checked.problems[0], translator("ru"))


def test_a_bare_number_in_a_column_of_codes_is_one() -> None:
    assert rows(named("9", "Код")) == [("LIB-009", "2026-05", "children", 5)]


def test_two_codes_in_one_cell_are_no_name() -> None:
    text = problem_text(named("LIB-001, LIB-004").problems[0], translator("ru"))
    assert "Кода «LIB-001, LIB-004» нет" in text


def test_headings_that_mean_the_same_are_all_named() -> None:
    checked = looked_at([f"{RU};Количество посещений", f"{A};5"])
    assert "D1 «Посещения», E1 «Количество посещений»" in problem_text(checked.problems[0], translator("ru"))


@pytest.mark.parametrize(
    ("name", "doubts"),
    [("Библиотека им. Жамбыла", ["w.name_differs"]), ("Chekhov library", []), ("наш филиал", []), ("", [])],
)
def test_a_name_of_another_library_beside_a_code_is_asked_about(name: str, doubts: list[str]) -> None:
    content = "\n".join([f"Библиотека;{RU}", f"{name};LIB-004;май 2026;дети;5", ""]).encode()
    known = replace(KNOWN, library_names=NAMES)
    checked = check(KINDS["attendance"], content, file_name="file.csv", as_of=AS_OF, known=known)
    assert checked.accepted
    assert [one.id for one in checked.notices if one.is_warning] == doubts


def test_a_code_goes_before_a_name_and_the_names_are_told_as_not_needed() -> None:
    checked = looked_at([f"Библиотека;{RU}", f"Им. Чехова;{A}"])
    assert rows(checked) == [("LIB-011", "2026-05", "children", 5)]
    assert "n.unknown_columns_ignored" in notices(checked)


def test_names_where_only_codes_are_known_are_a_missing_column_of_codes() -> None:
    checked = looked_at([RU.replace(CODE, "Библиотека"), "Им. Чехова;май 2026;дети;5"])
    assert faults(checked) == [(None, "library_code", "struct.missing_column")]


@pytest.mark.parametrize(("language", "heading"), [("ru", "Код библиотеки"), ("kk", "Кітапхана коды"), ("en", "code")])
def test_a_missing_column_is_named_in_the_readers_language(language: str, heading: str) -> None:
    checked = looked_at(["Месяц;Возрастная группа;Посещения", "май 2026;дети;5"])
    text = problem_text(checked.problems[0], translator(language))
    assert heading in text
    assert ("Код" in text) == (language == "ru")


def test_blank_cells_beyond_all_columns_do_no_harm() -> None:
    wide = ";" * 4_000
    assert rows(looked_at([RU + wide, A + wide])) == [("LIB-011", "2026-05", "children", 5)]
