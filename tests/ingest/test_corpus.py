"""Is every kind of nasty file read or refused as a careful user would want? Bytes and layouts, then each kind."""

import pytest

from dashboard.i18n import LANGUAGES
from dashboard.ingest.checked import Checked
from dashboard.ingest.report import as_json
from tests.ingest.nasty import EVENTS, KK, REGISTRY, RU, STATUS, A, B, C, faults, looked_at, notices, rows

AB = [("LIB-011", "2026-05", "children", 5), ("LIB-012", "2026-05", "children", 6)]
KAZAKH = "\r\n".join([KK, "LIB-011;қазан 2026;жасөспірімдер;5", ""])
PROJECTS = (
    "Код проекта;Название на казахском;Название на русском;Вид работ;Первоначальное начало;Первоначальное завершение"
)
CLOSURES = "Код библиотеки;Закрыта с;Закрыта по;Причина"
TARGETS = "Показатель;Код библиотеки;Год;План на год"
POPULATION = "Район;Месяц;Возрастная группа;Жители"
FIGURES = "Показатель;Охват;Период;Значение;Дата публикации;Точность даты публикации"
MISREAD = [("cp1251", "latin-1"), ("cp1251", "cp866"), ("cp1251", "koi8_r"), ("koi8_r", "cp1251"), ("cp866", "cp1251")]


def told(checked: Checked) -> Checked:
    """Every word to the user is there in every language."""
    found = as_json(checked)
    for group in (found["errors"], found["notices"]):
        assert isinstance(group, list)
        for one in group:
            assert all(one["message"][language] and "intake." not in one["message"][language] for language in LANGUAGES)
    assert checked.accepted or (found["rows"] == [] and found["errors"])
    return checked


@pytest.mark.parametrize(
    "content",
    [
        [line.replace(";", '"; "').join('""') for line in (RU, A, B)],
        [line.replace(";", "';'").join("''") for line in (RU, A, B)],
        ["Kod biblioteki;Mesyac;Vozrastnaya gruppa;Posescheniya", A, B],
        ["Код библиотеки.;«Месяц»;Возраст:;Посещения*", A, B],
        [RU + ";Имя", A + ';"строка;\nещё;"', B + ";да"],
        [RU, "(1);(2);(3);(4)", A, B],
        [RU, "А;Б;1;2", A, B],
        [RU, A, B, "Итого;х;х;11"],
        [RU, A, B, "Барлығы;—;—;11"],
        [RU, A, B, "", "10.06.2026"],
        ["Месяц;Возрастная группа;LIB-011;LIB-012", "май 2026;дети;5;6"],
        [RU, "11;202605;Дети.;+5", "LIB-O12;May 1, 2026;deti;6,0"],
    ],
)
def test_an_unusual_layout_is_read(content: list[str]) -> None:
    assert rows(told(looked_at(content))) == AB


@pytest.mark.parametrize(("saved", "opened"), MISREAD)
def test_russian_opened_in_another_code_page_and_saved_so_is_restored(saved: str, opened: str) -> None:
    text = "\r\n".join([RU, A, B, ""]).encode(saved).decode(opened)
    checked = told(looked_at(text))
    assert rows(checked) == AB
    assert "n.mojibake_repaired" in notices(checked)


def test_kazakh_opened_in_the_russian_code_page_is_restored() -> None:
    checked = told(looked_at(KAZAKH.encode("kz1048").decode("cp1251")))
    assert rows(checked) == [("LIB-011", "2026-10", "youth", 5)]
    assert "n.mojibake_repaired" in notices(checked)


@pytest.mark.parametrize(
    "content",
    [
        "\r\n".join([RU, A]).encode("ascii", "replace"),
        "\r\n".join([RU, A]).encode("iso8859_5"),
        "\r\n".join([RU, A]).encode().decode("latin-1").encode().decode("latin-1").encode(),
        "\r\n".join([RU, A]).replace("Код", "К\ufffdд").encode(),
        "\r\n".join([RU, A]).encode()[:60] + b"\xe4" + "\r\n".join([RU, A]).encode()[60:],
    ],
)
def test_letters_that_are_lost_are_an_encoding_not_a_missing_column(content: bytes) -> None:
    assert "file.encoding" in {reason for _, _, reason in faults(told(looked_at(content)))}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (["Код;LIB-011;LIB-012", "Месяц;2026-05;2026-05", "Возраст;дети;дети", "Посещения;5;6"], "struct.wide_layout"),
        (["Код;01.2026;02.2026", "LIB-011;5;6"], "struct.wide_layout"),
        (["Код;Месяц;Посещения;Дети;Взрослые", "LIB-011;май 2026;12;5;7"], "struct.wide_layout"),
        ("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "file.not_text"),
        ("<div><table><tr><td>1</td></tr></table></div>", "file.not_text"),
    ],
)  # fmt: skip
def test_what_cannot_be_turned_or_read_is_refused_by_its_name(content: list[str] | str, reason: str) -> None:
    assert [found for _, _, found in faults(told(looked_at(content)))] == [reason]


