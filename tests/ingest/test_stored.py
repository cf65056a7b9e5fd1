"""How are the stored rows of many keys asked for? As a table that is joined, on either database."""

from datetime import date

from sqlalchemy import Connection, event

from dashboard.ingest.stored import rows_where
from dashboard.store import reading
from dashboard.store.engine import engine
from tests.ingest.files import library, load, visits

COLUMNS = ("venue_code", "month", "age_group")


def test_many_keys_are_one_table_to_join_and_each_finds_its_row(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    load(store_url, "attendance", visits("LIB-1", 5, date(2026, 1, 1), "youth"))
    here = ("LIB-1", date(2026, 1, 1), "youth")
    keys = [here, *(("LIB-1", date(2026, 1, day), "adults") for day in range(2, 20))]
    asked: list[str] = []

    def note(_connection: Connection, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    event.listen(engine(store_url), "before_cursor_execute", note)
    with reading(store_url) as session:
        found = [tuple(row[column] for column in COLUMNS) for row in rows_where(session, "attendance", COLUMNS, keys)]
    assert found == [here]
    assert [" IN (VALUES (" in statement for statement in asked if "FROM attendance" in statement] == [True]
