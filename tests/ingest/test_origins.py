"""Do rows lead to the batch, file, person and line they came from, also when several batches brought them?"""

from datetime import date

from sqlmodel import col

from dashboard.ingest.apply import Origin, identity, save
from dashboard.ingest.origins import origins
from dashboard.ingest.undo import undone
from dashboard.store import reading
from dashboard.store.stored_rows import StoredRows
from dashboard.store.tables import Attendance
from tests.ingest.files import checked, library, load, visits

MARCH = date(2026, 3, 1)
ALL = StoredRows(Attendance)


def test_rows_of_two_files_are_told_file_by_file_newest_first(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    first = load(store_url, "attendance", visits("LIB-1", 5), visits("LIB-1", 6, group="adults")).batch
    second = load(store_url, "attendance", visits("LIB-1", 7, MARCH)).batch
    with reading(store_url) as session:
        found = origins(session, [ALL])
    assert [(one.batch_id, one.count, [row["line"] for row in one.rows]) for one in found] == [
        (second.id, 1, [2]),
        (first.id, 2, [2, 3]),
    ]
    assert {(one.file_name, one.author, one.source, one.table) for one in found} == {
        ("attendance.csv", "Aigul", "upload", "attendance")
    }


def test_only_the_first_rows_are_told_and_all_are_counted(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    load(store_url, "attendance", *(visits("LIB-1", n, date(2025, n, 1)) for n in range(1, 11)))
    with reading(store_url) as session:
        (found,) = origins(session, [ALL], first=3)
        (march,) = origins(session, [StoredRows(Attendance, (col(Attendance.month) == date(2025, 3, 1),))])
    assert (found.count, [row["visits"] for row in found.rows]) == (10, [1, 2, 3])
    assert (march.count, march.rows[0]["line"]) == (1, 4)


def test_a_row_that_an_undo_put_back_leads_to_the_batch_that_brought_it(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    first = load(store_url, "attendance", visits("LIB-1", 5)).batch
    second = load(store_url, "attendance", visits("LIB-1", 6)).batch
    undone(store_url, identity(second), "Boss")
    with reading(store_url) as session:
        (found,) = origins(session, [ALL])
    assert (found.batch_id, found.rows[0]["visits"]) == (first.id, 5)


def test_what_somebody_wrote_about_a_row_is_told_with_it(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    lines = [visits("LIB-1", 0), visits("LIB-1", 6, group="adults")]
    save(store_url, checked("attendance", lines), b"", Origin("Aigul", remarks={2: "works"}))
    with reading(store_url) as session:
        (found,) = origins(session, [ALL])
        (adults,) = origins(session, [StoredRows(Attendance, (col(Attendance.age_group) == "adults",))])
    assert (found.remarks, adults.remarks) == (("works",), ())


def test_an_empty_store_has_no_origins(store_url: str) -> None:
    with reading(store_url) as session:
        assert origins(session, [ALL]) == []
