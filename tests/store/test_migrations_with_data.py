"""Does a store of every earlier revision arrive at the newest with all it held?"""

from collections.abc import Collection
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, select, text

from dashboard.ingest.images import encoded, table
from dashboard.schema import HEAD
from dashboard.store.engine import engine, reading
from dashboard.store.migrate import MIGRATIONS, migrate
from tests.store.old_rows import fill_empty_tables
from tests.stores import dropped, no_store


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


EARLIER = [step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions() if step.revision != HEAD]

ROWS = (
    "INSERT INTO batch (id, action, kind, file_name, sha256, source, author, created_at, rows_new, rows_changed, "
    "rows_same, rows_removed, state, notices) VALUES "
    "(1, 'import', 'milestones', 'a.csv', 'x', 'upload', 'A', '2026-10-01 00:00:00', 2, 0, 0, 0, 'applied', '[]')",
    "INSERT INTO batch_file (batch_id, content) VALUES (1, 'bytes')",
    "INSERT INTO venue (code, kind, name_kk, name_ru, name_en, location_basis, batch_id, line) "
    "VALUES ('V-1', 'theatre', 'Бір', 'Один', 'One', 'unknown', 1, 2)",
    "INSERT INTO project (code, venue_code, kind, batch_id, line) VALUES ('P-1', 'V-1', 'restoration', 1, 2)",
    "INSERT INTO milestone (project_code, code, batch_id, line) VALUES ('P-1', 'suspended', 1, 2)",
    "INSERT INTO change (batch_id, table_name, row_key, line, after) VALUES (1, 'project', 'P-1', 2, '{}')",
    "INSERT INTO account (login, full_name, role, created_at) VALUES ('a', 'A', 'viewer', '2026-10-01 00:00:00')",
)
REPORT = text(
    "INSERT INTO milestone_report (statement, project_code, milestone_code, reported_precision, date_kind, as_of, "
    "note_ru, batch_id, line) VALUES (:statement, 'P-1', 'suspended', 'unknown', 'actual', false, :note, 1, 2)"
)
CHANGED_ON_PURPOSE = {
    "account": {"valid_from"},  # never read, and no longer there
    "alembic_version": {"version_num"},
    "change": {"before", "after", "row_key"},
}
"""Columns whose values a migration may change: tests of their own hold them to what they say."""


def _journal(connection: Connection, statement: str) -> None:
    """Write into the journal that a report came, as the whole row it is."""
    report = text("SELECT * FROM milestone_report WHERE statement = :statement")
    row = dict(connection.execute(report, {"statement": statement}).mappings().one())
    row["as_of"] = bool(row["as_of"])
    told = text(
        "INSERT INTO change (batch_id, table_name, row_key, line, after) "
        "VALUES (1, 'milestone_report', :key, 2, :after)"
    )
    connection.execute(told, {"key": statement, "after": encoded(row)})


def _everything(url: str) -> dict[str, list[dict[str, object]]]:
    """Every row of every table, whatever the revision."""
    tables = MetaData()
    with engine(url).connect() as connection:
        tables.reflect(connection)
        return {
            table.name: [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()]
            for table in tables.sorted_tables
        }


@pytest.mark.parametrize("revision", EARLIER)
def test_a_store_of_an_earlier_revision_keeps_every_row(revision: str, tmp_path: Path) -> None:
    dropped(_migrated_with_data(revision, tmp_path))


def _migrated_with_data(revision: str, folder: Path) -> str:
    """A store that was filled at a revision and brought to the newest: each of its rows is still there."""
    url = no_store(folder, "old")
    with engine(url).execution_options(writing=True).begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for row in ROWS:
            connection.exec_driver_sql(row)
        for statement, note in (("denied", "ОПРОВЕРЖЕНИЕ: идут"), ("stated", "Остановлены")):
            connection.execute(REPORT, {"statement": statement, "note": note})
            _journal(connection, statement)
        fill_empty_tables(connection)
    before = _everything(url)
    assert migrate(url) is True
    after = _everything(url)
    for name, rows in before.items():
        assert rows, f"{name} was not tried with data"
        columns = rows[0].keys() - CHANGED_ON_PURPOSE.get(name, set())
        assert _only(columns, after[name]) == _only(columns, rows), name
    return url


def _only(columns: Collection[str], rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{column: row[column] for column in columns} for row in rows]


def test_denials_written_as_the_first_word_of_a_note_become_a_column(tmp_path: Path) -> None:
    with engine(_migrated_with_data("0001", tmp_path)).connect() as connection:
        denied = connection.execute(text("SELECT statement FROM milestone_report WHERE denied")).scalars().all()
    assert denied == ["denied"]


def test_the_journal_tells_the_rows_as_they_are_after_the_migration(tmp_path: Path) -> None:
    with reading(_migrated_with_data("0001", tmp_path)) as session:
        reports = session.execute(select(table("milestone_report"))).mappings().all()
        told = session.execute(text("SELECT after FROM change WHERE table_name = 'milestone_report'")).scalars().all()
    assert sorted(told) == sorted(str(encoded(dict(row))) for row in reports)
    assert len(told) == 2


def test_the_reason_becomes_part_of_a_closure_s_key(tmp_path: Path) -> None:
    url = no_store(tmp_path, "closures")
    tell = text(
        "INSERT INTO change (batch_id, table_name, row_key, line, before, after) "
        "VALUES (1, 'closure', 'V-1|2026-09-01', 2, :before, :after)"
    )
    remark = text(
        "INSERT INTO remark (id, batch_id, table_name, row_key, text, author, created_at) "
        "VALUES (7, 1, 'closure', 'V-1|2026-09-01', 'why', 'A', '2026-10-01 00:00:00')"
    )
    with engine(url).execution_options(writing=True).begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0005")
        for row in ROWS:
            connection.exec_driver_sql(row)
        connection.execute(text("DELETE FROM change"))
        works, other = ({"venue_code": "V-1", "starts_on": "2026-09-01", "reason": one} for one in ("works", "other"))
        for before, after in ((None, works), (works, works), (works, other)):
            connection.execute(tell, {"before": encoded(before), "after": encoded(after)})
        connection.execute(remark)
    migrate(url)
    with reading(url) as session:
        told = session.execute(text("SELECT row_key, before, after FROM change ORDER BY id")).all()
        assert session.execute(text("SELECT row_key FROM remark")).scalar() == "V-1|2026-09-01|other"
    assert [tuple(one) for one in told] == [
        ("V-1|2026-09-01|works", None, encoded(works)),
        ("V-1|2026-09-01|works", encoded(works), encoded(works)),
        ("V-1|2026-09-01|works", encoded(works), None),
        ("V-1|2026-09-01|other", None, encoded(other)),
    ]
    dropped(url)
