"""Does the board say who sent, who is late, who owes, and who had no reason to send?"""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update
from sqlmodel import col

from dashboard.ingest.completeness import State, board, months_between, owed, reported
from dashboard.rules import BatchSource
from dashboard.store import reading, writing
from dashboard.store.tables import Batch
from tests.ingest.files import library, load, visits

TODAY = date(2026, 11, 5)
MONTHS = tuple(months_between(date(2026, 8, 1), date(2026, 10, 1)))


def states(url: str, code: str) -> list[State]:
    with reading(url) as session:
        return [slot.state for slot in board(session, MONTHS, TODAY) if slot.library == code]


def test_a_month_is_missing_only_after_its_due_day(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    assert states(store_url, "LIB-1") == [State.MISSING, State.MISSING, State.DUE]


@pytest.mark.parametrize(("day", "state"), [(10, State.SENT), (11, State.LATE)])
def test_a_month_sent_after_its_due_day_is_late(store_url: str, day: int, state: State) -> None:
    load(store_url, "libraries", library("LIB-1"))
    batch = load(store_url, "attendance", visits("LIB-1", 5, MONTHS[0])).batch
    with writing(store_url) as session:
        session.execute(
            update(Batch).where(col(Batch.id) == batch.id).values(created_at=datetime(2026, 9, day, tzinfo=UTC))
        )
    assert states(store_url, "LIB-1")[0] is state


def test_demo_and_published_figures_are_never_late(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    load(store_url, "attendance", visits("LIB-1", 5, MONTHS[0]), source=BatchSource.DEMO)
    assert states(store_url, "LIB-1")[0] is State.SENT


def test_a_library_closed_all_month_or_not_yet_open_owes_nothing(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"), library("LIB-2", opened_on=date(2026, 9, 15)))
    one = {"library_code": "LIB-1", "starts_on": date(2026, 7, 20), "ends_on": date(2026, 8, 12), "reason": "works"}
    two = {"library_code": "LIB-1", "starts_on": date(2026, 8, 13), "ends_on": date(2026, 9, 10), "reason": "works"}
    load(store_url, "closures", one, two)
    assert states(store_url, "LIB-1") == [State.CLOSED, State.MISSING, State.DUE]
    assert states(store_url, "LIB-2") == [State.NOT_YET_OPEN, State.MISSING, State.DUE]
    with reading(store_url) as session:
        slots = board(session, MONTHS, TODAY)
    assert owed(slots) == {"LIB-1": (date(2026, 9, 1),), "LIB-2": (date(2026, 9, 1),)}


def test_reported_counts_only_those_who_should(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"), library("LIB-2"), library("LIB-3", opened_on=date(2027, 1, 1)))
    load(store_url, "attendance", visits("LIB-1", 5, MONTHS[0]))
    with reading(store_url) as session:
        assert reported(board(session, MONTHS[:1], TODAY)) == (1, 2)


def test_a_correction_long_after_does_not_make_a_month_late(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"))
    first = load(store_url, "attendance", visits("LIB-1", 5, MONTHS[0])).batch
    with writing(store_url) as session:
        on_time = datetime(2026, 9, 2, tzinfo=UTC)
        session.execute(update(Batch).where(col(Batch.id) == first.id).values(created_at=on_time))
    load(store_url, "attendance", visits("LIB-1", 6, MONTHS[0]))
    assert states(store_url, "LIB-1")[0] is State.SENT


def test_a_library_of_unknown_age_owes_nothing_before_its_first_report(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"), library("LIB-2"))
    load(store_url, "attendance", visits("LIB-1", 5, MONTHS[1]))
    with reading(store_url) as session:
        slots = board(session, MONTHS[:1], TODAY, begun={"LIB-1": MONTHS[1]})
    assert [slot.state for slot in slots] == [State.NOT_YET_OPEN, State.MISSING]
