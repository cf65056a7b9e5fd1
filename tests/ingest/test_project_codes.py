"""Is a project ever taken for a library?"""

from datetime import date

import pytest

from dashboard.ingest.check import check
from dashboard.ingest.checked import Checked
from dashboard.ingest.kind import Known
from dashboard.ingest.kinds import KINDS


def test_a_project_called_like_a_library_keeps_its_code() -> None:
    content = "project_code,name_kk,name_ru,kind\nLIB20,Бағдарлама,Программа,construction\n".encode()
    checked = check(KINDS["projects"], content, file_name="p.csv", as_of=date(2026, 11, 10), known=Known())
    assert [row.values["project_code"] for row in checked.rows] == ["LIB20"]


@pytest.mark.parametrize(
    ("code", "said"), [("САТС", "SATS"), ("sats", "SATS"), ("АУЕЗОВ", "AUEZOV"), ("NEW-1", "NEW-1")]
)
def test_a_code_in_cyrillic_is_the_known_one_that_sounds_so(code: str, said: str) -> None:
    checked = listed(code)
    assert [row.values["project_code"] for row in checked.rows] == [said]


@pytest.mark.parametrize("code", ["МЕТА", "Театр", "САС"])
def test_no_project_is_made_of_a_code_in_cyrillic(code: str) -> None:
    assert [problem.reason for problem in listed(code).problems] == ["cell.unknown_code"]


def listed(code: str) -> Checked:
    content = f"project_code,name_kk,name_ru,kind\n{code},Бағдарлама,Программа,construction\n".encode()
    known = Known(project_codes=frozenset({"SATS", "AUEZOV", "ZOO"}))
    return check(KINDS["projects"], content, file_name="p.csv", as_of=date(2026, 11, 10), known=known)
