"""Which files do people really send? Rows to build them from, and a short way to check them."""

from datetime import date

from dashboard.ingest.check import check
from dashboard.ingest.checked import Checked
from dashboard.ingest.kind import Known
from dashboard.ingest.kinds import kind_of
from dashboard.ingest.report import as_json

AS_OF = date(2026, 11, 10)
KNOWN = Known(
    library_codes=frozenset(f"LIB-{i:03d}" for i in range(1, 29)),
    project_codes=frozenset(f"PRJ-{i:02d}" for i in range(1, 6)),
    milestone_codes=frozenset(f"M{i}" for i in range(1, 9)),
    oldest_month=date(2020, 1, 1),
    complete=True,
)
RU = "Код библиотеки;Месяц;Возрастная группа;Посещения"
KK = "Кітапхана коды;Ай;Жас тобы;Келушілер саны"
EVENTS = "Код библиотеки;Месяц;Тип мероприятия;Количество мероприятий;Количество участников"
STATUS = "Код проекта;Код этапа;Плановая дата;Прогнозная дата;Фактическая дата;% выполнения;Бюджет;Освоено"
REGISTRY = "Код;Атауы;Название;Район;Широта;Долгота;Дата модернизации;Пространства"
A, B, C = "LIB-011;май 2026;дети;5", "LIB-012;май 2026;дети;6", "LIB-013;май 2026;дети;7"


def looked_at(content: bytes | str | list[str], kind: str = "attendance", encoding: str = "utf-8") -> Checked:
    text = "\r\n".join([*content, ""]) if isinstance(content, list) else content
    data = text.encode(encoding, "replace") if isinstance(text, str) else text
    found = kind_of(kind)
    assert found
    return check(found, data, file_name="file.csv", as_of=AS_OF, known=KNOWN)


def rows(checked: Checked) -> list[tuple[object, ...]]:
    assert checked.accepted, [(p.row, p.column, p.reason, p.value) for p in checked.problems]
    found = as_json(checked)["rows"]
    assert isinstance(found, list)
    return [tuple(row.values()) for row in found]


def faults(checked: Checked) -> list[tuple[int | None, str | None, str]]:
    return [(problem.row, problem.column, problem.reason) for problem in checked.problems]


def notices(checked: Checked) -> set[str]:
    return {notice.id for notice in checked.notices}
