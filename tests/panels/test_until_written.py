"""Does what is kept of a panel hold exactly until a table it stands on is written, whoever wrote it?"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import invariant, run_state_machine_as_test
from sqlalchemy import text, update
from sqlmodel import col

from dashboard.filters import Filters
from dashboard.ingest.bulk_sql import JOURNAL, UPSERT
from dashboard.ingest.undo import undone
from dashboard.panels import PANELS, Prepared, Snapshot, prepare, prepared
from dashboard.reading.notes import notes
from dashboard.rules import BatchSource
from dashboard.store import bump_revision, reading, revision, versions, writing
from dashboard.store.engine import engine
from dashboard.store.tables import Attendance
from dashboard.store.tables_met import tables_read, targets
from tests.ingest.files import library, load, visits
from tests.ingest.test_undo_machine import Undoing
from tests.stores import ON_POSTGRESQL, load_all, new_store

AS_OF = date(2026, 11, 10)
OF_EVERY_KIND = (
    "overview.attention", "overview.plan", "libraries.answer", "libraries.closures", "libraries.register",
    "libraries.published", "attendance.by_age", "events.by_type", "projects.status", "map.places", "map.coverage",
    "upload.completeness",
)  # fmt: skip
"""Panels that read every table which a file can write."""
WALKS = 1 if ON_POSTGRESQL else 3
_visitors = count()


def _now(url: str) -> Snapshot:
    with reading(url) as session:
        return Snapshot(url, revision(session))


def _told(panel: Prepared) -> tuple[Any, ...]:
    return panel.saying, panel.data_as_of, panel.demo, notes(panel.frame), panel.snapshot


@contextmanager
def _somebody_new(now: Snapshot) -> Iterator[Snapshot]:
    """The state as it is to somebody who never saw this store: to them it stands under another address."""
    option = "application_name" if ON_POSTGRESQL else "timeout"
    elsewhere = replace(now, url=f"{now.url}?{option}={1000 + next(_visitors)}")
    yield elsewhere
    engine(elsewhere.url).dispose()


class Kept(Undoing):
    """Whatever is imported, explained and undone: what is kept is what would be drawn anew."""

    @invariant()
    def what_is_kept_is_what_would_be_drawn(self) -> None:
        if not hasattr(self, "url"):
            return
        now = _now(self.url)
        with _somebody_new(now) as elsewhere:
            for panel_id in OF_EVERY_KIND:
                # A picture shows nothing but the numbers and the names that the sentence stands on, too.
                kept, anew = (prepared.numbers(panel_id, Filters(AS_OF), "ru", at) for at in (now, elsewhere))
                pd.testing.assert_frame_equal(kept.frame, anew.frame)
                assert _told(kept) == _told(replace(anew, snapshot=now)), panel_id


def test_what_is_kept_is_what_would_be_drawn_whatever_was_saved(tmp_path: Path) -> None:
    Kept.template = tmp_path / "culture.db"
    if not ON_POSTGRESQL:
        engine(new_store(tmp_path)).dispose()
    # A failure names its panel; to make the walk shorter would take minutes.
    walks = settings(max_examples=WALKS, stateful_step_count=8, deadline=None, phases=[Phase.generate])
    run_state_machine_as_test(Kept, settings=walks)  # type: ignore[no-untyped-call]


def test_the_panels_of_every_kind_read_all_that_a_panel_reads(full: Snapshot) -> None:
    read = {}
    for panel_id in PANELS:
        with tables_read() as met:
            prepared.numbers(panel_id, Filters(AS_OF), "ru", full)
        read[panel_id] = met
    assert all(read.values())
    assert set().union(*read.values()) == set().union(*(read[panel_id] for panel_id in OF_EVERY_KIND))
    assert "revision" not in read["overview.attention"]


@pytest.fixture
def own(store_url: str) -> str:
    """A full store that this test may change."""
    load_all(store_url)
    return store_url


def _drawing(url: str, panel_id: str) -> object:
    return prepare(panel_id, Filters(AS_OF), "ru", "light", _now(url)).drawing


def test_a_save_leaves_alone_what_stands_on_other_tables(own: str) -> None:
    some = ("projects.gantt", "events.by_type", "attendance.by_age")
    before = {panel_id: _drawing(own, panel_id) for panel_id in some}
    saved = load(own, "attendance", visits("LIB-001", 4_321, date(2026, 10, 1)))
    after = {panel_id: _drawing(own, panel_id) for panel_id in before}
    assert {panel_id for panel_id in before if after[panel_id] is not before[panel_id]} == {"attendance.by_age"}
    undone(own, int(saved.batch.id or 0), "Boss")
    again = {panel_id: _drawing(own, panel_id) for panel_id in before}
    assert {panel_id for panel_id in before if again[panel_id] is not after[panel_id]} == {"attendance.by_age"}


def test_a_name_that_changes_is_drawn_everywhere(own: str) -> None:
    before = _drawing(own, "projects.gantt")
    load(own, "libraries", library("LIB-001"))
    assert _drawing(own, "projects.gantt") is not before


def test_demo_figures_are_named_on_what_was_kept_too(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-001"))
    load(store_url, "closures", {"library_code": "LIB-001", "starts_on": AS_OF, "ends_on": None, "reason": "works"})
    assert not prepare("libraries.closures", Filters(AS_OF), "ru", "light", _now(store_url)).demo
    load(store_url, "attendance", visits("LIB-001", 1), source=BatchSource.DEMO)
    assert prepare("libraries.closures", Filters(AS_OF), "ru", "light", _now(store_url)).demo


def test_who_counts_without_a_note_has_everything_drawn_anew(own: str) -> None:
    before = _drawing(own, "projects.gantt")
    with engine(own).execution_options(writing=True).begin() as older_program:
        older_program.execute(text("UPDATE revision SET number = number + 1"))
    assert (after := _drawing(own, "projects.gantt")) is not before
    load(own, "attendance", visits("LIB-001", 4_321, date(2026, 10, 1)))
    assert _drawing(own, "projects.gantt") is after, "the next one that notes begins from there"


def _count_and_fail(url: str) -> None:
    with writing(url) as session:
        bump_revision(session)
        raise ZeroDivisionError


def test_the_note_falls_back_with_the_transaction_and_holds_what_came_after_the_count(own: str) -> None:
    with reading(own) as session:
        before = versions(session)
    with pytest.raises(ZeroDivisionError):
        _count_and_fail(own)
    with reading(own) as session:
        assert versions(session) == before
    with writing(own) as session:
        bump_revision(session)
        session.execute(update(Attendance).values(visits=col(Attendance.visits)))
    with reading(own) as session:
        after = versions(session)
    assert after.of(["attendance", "event_count"]) == (before.number + 1, *before.of(["event_count"]))


@pytest.mark.parametrize(
    ("statement", "written"),
    [
        (str(JOURNAL), {"change"}),
        (str(UPSERT), {"attendance"}),
        ('INSERT OR REPLACE INTO "venue" (code) SELECT venue_code FROM library', {"venue"}),
        ("DELETE FROM attendance_total WHERE month IN (SELECT month FROM attendance)", {"attendance_total"}),
        ("UPDATE batch SET state = 'undone'", {"batch"}),
        ("SELECT max(id) FROM batch", set()),
        ("WITH old AS (SELECT 1 FROM venue) DELETE FROM remark", {"remark", "venue"}),
        ("INSERT INTO bulk_row SELECT * FROM attendance", set()),
    ],
)
def test_what_a_statement_writes_is_told_from_its_text(statement: str, written: set[str]) -> None:
    assert targets(statement) == written


def test_who_takes_what_another_read_stands_on_the_same_tables(own: str) -> None:
    now = _now(own)
    with tables_read() as first:
        prepare("attendance.by_age", Filters(AS_OF), "ru", "light", now)
    with tables_read() as second:
        prepare("attendance.by_age", Filters(AS_OF), "ru", "light", now)
        prepare("attendance.year_on_year", Filters(AS_OF), "ru", "light", now)
    assert {"attendance", "remark", "venue"} <= first <= second
    assert "event_count" not in second
