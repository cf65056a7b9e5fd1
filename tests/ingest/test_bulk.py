"""Does a bulk import do what an import does, in one transaction, and can it be taken back?"""

import csv
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from dashboard.i18n import LANGUAGES, translator
from dashboard.ingest.apply import Origin, identity
from dashboard.ingest.bulk import BulkRefusedError, import_bulk
from dashboard.ingest.check import check
from dashboard.ingest.images import encoded, table
from dashboard.ingest.journal import changes
from dashboard.ingest.kinds.attendance import ATTENDANCE
from dashboard.ingest.known import known
from dashboard.ingest.messages import problem_text
from dashboard.ingest.undo import undone
from dashboard.store import reading
from tests.ingest.files import AS_OF, dump, library, load, visits

HEADINGS = ("Код библиотеки", "Месяц", "Возрастная группа", "Посещения")
MONTHS = ("2026-01", "март 2026", "04.2026")
GROUPS = ("дети", "юношество", "взрослые")
LINES = [("LIB-001", month, group, str(n)) for n, (month, group) in enumerate(product(MONTHS, GROUPS), 1)]


def silent(_rows: int, _share: float) -> None:
    """Nobody watches."""


def write(path: Path, lines: list[tuple[str, ...]], encoding: str = "utf-8-sig") -> Path:
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=";").writerows([HEADINGS, *lines])
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_bulk_rows_journal_and_undo_are_those_of_any_import(store_url: str, tmp_path: Path, encoding: str) -> None:
    load(store_url, "libraries", library("LIB-001"))
    load(store_url, "attendance", visits("LIB-001", 1, group="children"), visits("LIB-001", 99, group="youth"))
    before = dump(store_url)
    path = write(tmp_path / "a.csv", LINES, encoding)
    batch, again = import_bulk(store_url, path, AS_OF, Origin("op"), silent)
    assert (batch.rows_new, batch.rows_changed, batch.rows_same, again) == (7, 1, 1, False)
    with reading(store_url) as session:
        images = {row.after for row in changes(session, identity(batch))}
        stored = session.execute(table("attendance").select()).mappings()
        assert images == {encoded(dict(row)) for row in stored if row["batch_id"] == batch.id}
    after = dump(store_url)
    assert import_bulk(store_url, path, AS_OF, Origin("op"), silent)[1]
    taken = undone(store_url, identity(batch), "op")
    assert dump(store_url) == before
    undone(store_url, identity(taken), "op")
    assert dump(store_url) == after


def test_one_bad_cell_refuses_the_file_and_all_faults_are_told(store_url: str, tmp_path: Path) -> None:
    load(store_url, "libraries", library("LIB-001"))
    before = dump(store_url)
    bad = [*LINES, ("LIB-001", "2026-05", "дети", "-1"), ("LIB-777", "2026-05", "дети", "1"), ("LIB-001", "2026-05")]
    with pytest.raises(BulkRefusedError) as refused:
        import_bulk(store_url, write(tmp_path / "a.csv", bad), AS_OF, Origin("op"), silent)
    found = [(problem.row, problem.reason) for problem in refused.value.checked.problems]
    assert found == [(11, "cell.negative"), (12, "cell.unknown_code"), (13, "struct.ragged_row")]
    assert dump(store_url) == before


def test_a_fault_is_told_as_well_as_of_a_short_file(store_url: str, tmp_path: Path) -> None:
    load(store_url, "libraries", library("LIB-001", name_ru="Библиотека им. Абая"))
    lines = [HEADINGS, ("Библиотека им. Абаев", "2026-05", "дети", "1"), ("LIB-0O2", "2026-05", "дети", "1,5")]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(";".join(line) for line in lines), encoding="utf-8")
    with pytest.raises(BulkRefusedError) as refused:
        import_bulk(store_url, path, AS_OF, Origin("op"), silent)
    with reading(store_url) as session:
        told = known(session)
    short = check(ATTENDANCE, path.read_bytes(), file_name="a.csv", as_of=AS_OF, known=told)
    for t in map(translator, LANGUAGES):
        expected = {(one.cell, problem_text(one, t)) for one in short.problems}
        assert {(one.cell, problem_text(one, t)) for one in refused.value.checked.problems} <= expected
    assert "Абая" in problem_text(refused.value.checked.problems[0], translator("ru"))


def test_what_a_heading_says_of_its_column_holds_for_a_long_file_too(store_url: str, tmp_path: Path) -> None:
    load(store_url, "libraries", library("LIB-001"), library("LIB-004", name_ru="Библиотека № 1"))
    path = tmp_path / "a.csv"
    path.write_text("Библиотека;Месяц;Возраст;Посещения\n№ 1;2026-05;дети;7\n", encoding="utf-8")
    with pytest.raises(BulkRefusedError) as refused:  # the number of a code or the one in a name: nobody guesses
        import_bulk(store_url, path, AS_OF, Origin("op"), silent)
    assert refused.value.checked.problems[0].details["rule"] == "shared_number"


def test_a_key_given_twice_refuses_the_file(store_url: str, tmp_path: Path) -> None:
    load(store_url, "libraries", library("LIB-001"))
    with pytest.raises(BulkRefusedError) as refused:
        import_bulk(store_url, write(tmp_path / "a.csv", [*LINES, LINES[0]]), AS_OF, Origin("op"), silent)
    assert [problem.reason for problem in refused.value.checked.problems] == ["row.duplicate"]


def test_a_file_without_a_column_is_refused(store_url: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("library_code,month,visits\nLIB-001,2026-01,5\n")
    with pytest.raises(BulkRefusedError) as refused:
        import_bulk(store_url, path, date(2026, 11, 10), Origin("op"), silent)
    assert [problem.reason for problem in refused.value.checked.problems] == ["struct.missing_column"]