def test_participants_beside_event_types_as_columns_are_not_counted_for_each() -> None:
    checked = told(
        looked_at(["Код;Месяц;Количество участников;Лекции;Мастер-классы", "LIB-011;май 2026;50;5;6"], "events")
    )
    assert faults(checked) == [(1, None, "struct.wide_layout")]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("events", [EVENTS, "LIB-011;май 2026;дарис;5;150"]),
        ("milestones", [STATUS, "PRJ-O1;М1;Feb 1, 2026;20260301;—;35 %;1 000 ₸;+10"]),
        ("registry", [REGISTRY, "20;Ғабит;Габит;Ауэзовский р-н;43,22;76,85;45519;коворкинг, зона отдыха"]),
        ("projects", [PROJECTS, "PRJ-1;А;Б;капремонт;01.02.2025;2026-03-01"]),
        ("closures", [CLOSURES, "lib11;01.05.2026;31.05.2026;карантин", "LIB-012;01.05.2026;;ремонт"]),
        ("targets", [TARGETS, "visits;;2026;10 000", "visits;LIB-011;2026;5"]),
        ("population", [POPULATION, "Медеуский район;01.2026;;200 000", "Медеу;2026-01;дети;5000"]),
        ("figures", [FIGURES, "visits;city;2025;100,5;01.02.2026;день"]),
    ],
)
def test_every_kind_is_read_in_the_forms_people_use(kind: str, content: list[str]) -> None:
    assert len(rows(told(looked_at(content, kind)))) == len(content) - 1


@pytest.mark.parametrize(
    ("kind", "content", "expected"),
    [
        ("projects", [PROJECTS, "PRJ-09;А;—;ремонт кровли;01/02/2025;"], {
            (2, "project_code", "cell.unknown_code"), (2, "name_ru", "cell.required"),
            (2, "kind", "cell.unknown_category"), (2, "baseline_start", "cell.ambiguous_date")}),
        ("projects", [PROJECTS, "PRJ-01;А;Б;капремонт;01.02.2026;01.02.2025"], {
            (2, "baseline_finish", "row.inconsistent")}),
        ("closures", [CLOSURES, "LIB-011;31.05.2026;01.05.2026;ремонт", "LIB-099;32.05.2026;;потоп"], {
            (2, "ends_on", "row.inconsistent"), (3, "library_code", "cell.unknown_code"),
            (3, "starts_on", "cell.bad_date"), (3, "reason", "cell.unknown_category")}),
        ("closures", [CLOSURES, "LIB-011;01.05.2026;;ремонт", "LIB-011;2026-05-01;2026-05-31;ремонт"], {
            (3, None, "row.duplicate")}),
        ("targets", [TARGETS, "visits;LIB-011;26;5", "читатели;LIB-099;2026;1.234", "visits;;2026;-5"], {
            (2, "year", "cell.out_of_range"), (3, "measure", "cell.unknown_code"),
            (3, "library_code", "cell.unknown_code"), (3, "value", "cell.ambiguous_number"),
            (4, "value", "cell.negative")}),
        ("population", [POPULATION, "Медеу;2026-01;;5", "Медеуский;01.2026;;6", "Центр;весна;x;-1"], {
            (3, None, "row.duplicate"), (4, "district", "cell.unknown_category"), (4, "month", "cell.bad_month"),
            (4, "age_group", "cell.unknown_category"), (4, "residents", "cell.negative")}),
        ("figures", [FIGURES, "visits;city;2025;=A1;01.02.2030;точно"], {
            (2, "value", "cell.formula"), (2, "reported_on", "cell.future"),
            (2, "reported_precision", "cell.unknown_category")}),
        ("milestones", [STATUS, "PRJ-01;M9;03/04/2026;;11.11.2026;101;-5;1,5 млн"], {
            (2, "milestone_code", "cell.unknown_code"), (2, "planned_date", "cell.ambiguous_date"),
            (2, "forecast_date", "cell.required"), (2, "actual_date", "cell.future"),
            (2, "percent", "cell.out_of_range"), (2, "budget", "cell.negative"),
            (2, "spent", "cell.ambiguous_number")}),
    ],
)  # fmt: skip
def test_every_fault_of_every_kind_is_told_at_once(
    kind: str, content: list[str], expected: set[tuple[int, str | None, str]]
) -> None:
    assert set(faults(told(looked_at(content, kind)))) == expected


@pytest.mark.parametrize("kind", ["projects", "closures", "targets", "population", "figures", "milestones", "registry"])
@pytest.mark.parametrize("content", [b"", b"\0" * 5000, b"%PDF-1.7", b"x" * 30_000, "\n".join([A, B, C]).encode()])
def test_a_hostile_file_of_any_kind_is_refused(kind: str, content: bytes) -> None:
    assert not told(looked_at(content, kind)).accepted
