"""Does the list hold everything that needs somebody, most urgent first?"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import delete, update
from sqlmodel import Session, col

from dashboard import store
from dashboard.filters import Filters
from dashboard.ingest.apply import Origin, apply
from dashboard.ingest.check import check
from dashboard.ingest.kinds import KINDS as KINDS_OF_FILES
from dashboard.ingest.known import known
from dashboard.ingest.plausibility import with_warnings
from dashboard.metrics import overview, projects
from dashboard.metrics.attention import KINDS, SHOWN
from dashboard.reading import note
from dashboard.rules import BatchSource
from dashboard.store.tables import Batch, MilestoneReport, StatusOverride, Target
from tests.changing import changing
from tests.stores import load_all, new_store

ALL = Filters(date(2026, 11, 10))


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = new_store(tmp_path_factory.mktemp("attention"))
    load_all(made)
    return made


@pytest.fixture
def session(url: str) -> Iterator[Session]:
    with store.reading(url) as opened:
        yield opened


@pytest.fixture
def own_url(store_url: str) -> str:
    load_all(store_url)
    return store_url


def decide(url: str, project: str, status: str, until: date, decided_on: date = date(2026, 9, 1)) -> None:
    with changing(url) as session:
        batch = Batch(
            kind="overrides", file_name="o.csv", sha256="0", source="upload", author="test",
            created_at=datetime.now(UTC),
        )  # fmt: skip
        session.add(batch)
        session.flush()
        session.add(StatusOverride(project_code=project, status=status, reason="Seen on site", decided_by="A. Serikov",
                                   decided_on=decided_on, until=until, batch_id=batch.id, line=2))  # fmt: skip


def about(url: str, place: str, filters: Filters = ALL) -> list[dict[Any, Any]]:
    with store.reading(url) as session:
        table = overview.attention(session, filters)
    return table[table["place"] == place].to_dict("records")


def test_kinds_stand_in_the_order_of_their_urgency_and_each_has_a_place_at_once(session: Session) -> None:
    found = overview.attention(session, ALL)
    assert list(found["attention"]) == sorted(found["attention"], key=KINDS.index)
    at_once = found[found["shown"]]
    assert len(at_once) == SHOWN
    assert set(at_once["attention"]) == set(found["attention"])
    assert note(found, "total") == len(found) == sum(note(found, "counts").values())


def test_every_late_or_risky_project_is_in_the_list_longest_slippage_first(session: Session) -> None:
    status = projects.status(session, ALL).set_index("project")["status"]
    found = overview.attention(session, ALL)
    for kind in ("late", "at_risk"):
        rows = found[found["attention"] == kind]
        assert set(rows["place"]) == set(status[status == kind].index)
        assert rows["slippage_days"].fillna(0).is_monotonic_decreasing


def test_a_project_is_measured_on_a_completion_that_overtook_its_opening(session: Session) -> None:
    found = overview.attention(session, ALL).set_index("place")
    assert found.at["SATS", "slippage_days"] == (date(2027, 12, 31) - date(2025, 12, 31)).days
    assert found.at["SATS", "milestone"] == "works_finish"


def test_months_that_lack_reports_name_who_owes_them(session: Session) -> None:
    found = overview.attention(session, ALL)
    rows = found[found["attention"] == "missing"].set_index("month")
    assert rows.loc[pd.Timestamp("2026-10-01"), "missing"] == "LIB-014;LIB-027"
    assert pd.isna(rows.loc[pd.Timestamp("2026-10-01"), "measure"])
    assert rows.loc[pd.Timestamp("2026-05-01"), ["measure", "missing"]].tolist() == ["visits", "LIB-031"]


@pytest.mark.parametrize(
    ("day", "planted"),
    [
        (date(2026, 11, 10), [("LIB-025", "2026-08"), ("LIB-012", "2026-06")]),
        (date(2026, 1, 10), [("LIB-023", "2025-09"), ("LIB-016", "2025-03")]),
    ],
)
def test_slips_of_the_last_twelve_months_are_found_newest_first(
    session: Session, day: date, planted: list[tuple[str, str]]
) -> None:
    found = overview.attention(session, Filters(day))
    rows = found[found["attention"] == "unusual"]
    assert list(zip(rows["place"], rows["month"].dt.strftime("%Y-%m"), strict=True)) == planted


def test_a_milder_decision_than_the_rule_is_an_item_of_its_own(own_url: str) -> None:
    decide(own_url, "CIRCUS", "on_track", until=date(2027, 6, 1))
    (row,) = about(own_url, "CIRCUS")
    assert (row["attention"], row["override_state"], row["status"]) == ("override", "differs", "late")
    assert row["override"] == "on_track"
    (other,) = about(own_url, "ZOO")
    assert other["attention"] == "late"


def test_a_project_that_a_person_calls_late_is_late(own_url: str) -> None:
    decide(own_url, "WRITERS", "late", until=date(2027, 6, 1))
    (row,) = about(own_url, "WRITERS")
    assert (row["attention"], row["status"], row["override"]) == ("late", "at_risk", "late")


@pytest.mark.parametrize(
    ("until", "state"),
    [
        (date(2026, 11, 10), "expiring"),
        (date(2026, 12, 10), "expiring"),
        (date(2026, 11, 9), "expired"),
        (date(2026, 10, 11), "expired"),
        (date(2026, 12, 11), None),
        (date(2026, 10, 10), None),
    ],
)
def test_a_decision_asks_for_a_look_a_month_before_its_end_and_a_month_after(
    own_url: str, until: date, state: str | None
) -> None:
    decide(own_url, "WRITERS", "at_risk", until=until)
    found = [row["override_state"] for row in about(own_url, "WRITERS") if row["attention"] == "override"]
    assert found == ([state] if state else [])


def test_a_newer_decision_that_holds_silences_the_older_one(own_url: str) -> None:
    decide(own_url, "WRITERS", "at_risk", until=date(2026, 11, 1))
    decide(own_url, "WRITERS", "at_risk", until=date(2027, 6, 1), decided_on=date(2026, 10, 1))
    assert [row["attention"] for row in about(own_url, "WRITERS")] == ["at_risk"]


def test_a_plan_out_of_reach_is_in_the_list_and_one_within_it_is_not(own_url: str) -> None:
    # Of the published plans only that of new libraries is out of reach: 2 of 20, and 50 months left.
    with store.reading(own_url) as reading:
        found = overview.attention(reading, ALL)
    assert found[found["attention"] == "behind"]["measure"].tolist() == ["new_libraries"]
    with changing(own_url) as session:
        plan = {"scope": "LIB-001", "year": 2026, "reported_on": date(2026, 1, 1), "batch_id": 1, "line": 1}
        session.add(Target(measure="visits", value=9_000_000, **plan))
        session.add(Target(measure="events", value=1, **plan))
    with store.reading(own_url) as reading:
        found = overview.attention(reading, ALL)
    city, row = found[found["attention"] == "behind"].to_dict("records")
    assert (city["measure"], city["value"], city["plan"]) == ("new_libraries", 2, 20)
    assert (row["place"], row["measure"], row["plan"]) == ("LIB-001", "visits", 9_000_000)
    assert row["pace_needed"] == pytest.approx((9_000_000 - row["value"]) / 2)


def test_what_was_reported_after_the_day_is_not_in_the_list(own_url: str) -> None:
    early = Filters(date(2025, 6, 1))
    with store.reading(own_url) as session:
        places = set(overview.attention(session, early)["place"].dropna())
    assert "OBSERV" not in places
    assert "LIB20" in places


def test_without_projects_the_other_items_have_the_room(own_url: str) -> None:
    with changing(own_url) as session:
        session.execute(delete(MilestoneReport))
    with store.reading(own_url) as session:
        found = overview.attention(session, ALL)
    assert set(found["attention"]) == {"missing", "behind", "unusual"}
    assert found["shown"].all()


def test_a_month_that_nobody_reported_is_owed_by_everybody_once_it_is_due(own_url: str) -> None:
    def owed(day: date) -> dict[str, int]:
        with store.reading(own_url) as session:
            found = overview.attention(session, Filters(day))
        rows = found[found["attention"] == "missing"]
        return {f"{row.month:%Y-%m}": len(row.missing.split(";")) for row in rows.itertuples()}

    assert "2026-11" not in owed(date(2026, 12, 10))
    late = owed(date(2027, 1, 11))
    assert late["2026-11"] == late["2026-12"] == 31


def test_libraries_round_the_clock_that_are_not_there_by_the_last_quarter_are_below_plan(own_url: str) -> None:
    with changing(own_url) as session:
        session.execute(update(Target).where(col(Target.measure) == "libraries_24_7").values(value=9))
    for day, expected in ((date(2026, 11, 10), 1), (date(2026, 7, 10), 0)):
        with store.reading(own_url) as session:
            found = overview.attention(session, Filters(day))
        rows = found[(found["attention"] == "behind") & (found["measure"] == "libraries_24_7")]
        assert len(rows) == expected


def test_the_end_of_a_decision_on_a_finished_project_asks_nobody(own_url: str) -> None:
    decide(own_url, "KASTEEV", "at_risk", until=date(2026, 11, 1))
    assert about(own_url, "KASTEEV") == []


def test_of_more_kinds_than_places_the_most_urgent_are_shown(own_url: str) -> None:
    decide(own_url, "CIRCUS", "on_track", until=date(2027, 6, 1))
    unexplained_import(own_url)
    with store.reading(own_url) as session:
        found = overview.attention(session, ALL)
    assert set(found["attention"]) == set(KINDS)
    assert found.loc[found["shown"], "attention"].tolist() == list(KINDS[:SHOWN])


def unexplained_import(url: str) -> None:
    """A month of LIB-001 that is many times the usual, saved without a word."""
    content = b"library_code,month,age_group,visits\nLIB-001,2026-10,adults,90000\n"
    with store.writing(url) as session:
        attendance, known_now = KINDS_OF_FILES["attendance"], known(session)
        checked = check(attendance, content, file_name="a.csv", as_of=ALL.as_of, known=known_now)
        apply(session, with_warnings(session, checked), content, Origin("A. Serikov", BatchSource.UPLOAD))
