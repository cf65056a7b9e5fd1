"""Does a person's status hold from its day to its last, and never hide the rule's?"""

from datetime import date

import pandas as pd
import pytest

from dashboard import store
from dashboard.filters import Filters
from dashboard.ingest.check import check
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.known import known
from dashboard.ingest.undo import undone
from dashboard.metrics import projects
from tests.ingest.files import AS_OF, load

HEAD = "project_code;decided_on;status;reason;decided_by;until\n"


@pytest.fixture
def theatre(store_url: str) -> str:
    load(store_url, "projects", {"project_code": "P", "name_kk": "П", "name_ru": "П", "kind": "restoration"})
    return store_url


def decided(url: str, on: date, status: str, until: date) -> int:
    line = {"project_code": "P", "decided_on": on, "status": status, "reason": "why", "decided_by": "Aigul"}
    return load(url, "overrides", line | {"until": until}).batch.id or 0


def overridden(url: str, on: date) -> object:
    with store.reading(url) as session:
        row = projects.status(session, Filters(on)).iloc[0]
    assert row["status"] == "unknown"
    return None if pd.isna(row["override"]) else row["override"]


def test_it_holds_from_its_day_to_its_last_and_a_newer_decision_wins(theatre: str) -> None:
    decided(theatre, date(2026, 3, 1), "late", date(2026, 6, 30))
    decided(theatre, date(2026, 5, 1), "on_track", date(2026, 5, 31))
    days = [
        date(2026, 2, 28),
        date(2026, 3, 1),
        date(2026, 5, 1),
        date(2026, 6, 1),
        date(2026, 6, 30),
        date(2026, 7, 1),
    ]
    assert [overridden(theatre, day) for day in days] == [None, "late", "on_track", "late", "late", None]


def test_it_can_be_undone_and_shortened(theatre: str) -> None:
    batch = decided(theatre, date(2026, 3, 1), "late", date(2026, 6, 30))
    decided(theatre, date(2026, 3, 1), "late", date(2026, 3, 9))
    assert overridden(theatre, date(2026, 3, 10)) is None
    undone(theatre, batch + 1, "Aigul")
    assert overridden(theatre, date(2026, 3, 10)) == "late"


@pytest.mark.parametrize(
    ("line", "reason", "column"),
    [
        ("P;2026-03-01;late;;Aigul;2026-06-30", "cell.required", "reason"),
        ("P;2026-03-01;late;why; ;2026-06-30", "cell.required", "decided_by"),
        ("P;2026-03-01;late;why;Aigul;", "cell.required", "until"),
        ("P;2026-03-01;late;why;Aigul;2026-02-28", "row.inconsistent", "until"),
        ("P;2026-03-01;late;why;Aigul;2027-03-03", "row.inconsistent", "until"),
        ("P;2026-11-11;late;why;Aigul;2026-12-01", "cell.future", "decided_on"),
        ("P;2026-03-01;fine;why;Aigul;2026-06-30", "cell.unknown_category", "status"),
        ("Q;2026-03-01;late;why;Aigul;2026-06-30", "cell.unknown_code", "project_code"),
    ],
)
def test_without_reason_name_or_a_fitting_end_it_is_refused(theatre: str, line: str, reason: str, column: str) -> None:
    with store.reading(theatre) as session:
        codes = known(session)
    found = check(KINDS["overrides"], (HEAD + line).encode(), file_name="a.csv", as_of=AS_OF, known=codes)
    assert [(problem.reason, problem.column) for problem in found.problems] == [(reason, column)]


def test_words_of_three_languages_are_read(theatre: str) -> None:
    with store.reading(theatre) as session:
        codes = known(session)
    heads = "Код проекта;Дата решения;Статус;Обоснование;Кто решил;Действует до\n"
    text = heads + "P;01.03.2026;в срок;сдают;Айгуль;30.06.2026"
    found = check(KINDS["overrides"], text.encode(), file_name="a.csv", as_of=AS_OF, known=codes)
    assert found.accepted
    assert found.rows[0].values["status"] == "on_track"
