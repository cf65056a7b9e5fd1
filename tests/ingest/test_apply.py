"""Is a file stored as the preview said, whole or not at all, and never over what somebody else just changed?"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event, select
from sqlmodel import col

from dashboard.ingest.apply import Origin, apply, save
from dashboard.ingest.compare import compare
from dashboard.ingest.store_errors import IntakeUnavailable, Reason, StaleComparison
from dashboard.rules import BatchSource
from dashboard.store import engine as store_engine
from dashboard.store import reading, revision, writing
from dashboard.store.tables import Attendance, BatchFile, Library, MilestoneReport, Project, Remark, Venue
from tests.ingest.files import checked, dump, library, load, visits
from tests.stores import ON_POSTGRESQL, sqlite_only

ME = Origin("Aigul")


def test_new_rows_are_stored_with_their_batch_and_line(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1", spaces=("coworking", "-accessible"), lat=43.25))
    saved = load(store_url, "attendance", visits("LIB-1", 5), visits("LIB-1", 7, group="adults"))
    with reading(store_url) as session:
        stored = session.execute(select(Attendance).order_by(col(Attendance.line))).scalars().all()
        place = session.get_one(Library, "LIB-1")
        content = session.get_one(BatchFile, saved.batch.id).content
    assert [(row.visits, row.line, row.batch_id) for row in stored] == [(5, 2, saved.batch.id), (7, 3, saved.batch.id)]
    assert (place.coworking, place.accessible, place.multimedia) == (True, False, None)
    assert (saved.batch.rows_new, saved.batch.rows_changed, saved.batch.rows_same) == (2, 0, 0)
    assert content == b"bytes"


def test_months_side_by_side_in_one_row_are_each_counted(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    months = [date(2026, number, 1) for number in (1, 2, 3)]
    apart = checked("attendance", [visits("LIB-1", 5, month) for month in months])
    beside = replace(apart, rows=tuple(replace(row, row=2, line=2) for row in apart.rows))
    saved = save(store_url, beside, b"bytes", ME)
    assert (saved.batch.rows_new, saved.comparison.new) == (3, 3)
    assert len(saved.comparison.keys[2]) == 3


def test_the_same_file_again_changes_nothing(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    first = load(store_url, "attendance", visits("LIB-1", 5))
    before = dump(store_url)
    again = load(store_url, "attendance", visits("LIB-1", 5))
    assert again.already_loaded
    assert again.batch.id == first.batch.id
    assert dump(store_url) == before


def test_a_column_the_file_does_not_have_keeps_its_value(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1", hours="24/7", source_url="https://example.kz"))
    saved = load(store_url, "libraries", library("LIB-1", modernised_date=date(2025, 5, 1)))
    with reading(store_url) as session:
        row = session.get_one(Library, "LIB-1")
    assert (row.hours, row.source_url, row.modernised_on) == ("24/7", "https://example.kz", date(2025, 5, 1))
    assert [one.columns for one in saved.comparison.changed_rows] == [(("modernised_on", None, date(2025, 5, 1)),)]
    assert saved.comparison.changed == 1


def test_a_row_that_says_the_same_keeps_its_first_batch(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    first = load(store_url, "attendance", visits("LIB-1", 5))
    second = load(store_url, "attendance", visits("LIB-1", 5), visits("LIB-1", 6, group="adults"))
    with reading(store_url) as session:
        row = session.get_one(Attendance, ("LIB-1", date(2026, 1, 1), "youth"))
    assert row.batch_id == first.batch.id
    assert (second.batch.rows_new, second.batch.rows_same) == (1, 1)


def test_saving_refuses_when_the_store_moved_on_since_the_preview(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    mine = checked("attendance", [visits("LIB-1", 5)])
    with reading(store_url) as session:
        seen = compare(session, mine)
    load(store_url, "attendance", visits("LIB-1", 9))
    with pytest.raises(StaleComparison) as refused:
        save(store_url, mine, b"", ME, expected=seen.digest)
    assert refused.value.comparison.changed_rows[0].columns == (("visits", 9, 5),)
    assert save(store_url, mine, b"", ME, expected=refused.value.comparison.digest).batch.rows_changed == 1


def test_every_write_counts_the_revision(store_url: str) -> None:
    with reading(store_url) as session:
        before = revision(session)
    load(store_url, "libraries", library("LIB-1"))
    with reading(store_url) as session:
        assert revision(session) == before + 1


def test_an_unknown_library_is_a_conflict_and_nothing_is_written(store_url: str) -> None:
    before = dump(store_url)
    with pytest.raises(IntakeUnavailable) as refused:
        load(store_url, "attendance", visits("LIB-9", 5))
    assert refused.value.reason is Reason.CONFLICT
    assert dump(store_url) == before


def test_a_monthly_status_becomes_statements_and_never_replaces_an_older_one(store_url: str) -> None:
    load(store_url, "projects", {"project_code": "PRJ-1", "name_kk": "a", "name_ru": "b", "kind": "restoration"})
    status = {"project_code": "PRJ-1", "milestone_code": "opening", "percent": 40, "budget": 100, "spent": 30}
    plan = {"planned_date": date(2026, 6, 1), "forecast_date": date(2026, 12, 1), "actual_date": None}
    load(store_url, "milestones", status | plan, as_of=date(2026, 9, 30))
    load(store_url, "milestones", status | plan, as_of=date(2026, 10, 31))
    later = plan | {"forecast_date": date(2027, 3, 1)}
    load(store_url, "milestones", status | later, as_of=date(2026, 11, 10))
    with reading(store_url) as session:
        ledger = session.execute(select(MilestoneReport).order_by(col(MilestoneReport.batch_id))).scalars().all()
        venue = session.get_one(Venue, session.get_one(Project, "PRJ-1").venue_code)
    told = {(row.date_kind, row.date_value, row.percent) for row in ledger}
    assert told == {
        ("baseline", date(2026, 6, 1), None),
        ("forecast", date(2026, 12, 1), 40.0),
        ("forecast", date(2027, 3, 1), 40.0),
    }
    assert (venue.kind, venue.location_basis) == ("building", "unknown")


def test_demo_never_replaces_an_upload_but_may_fill_published_rows(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1", lat=None, lon=None), source=BatchSource.PUBLISHED)
    load(store_url, "attendance", visits("LIB-1", 5))
    demo = load(store_url, "attendance", visits("LIB-1", 99), source=BatchSource.DEMO)
    place = library("LIB-1", lat=43.2, lon=76.9, location_basis="demo")
    load(store_url, "libraries", place, source=BatchSource.DEMO)
    with reading(store_url) as session:
        assert session.get_one(Attendance, ("LIB-1", date(2026, 1, 1), "youth")).visits == 5
        assert session.get_one(Venue, "LIB-1").location_basis == "demo"
    assert demo.comparison.skipped == 1


def test_an_explanation_becomes_a_remark_on_the_value(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    save(
        store_url, checked("attendance", [visits("LIB-1", 0)]), b"", Origin("Aigul", remarks={2: "Closed for repairs"})
    )
    with reading(store_url) as session:
        remark = session.execute(select(Remark)).scalar_one()
    assert (remark.table_name, remark.row_key, remark.text) == (
        "attendance",
        "LIB-1|2026-01-01|youth",
        "Closed for repairs",
    )


@sqlite_only
def test_a_full_disk_is_told_and_nothing_is_half_written(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    before = dump(store_url)
    made = store_engine.engine(store_url)

    def small(connection: object) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]  # the driver's connection

    event.listen(made, "begin", small)
    months = [visits("LIB-1", 5, date(2020 + n // 12, n % 12 + 1, 1)) for n in range(80)]
    with pytest.raises(IntakeUnavailable) as refused:
        save(store_url, checked("attendance", months), b"x" * 500_000, ME)
    event.remove(made, "begin", small)
    made.dispose()
    assert refused.value.reason is Reason.FULL
    assert dump(store_url) == before


def test_a_read_only_store_is_told(store_url: str, tmp_path: Path) -> None:
    load(store_url, "libraries", library("LIB-1"))
    locked = (
        f"{store_url}?options=-c%20default_transaction_read_only%3Don"
        if ON_POSTGRESQL
        else f"sqlite:///file:{tmp_path / 'culture.db'}?mode=ro&uri=true"
    )
    with pytest.raises(IntakeUnavailable) as refused:
        load(locked, "attendance", visits("LIB-1", 5))
    assert refused.value.reason is Reason.READ_ONLY


def test_a_store_that_stays_locked_is_told(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    load(store_url, "libraries", library("LIB-1"))
    monkeypatch.setenv("DASHBOARD_LOCK_SECONDS", "0.05")
    store_engine.engine(store_url).dispose()
    with writing(store_url) as session:
        apply(session, checked("attendance", [visits("LIB-1", 1)]), b"", ME)
        with pytest.raises(IntakeUnavailable) as refused:
            load(store_url, "attendance", visits("LIB-1", 5))
    assert refused.value.reason is Reason.LOCKED
