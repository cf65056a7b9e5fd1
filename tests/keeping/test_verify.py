"""Is every kind of fault found, named and nothing else?"""

from pathlib import Path

import pytest
from sqlalchemy import text

from dashboard.ingest.loading import prepare
from dashboard.ingest.removal import removed_demo
from dashboard.keeping.verify import verify
from dashboard.store import writing
from dashboard.store.engine import engine
from tests.stores import ON_POSTGRESQL, sqlite_only


def _spoil(url: str, *statements: str) -> None:
    """Change rows behind the program's back; references are not looked at meanwhile."""
    if ON_POSTGRESQL:
        with engine(url).begin() as connection:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            for statement in statements:
                connection.exec_driver_sql(statement.replace("x'00'", "'\\x00'::bytea"))
        return
    with engine(url).connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            raw.execute(statement)
        raw.commit()
        raw.execute("PRAGMA foreign_keys=ON")


def _found(url: str) -> set[tuple[str, str]]:
    return {(one.fault, one.details.get("row") or one.details.get("batch") or "") for one in verify(url)}


def test_a_store_people_worked_in_is_sound(worked_in: str) -> None:
    assert verify(worked_in) == []


def test_a_full_store_is_sound_also_after_the_demo_left(store_url: str) -> None:
    prepare(store_url)
    assert verify(store_url) == []
    removed_demo(store_url, "Aigul")
    assert verify(store_url) == []


ROW = "LIB-001|2026-01-01|children"
FAULTS = {
    "a figure changed by hand": (
        "UPDATE attendance SET visits = 99 WHERE venue_code = 'LIB-001'",
        {("other_row", ROW)},
    ),
    "a row written by hand": (
        "INSERT INTO attendance SELECT 6, 9, venue_code, month, 'adults', 1 FROM attendance WHERE venue_code='LIB-001'",
        {("unknown_row", "LIB-001|2026-01-01|adults")},
    ),
    "a row gone": ("DELETE FROM attendance WHERE venue_code = 'LIB-001'", {("lost_row", ROW)}),
    "an entry of the journal gone": (
        "DELETE FROM change WHERE batch_id = 3 AND row_key = 'LIB-001|2026-01-01|children'",
        {("step", ROW)},
    ),
    "the revision set back": ("UPDATE revision SET number = 2", {("revision", "")}),
    "an undo that takes back nothing": (
        "UPDATE batch SET undoes = 77 WHERE id = 5",
        {("undo", "5"), ("state", "4"), ("reference", "5")},
    ),
    "an import marked as undone": ("UPDATE batch SET state = 'undone' WHERE id = 2", {("state", "2")}),
    "a kept file exchanged": ("UPDATE batch_file SET content = x'00' WHERE batch_id = 2", {("file", "2")}),
    "tables of another revision": ("UPDATE alembic_version SET version_num = '0001'", {("schema", "")}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_and_only_that(fault: str, worked_in: str) -> None:
    statement, expected = FAULTS[fault]
    _spoil(worked_in, statement)
    # References cannot go missing on PostgreSQL: nothing is said of them.
    assert _found(worked_in) == {one for one in expected if not (ON_POSTGRESQL and one[0] == "reference")}


def test_rows_of_a_batch_that_is_gone_are_named(worked_in: str) -> None:
    _spoil(worked_in, "DELETE FROM batch WHERE id = 6")
    faults = {one.fault for one in verify(worked_in)}
    assert ({"no_batch"} if ON_POSTGRESQL else {"no_batch", "reference"}) <= faults


def test_a_row_without_its_library_is_named(worked_in: str) -> None:
    _spoil(worked_in, "DELETE FROM library WHERE venue_code = 'LIB-002'")
    found = {(one.fault, one.details.get("table")) for one in verify(worked_in)}
    assert found - {("reference", "attendance")} == {("lost_row", "library")}
    assert ON_POSTGRESQL or ("reference", "attendance") in found


@sqlite_only
def test_a_file_that_is_not_there_is_named_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    assert [one.fault for one in verify(f"sqlite:///{path}")] == ["missing"]
    assert not path.exists()


def test_looking_changes_nothing(worked_in: str) -> None:
    with engine(worked_in).connect() as connection:
        before = connection.execute(text("SELECT number FROM revision")).scalar()
    verify(worked_in)
    with engine(worked_in).connect() as connection:
        assert connection.execute(text("SELECT number FROM revision")).scalar() == before


@pytest.mark.parametrize(
    "spoil",
    [
        "DROP TABLE audit",
        "UPDATE batch SET created_at = 'yesterday' WHERE id = 3",
        "UPDATE change SET after = 'zz' WHERE id = 1",
        "INSERT INTO alembic_version VALUES ('9999')",
    ],
)
@sqlite_only
def test_what_sqlite_finds_nothing_wrong_with_is_told(spoil: str, worked_in: str) -> None:
    with writing(worked_in) as session:
        session.execute(text(spoil))
    assert [one.fault for one in verify(worked_in)] in (["unreadable"], ["schema"])
