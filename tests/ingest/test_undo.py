"""Can anything be taken back at any time, byte for byte, and is it refused by name where it cannot?"""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text, update

from dashboard.i18n import translator
from dashboard.ingest.apply import Origin, identity, save
from dashboard.ingest.compare import compare
from dashboard.ingest.journal import changes
from dashboard.ingest.obstacles import told
from dashboard.ingest.removal import removed_demo
from dashboard.ingest.store_errors import NotUndoable, UndoBlocked
from dashboard.ingest.undo import undone
from dashboard.rules import BatchSource
from dashboard.store import reading, writing
from dashboard.store.tables import Batch, Venue
from tests.ingest.files import Line, checked, dump, library, load, visits
from tests.stores import ON_POSTGRESQL, new_store


def test_undo_restores_byte_for_byte(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1", hours="9-18"))
    load(store_url, "attendance", visits("LIB-1", 5))
    before = dump(store_url)
    changed = load(store_url, "attendance", visits("LIB-1", 6), visits("LIB-1", 7, group="adults"))
    taken = undone(store_url, identity(changed.batch), "Boss")
    assert dump(store_url) == before
    assert (taken.rows_changed, taken.rows_removed, taken.undoes) == (1, 1, changed.batch.id)


def test_undo_of_an_undo_brings_it_back(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    batch = load(store_url, "attendance", visits("LIB-1", 6)).batch
    after = dump(store_url)
    first = undone(store_url, identity(batch), "Boss")
    undone(store_url, identity(first), "Boss")
    assert dump(store_url) == after
    with reading(store_url) as session:
        assert session.get_one(Batch, batch.id).state == "applied"
        assert session.get_one(Batch, first.id).state == "undone"


def test_undo_takes_remarks_back_too(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    before = dump(store_url)
    origin = Origin("Aigul", remarks={2: "why"})
    batch = save(store_url, checked("attendance", [visits("LIB-1", 0)]), b"", origin).batch
    undone(store_url, identity(batch), "Boss")
    assert dump(store_url) == before


def test_remarks_come_back_with_the_undo_of_an_undo(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    origin = Origin("Aigul", remarks={2: "why"})
    batch = save(store_url, checked("attendance", [visits("LIB-1", 0)]), b"", origin).batch
    before = dump(store_url)
    undone(store_url, identity(undone(store_url, identity(batch), "Boss")), "Boss")
    assert dump(store_url) == before


def test_a_row_that_a_later_batch_changed_blocks_and_is_named(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    first = load(store_url, "attendance", visits("LIB-1", 5)).batch
    second = load(store_url, "attendance", visits("LIB-1", 6)).batch
    before = dump(store_url)
    with pytest.raises(UndoBlocked) as refused:
        undone(store_url, identity(first), "Boss")
    assert refused.value.rows == (("attendance", "LIB-1|2026-01-01|youth"),)
    assert refused.value.batches == (second.id,)
    assert dump(store_url) == before
    undone(store_url, identity(second), "Boss")
    undone(store_url, identity(first), "Boss")


def test_disjoint_batches_are_taken_back_out_of_order(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    first = load(store_url, "attendance", visits("LIB-1", 5)).batch
    load(store_url, "attendance", visits("LIB-1", 6, date(2026, 2, 1)))
    undone(store_url, identity(first), "Boss")
    assert len(dump(store_url)["attendance"]) == 1


def test_a_library_with_visits_of_a_later_batch_cannot_go(store_url: str) -> None:
    made = load(store_url, "libraries", library("LIB-1")).batch
    leaning = load(store_url, "attendance", visits("LIB-1", 5)).batch
    with pytest.raises(UndoBlocked) as refused:
        undone(store_url, identity(made), "Boss")
    assert refused.value.batches == (leaning.id,)
    assert ("library", "LIB-1") in refused.value.rows


def test_every_later_batch_is_named_however_many_rows_stand_in_the_way(store_url: str) -> None:
    months = [date(year, month, 1) for year in range(2019, 2026) for month in range(1, 13)]
    load(store_url, "libraries", *(library(f"LIB-{number}") for number in range(1, 16)))
    keys = [(f"LIB-{number}", month) for number in range(1, 16) for month in months]
    first = load(store_url, "attendance", *(visits(code, 1, month) for code, month in keys)).batch
    every = load(store_url, "attendance", *(visits(code, 2, month) for code, month in keys)).batch
    one = load(store_url, "attendance", visits(*keys[-1][:1], 3, keys[-1][1])).batch
    with pytest.raises(UndoBlocked) as refused:
        undone(store_url, identity(first), "Boss")
    assert refused.value.by == {"changed": (every.id, one.id)}
    assert (refused.value.count, len(refused.value.rows)) == (1260, 1000)


def test_of_a_batch_and_the_undo_that_restored_it_only_the_later_is_named(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    first = load(store_url, "attendance", visits("LIB-1", 5)).batch
    second = load(store_url, "attendance", visits("LIB-1", 6)).batch
    restoring = undone(store_url, identity(undone(store_url, identity(second), "Boss")), "Boss")
    with pytest.raises(UndoBlocked) as refused:
        undone(store_url, identity(first), "Boss")
    assert refused.value.batches == (restoring.id,)
    undone(store_url, identity(restoring), "Boss")
    undone(store_url, identity(first), "Boss")
    assert dump(store_url)["attendance"] == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_what_stands_in_the_way_is_told_apart(store_url: str, language: str) -> None:
    t = translator(language)
    made = load(store_url, "libraries", library("LIB-1"), library("LIB-2")).batch
    leaning = load(store_url, "attendance", visits("LIB-1", 5)).batch
    changed = load(store_url, "libraries", library("LIB-2", hours="9-18")).batch
    with pytest.raises(UndoBlocked) as refused:
        undone(store_url, identity(made), "Boss")
    assert refused.value.by == {"changed": (changed.id,), "used": (leaning.id,)}
    why = told(refused.value, t)
    assert t("journal.obstacle.used", batches="2") in why
    assert t("journal.obstacle.changed", batches="3") in why
    assert why.endswith(t("journal.obstacle.first"))


def test_a_row_changed_past_the_journal_is_not_overwritten(store_url: str) -> None:
    batch = load(store_url, "libraries", library("LIB-1")).batch
    with writing(store_url) as session:
        session.execute(update(Venue).values(name_ru="by hand"))
    before = dump(store_url)
    with pytest.raises(UndoBlocked) as refused:
        undone(store_url, identity(batch), "Boss")
    assert refused.value.batches == ()
    assert told(refused.value, translator("en")).endswith(translator("en")("journal.obstacle.unknown"))
    assert dump(store_url) == before


def test_rows_of_a_table_that_no_reference_names_are_told_as_a_conflict(store_url: str) -> None:
    batch = load(store_url, "libraries", library("LIB-1")).batch
    with writing(store_url) as session:
        session.execute(text("CREATE TABLE shelf (venue_code VARCHAR REFERENCES library (venue_code))"))
        session.execute(text("INSERT INTO shelf VALUES ('LIB-1')"))
    with pytest.raises(NotUndoable) as refused:
        undone(store_url, identity(batch), "Boss")
    assert refused.value.reason == "conflict"


def test_an_undo_counts_rows_and_journals_each_of_them_the_other_way_round(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    load(store_url, "attendance", visits("LIB-1", 5))
    changed = load(store_url, "attendance", visits("LIB-1", 6), visits("LIB-1", 7, group="adults")).batch
    taken = undone(store_url, identity(changed), "Boss")
    with reading(store_url) as session:
        there, back = (changes(session, identity(batch)) for batch in (changed, taken))
        assert [(one.row_key, one.line, one.after, one.before) for one in there] == [
            (one.row_key, one.line, one.before, one.after) for one in back
        ]
    again = undone(store_url, identity(taken), "Boss")
    assert (again.rows_new, again.rows_changed, again.rows_removed) == (1, 1, 0)


def test_visits_cannot_come_back_to_a_library_that_is_gone(store_url: str) -> None:
    made = load(store_url, "libraries", library("LIB-1")).batch
    leaning = load(store_url, "attendance", visits("LIB-1", 5)).batch
    taken = undone(store_url, identity(leaning), "Boss")
    gone = undone(store_url, identity(made), "Boss")
    with pytest.raises(UndoBlocked) as refused:
        undone(store_url, identity(taken), "Boss")
    assert refused.value.batches == (gone.id,)


def test_a_batch_is_taken_back_once(store_url: str) -> None:
    batch = load(store_url, "libraries", library("LIB-1")).batch
    undone(store_url, identity(batch), "Boss")
    for number, reason in ((identity(batch), "undone"), (999, "unknown")):
        with pytest.raises(NotUndoable) as refused:
            undone(store_url, number, "Boss")
        assert refused.value.reason == reason


def test_removing_the_demo_restores_what_was_there(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1", lat=None, lon=None), source=BatchSource.PUBLISHED)
    before = dump(store_url)
    place = library("LIB-1", lat=43.2, lon=76.9, location_basis="demo")
    load(store_url, "libraries", place, library("DEMO-1"), source=BatchSource.DEMO)
    load(store_url, "attendance", visits("LIB-1", 5), visits("DEMO-1", 6), source=BatchSource.DEMO)
    assert removed_demo(store_url, "Boss").kept == ()
    assert dump(store_url) == before


def test_removing_the_demo_keeps_what_people_uploaded(store_url: str) -> None:
    load(store_url, "libraries", library("DEMO-1"), library("DEMO-2"), source=BatchSource.DEMO)
    lines = [visits("DEMO-1", 5), visits("DEMO-1", 6, group="adults"), visits("DEMO-2", 1)]
    load(store_url, "attendance", *lines, source=BatchSource.DEMO)
    load(store_url, "attendance", visits("DEMO-1", 50))
    removal = removed_demo(store_url, "Boss")
    left = dump(store_url)
    assert len(left["attendance"]) == 1
    assert set(removal.kept) == {("library", "DEMO-1"), ("venue", "DEMO-1")}
    with reading(store_url) as session:
        assert session.get(Venue, "DEMO-2") is None
    load(store_url, "libraries", library("DEMO-1"), library("DEMO-2"), source=BatchSource.DEMO)
    load(store_url, "attendance", *lines, source=BatchSource.DEMO)
    assert len(dump(store_url)["attendance"]) == 3


def test_an_upload_taken_back_after_the_demo_left_does_not_bring_demo_figures_back(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    load(store_url, "attendance", visits("LIB-1", 5), source=BatchSource.DEMO)
    upload = load(store_url, "attendance", visits("LIB-1", 6)).batch
    removed_demo(store_url, "Boss")
    undone(store_url, identity(upload), "Boss")
    assert dump(store_url)["attendance"] == []


CODES = ("LIB-1", "LIB-2")
LINES = st.lists(
    st.builds(
        visits,
        st.sampled_from(CODES),
        st.integers(0, 3),
        st.just(date(2026, 1, 1)),
        st.sampled_from(("youth", "adults")),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda line: (line["library_code"], line["age_group"]),
)
SEQUENCES = 15 if ON_POSTGRESQL else 40
"""What is undone is decided by the same statements on both; the server only has to mean the same by them."""
STEPS = st.lists(st.one_of(LINES, st.integers(0, 8), st.sampled_from(CODES)), max_size=12)


@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_sequence_of_imports_and_undos_keeps_its_promises(
    tmp_path_factory: pytest.TempPathFactory, steps: list[list[Line] | int | str]
) -> None:
    url = new_store(tmp_path_factory.mktemp("steps"))
    load(url, "libraries", *map(library, CODES))
    for step in steps:
        before = dump(url)
        if isinstance(step, int):
            _undo_if_possible(url, step, before)
            continue
        kind, lines = ("libraries", [library(step, hours=step)]) if isinstance(step, str) else ("attendance", step)
        _import_as_previewed(url, kind, lines, before)


def _undo_if_possible(url: str, batch_id: int, before: dict[str, list[str]]) -> None:
    try:
        taken = undone(url, batch_id, "Boss")
    except (UndoBlocked, NotUndoable):
        assert dump(url) == before
    else:
        undone(url, identity(taken), "Boss")
        assert dump(url) == before


def _import_as_previewed(url: str, kind: str, lines: list[Line], before: dict[str, list[str]]) -> None:
    file = checked(kind, lines)
    with reading(url) as session:
        try:
            seen = compare(session, file)
        except KeyError:
            return
    if kind == "attendance" and not before["library"]:
        return
    saved = save(url, file, b"", Origin("A"), expected=seen.digest)
    assert saved.comparison == seen
    if not saved.already_loaded:
        taken = undone(url, identity(saved.batch), "Boss")
        assert dump(url) == before
        undone(url, identity(taken), "Boss")
