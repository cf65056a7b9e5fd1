"""Is a monthly status asked about where it contradicts itself, or what was told before?"""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.i18n import LANGUAGES, translator
from dashboard.ingest.messages import notice_text
from dashboard.ingest.plausibility import with_warnings
from dashboard.store import reading
from tests.ingest.files import checked, load
from tests.ingest.nasty import STATUS, faults, looked_at

LEDGER = (
    "Код проекта;Код этапа;Дата публикации;Точность даты публикации;Вид даты;Названная дата;Точность даты;"
    "На дату сообщения"
)
WHEN = [("01.12.2026", "день"), ("31.12.2026", "год"), ("01.10.2026", "день")]


def asked(row: str) -> list[tuple[str, str | None]]:
    found = looked_at([STATUS, f"PRJ-01;M1;{row}"], "milestones")
    assert found.accepted
    texts = [notice_text(one, translator(language)) for one in found.notices for language in LANGUAGES]
    assert all("{" not in text for text in texts)
    return [(one.id, one.cell) for one in found.notices if one.is_warning]


@pytest.mark.parametrize(
    ("row", "warnings"),
    [
        ("01.03.2026;01.05.2026;;100;10;5", [("w.done_without_date", "F2")]),
        ("01.03.2026;01.05.2026;03.05.2026;50;10;5", [("w.date_before_done", "F2")]),
        ("01.03.2026;01.05.2026;;50;10;5", [("w.forecast_passed", "D2")]),
        ("01.03.2026;01.05.2027;;50;10;5", []),
        ("01.03.2026;01.05.2026;03.05.2026;100;10;5", []),
        ("01.03.2026;01.05.2027;;50;10;15", [("w.overspend", "H2")]),
    ],
)
def test_a_status_that_contradicts_itself_is_asked_about(row: str, warnings: list[tuple[str, str]]) -> None:
    assert asked(row) == warnings


def test_one_is_asked_about_where_others_are_shares() -> None:
    lines = [f"PRJ-01;M{number};01.03.2026;01.05.2027;;{percent};10;5" for number, percent in ((1, "1"), (2, "0,35"))]
    both = [("w.unusual_value", "F2"), ("w.unusual_value", "F3")]
    assert [(one.id, one.cell) for one in looked_at([STATUS, *lines], "milestones").notices] == both
    alone = looked_at([STATUS, lines[0]], "milestones")
    assert [one.id for one in alone.notices] == []


@pytest.mark.parametrize(("year", "doubts"), [("1926", 1), ("2062", 1), ("1995", 0), ("2040", 0)])
def test_a_slip_in_the_year_is_asked_about(year: str, doubts: int) -> None:
    checked = looked_at(["Код библиотеки;Закрыта с;Закрыта по;Причина", f"LIB-011;01.06.{year};;ремонт"], "closures")
    assert [one.id for one in checked.notices if one.is_warning] == ["w.unusual_year"] * doubts


def test_tiyn_are_rounded_and_told() -> None:
    checked = looked_at([STATUS, "PRJ-01;M1;01.03.2026;01.05.2027;;50;2 500 000,00;2 480 000,50"], "milestones")
    texts = [notice_text(one, translator("ru")) for one in checked.notices if one.id == "n.integer_decimal"]
    assert texts == ["Хранятся целые тенге: «2 480 000,50» → 2480001."]


def test_what_happened_cannot_lie_ahead() -> None:
    lines = [f"PRJ-01;M1;01.10.2026;день;факт;{day};{precision};нет" for day, precision in WHEN]
    assert faults(looked_at([LEDGER, *lines], "milestones")) == [(2, "date_value", "cell.future")]


@pytest.mark.parametrize(("percent", "spent", "columns"), [(40, 6, ["percent"]), (60, 4, ["spent"]), (50, 5, [])])
def test_a_status_below_the_one_before_is_asked_about(
    store_url: str, percent: int, spent: int, columns: list[str]
) -> None:
    said = {"planned_date": date(2026, 3, 1), "forecast_date": date(2027, 3, 1), "actual_date": None}
    about = {"project_code": "P", "milestone_code": "opening", "budget": Decimal(10)}
    load(store_url, "projects", {"project_code": "P", "name_kk": "P", "name_ru": "P", "kind": "construction"})
    before = about | said | {"percent": Decimal(50), "spent": Decimal(5)}
    load(store_url, "milestones", before, as_of=date(2026, 10, 1))
    now = checked("milestones", [about | said | {"percent": Decimal(percent), "spent": Decimal(spent)}])
    with reading(store_url) as session:
        found = with_warnings(session, now)
    assert [(one.id, one.column) for one in found.notices] == [("w.fell_back", column) for column in columns]
