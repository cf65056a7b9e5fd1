"""Are a file's own totals compared with its rows, however the table is laid out?"""

import pytest

from dashboard.i18n import translator
from dashboard.ingest.messages import notice_text
from tests.ingest.nasty import RU, A, B, looked_at, notices, rows

WIDE = "Код;Месяц;дети;юношество;взрослые"
ONE, TWO = "LIB-011;2026-05;5;6;7", "LIB-012;2026-05;1;2;3"
Doubt = tuple[str | None, str | None, str | None]


def doubts(lines: list[str]) -> list[Doubt]:
    """Cell, figure and sum of each total that differs."""
    found = looked_at(lines)
    assert found.accepted
    return [(n.cell, n.before, n.after) for n in found.notices if n.id == "w.total_mismatch"]


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("Итого;;6;8;10", []),
        ("Итого;;6;8;99", [("E4", "99", "10")]),
        ("Итого;;60;8;99", [("C4", "60", "6"), ("E4", "99", "10")]),
    ],
)
def test_a_total_under_figures_side_by_side_is_compared_column_by_column(total: str, expected: list[Doubt]) -> None:
    assert doubts([WIDE, ONE, TWO, total]) == expected


def test_subtotals_under_figures_side_by_side_sum_up_their_own_part() -> None:
    parts = [WIDE, ONE, "Итого по району;;5;6;7", TWO, "Итого по району;;1;2;4", "Всего;;6;8;10"]
    assert doubts(parts) == [("E5", "4", "3")]


def test_a_subtotal_that_differs_is_set_beside_the_sum_it_is_nearest_to() -> None:
    assert doubts([RU, A, "Итого;;;5", B, "Итого;;;7", "Всего;;;11"]) == [("D5", "7", "6")]


def test_the_first_of_the_parts_may_say_that_it_is_one() -> None:
    checked = looked_at(["Код;Месяц;Всего посещений;в том числе дети;взрослые", "LIB-011;2026-05;12;5;7"])
    assert [row[2:] for row in rows(checked)] == [("children", 5), ("adults", 7)]
    assert "w.total_mismatch" not in notices(checked)


def test_a_heading_with_nothing_under_it_is_told_as_not_taken() -> None:
    checked = looked_at([WIDE, "LIB-011;2026-05;5;;7"])
    assert [row[2] for row in rows(checked)] == ["children", "adults"]
    said = {notice.id: notice_text(notice, translator("ru")) for notice in checked.notices}
    assert said["n.unpivoted"].startswith("Столбцы «дети, взрослые» развёрнуты")
    assert said["n.empty_columns_dropped"].startswith("Под заголовками «юношество» нет ни одного значения")


def test_age_groups_side_by_side_may_name_their_years() -> None:
    checked = looked_at(["Код;Месяц;Дети 0-13;Молодёжь (14-34);35+", "LIB-011;2026-05;5;6;7"])
    assert [row[2] for row in rows(checked)] == ["children", "youth", "adults"]
