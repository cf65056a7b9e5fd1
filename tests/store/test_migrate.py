"""Does a store come to be, once, whoever starts first?"""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, inspect
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from dashboard import store
from dashboard.schema import HEAD
from dashboard.store.engine import engine
from dashboard.store.migrate import MIGRATIONS, migrate
from dashboard.store.tables import Attendance, Batch, Library, Milestone, MilestoneReport, Project, Venue
from tests.stores import ON_POSTGRESQL, no_store, sqlite_only


def test_the_head_known_to_the_program_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_migrations_make_exactly_the_tables_of_the_classes(store_url: str) -> None:
    with engine(store_url).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []


def test_migrations_make_exactly_the_checks_of_the_classes(store_url: str) -> None:
    inspector = inspect(engine(store_url))
    for name, table in SQLModel.metadata.tables.items():
        made = {(check["name"], _plain(check["sqltext"])) for check in inspector.get_check_constraints(name)}
        asked = {
            (str(check.name), _plain(str(check.sqltext)))
            for check in table.constraints
            if isinstance(check, CheckConstraint)
        }
        assert made == asked, name


def _plain(condition: str) -> str:
    if ON_POSTGRESQL:
        return ""  # PostgreSQL tells conditions in words of its own; the run on SQLite compares them
    return " ".join(condition.split())


def test_a_second_migration_has_nothing_to_do(store_url: str) -> None:
    assert migrate(store_url) is False


def test_processes_that_start_together_do_not_race(tmp_path: Path) -> None:
    url = no_store(tmp_path)
    program = f"from dashboard.store.migrate import migrate; print(migrate({url!r}))"
    started = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    answers = [process.communicate(timeout=60) for process in started]
    assert [errors for _, errors in answers] == [""] * 4
    assert sorted(output.strip() for output, _ in answers) == ["False", "False", "False", "True"]
    assert "attendance" in inspect(engine(url)).get_table_names()


@sqlite_only
def test_the_store_keeps_a_log_ahead_and_foreign_keys(store_url: str) -> None:
    with engine(store_url).connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() >= 1000


def _library(**changed: object) -> list[object]:
    place = {"code": "LIB-001", "kind": "library", "name_kk": "Бір", "name_ru": "Один", "batch_id": 1, "line": 2}
    return [Venue(**{**place, **changed}), Library(venue_code="LIB-001", batch_id=1, line=2)]


def _save(*rows: object) -> None:
    with store.writing() as session:
        session.add(Batch(id=1, kind="x", file_name="x", sha256="", source="upload", author="x", created_at=_now()))
        session.flush()
        for row in rows:
            session.add(row)
            session.flush()


def _now() -> object:
    from datetime import UTC, datetime

    return datetime(2026, 11, 10, tzinfo=UTC)


BAD = {
    "negative visits": {"visits": -1},
    "a month that begins on its second day": {"month": date(2026, 10, 2)},
    "an unknown age group": {"age_group": "elders"},
    "an unknown library": {"venue_code": "LIB-999"},
}


@pytest.mark.parametrize("fault", BAD)
def test_the_database_itself_refuses(fault: str, store_url: str) -> None:
    row = {
        "venue_code": "LIB-001",
        "month": date(2026, 10, 1),
        "age_group": "youth",
        "visits": 5,
        "batch_id": 1,
        "line": 2,
    }
    with pytest.raises(IntegrityError):
        _save(*_library(), Attendance(**{**row, **BAD[fault]}))


@pytest.mark.parametrize("place", [{"lat": 55.7, "lon": 76.9}, {"lat": 43.2, "lon": 37.6}, {"kind": "pub"}])
def test_a_place_outside_the_city_or_of_an_unknown_kind_is_refused(place: dict[str, object], store_url: str) -> None:
    with pytest.raises(IntegrityError):
        _save(*_library(**place))


def _project(**changed: object) -> Project:
    project = {"code": "P-1", "venue_code": "LIB-001", "kind": "restoration", "batch_id": 1, "line": 2}
    return Project(**{**project, **changed})


def _report(code: str) -> MilestoneReport:
    return MilestoneReport(
        statement="x",
        project_code="P-1",
        milestone_code=code,
        reported_precision="day",
        date_kind="actual",
        batch_id=1,
        line=2,
    )


def test_a_milestone_that_nobody_defined_is_refused(store_url: str) -> None:
    with pytest.raises(IntegrityError, match="milestone_code_known"):
        _save(*_library(), _project(), _report("roof"))
    with pytest.raises(IntegrityError, match="milestone_code_known"):
        _save(*_library(), _project(), Milestone(project_code="P-1", code="roof", batch_id=1, line=2))
    _save(*_library(), _project(), _report("opening"))


def test_a_first_promise_of_unknown_precision_is_refused(store_url: str) -> None:
    with pytest.raises(IntegrityError, match="baseline_finish_precision_known"):
        _save(*_library(), _project(baseline_finish_precision="decade"))


def test_a_good_row_is_taken(store_url: str) -> None:
    _save(
        *_library(),
        Attendance(venue_code="LIB-001", month=date(2026, 10, 1), age_group="youth", visits=5, batch_id=1, line=2),
    )
    with store.reading() as session:
        assert session.get(Attendance, ("LIB-001", date(2026, 10, 1), "youth")) is not None


def test_the_revision_grows_with_the_write_and_falls_back_with_it(store_url: str) -> None:
    with store.writing() as session:
        store.bump_revision(session)
    with pytest.raises(RuntimeError, match="changed my mind"), store.writing() as session:  # noqa: PT012  the block that fails is what is tried
        store.bump_revision(session)
        raise RuntimeError("changed my mind")
    with store.reading() as session:
        assert store.revision(session) == 1
