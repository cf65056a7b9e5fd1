"""Is a project ever taken for a library?"""

from datetime import date

from dashboard.ingest.check import check
from dashboard.ingest.kind import Known
from dashboard.ingest.kinds import KINDS


def test_a_project_called_like_a_library_keeps_its_code() -> None:
    content = "project_code,name_kk,name_ru,kind\nLIB20,Бағдарлама,Программа,construction\n".encode()
    checked = check(KINDS["projects"], content, file_name="p.csv", as_of=date(2026, 11, 10), known=Known())
    assert [row.values["project_code"] for row in checked.rows] == ["LIB20"]
