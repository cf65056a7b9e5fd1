"""Does whoever listens hear every step of a file in its order, and is the file the same for it?"""

import io
from datetime import date

import openpyxl
import pytest

from dashboard.ingest.apply import Origin, save
from dashboard.ingest.check import check, recognise
from dashboard.ingest.kind import Known
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.known import known
from dashboard.ingest.telling import EVERY, Step, Tell, counted
from dashboard.store import reading
from tests.ingest.files import library, load

HEADINGS = ("library_code", "month", "age_group", "visits")
ROWS = [("LIB-1", f"{2019 + n // 12}-{n % 12 + 1:02d}", "children", n) for n in range(90)]
DAY = date(2026, 11, 10)


def text(rows: list[tuple[object, ...]]) -> bytes:
    return "\n".join(";".join(map(str, row)) for row in (HEADINGS, *rows)).encode()


def book(rows: list[tuple[object, ...]]) -> bytes:
    made, held = openpyxl.Workbook(), io.BytesIO()
    for row in (HEADINGS, *rows):
        made.active.append(row)
    made.save(held)
    return held.getvalue()


def listener() -> tuple[list[tuple[Step, int, int]], Tell]:
    heard: list[tuple[Step, int, int]] = []
    return heard, lambda step, done, of: heard.append((step, done, of))


@pytest.mark.parametrize(("make", "name"), [(text, "a.csv"), (book, "a.xlsx")])
def test_a_file_is_read_the_same_whoever_listens(make, name: str) -> None:
    heard, tell = listener()
    asked = {"file_name": name, "as_of": DAY, "known": Known(library_codes=frozenset({"LIB-1"}))}
    content = make(ROWS)
    assert check(KINDS["attendance"], content, **asked, tell=tell) == check(KINDS["attendance"], content, **asked)
    assert list(dict.fromkeys(step for step, _, _ in heard)) == [Step.READING, Step.CHECKING]
    assert (Step.CHECKING, 0, len(ROWS)) in heard


def test_of_a_workbook_the_rows_are_counted_beforehand() -> None:
    heard, tell = listener()
    check(KINDS["attendance"], book(ROWS), file_name="a.xlsx", as_of=DAY, known=Known(), tell=tell)
    assert (Step.READING, 0, len(ROWS) + 1) in heard


def test_saving_tells_its_steps_too(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    heard, tell = listener()
    content = text(ROWS)
    with reading(store_url) as session:
        told = known(session)
    checked = check(KINDS["attendance"], content, file_name="a.csv", as_of=DAY, known=told)
    assert save(store_url, checked, content, Origin("Aigul"), tell=tell).comparison.new == len(ROWS)
    assert list(dict.fromkeys(step for step, _, _ in heard)) == [Step.COMPARING, Step.SAVING]


def test_only_every_few_hundredth_row_is_told() -> None:
    heard, tell = listener()
    assert list(counted(range(2 * EVERY + 1), Step.CHECKING, 2 * EVERY + 1, tell)) == list(range(2 * EVERY + 1))
    assert [done for _, done, _ in heard] == [0, EVERY, 2 * EVERY]


def test_a_kind_is_recognised_from_the_first_rows_of_a_long_workbook() -> None:
    long = [*ROWS] * 20
    assert recognise(book(long), "a.xlsx") == "attendance"
