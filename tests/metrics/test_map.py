"""What does the map count? Recomputed here from the rows, by hand."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pandas as pd
import pytest
from sqlmodel import Session

from dashboard import store
from dashboard.filters import Filters
from dashboard.metrics.map_districts import districts_on_map
from dashboard.metrics.map_places import COLUMNS, places_on_map
from dashboard.metrics.map_points import libraries_on_map, months_with_visits, projects_on_map
from dashboard.store.tables import Attendance, Batch, Closure, EventCount, Library, Population, Project, Venue
from tests.changing import changing

OCTOBER, SEPTEMBER = date(2026, 10, 1), date(2026, 9, 1)
AS_OF = date(2026, 11, 10)
HERE = Filters(AS_OF)
VISITS = {
    ("LIB-001", OCTOBER, "children"): 100,
    ("LIB-001", OCTOBER, "adults"): 200,
    ("LIB-002", OCTOBER, "youth"): 70,
    ("LIB-001", SEPTEMBER, "adults"): 50,
    ("LIB-003", SEPTEMBER, "adults"): 30,
    ("LIB-001", date(2026, 11, 1), "adults"): 9,
}


@pytest.fixture
def session(store_url: str) -> Iterator[Session]:
    """Five libraries: three in Almaly, two in Medeu, one of them nowhere on the map; two projects."""
    with changing(store_url) as writing:
        _fill(writing)
    with store.reading(store_url) as reading:
        yield reading


def _fill(session: Session) -> None:
    batch = Batch(
        kind="attendance", file_name="x", sha256="x", source="upload", author="x", created_at=datetime.now(UTC)
    )
    session.add(batch)
    session.flush()
    row = {"batch_id": batch.id, "line": 1}
    for number, district, opened in ((1, "almaly", None), (2, "almaly", None), (3, "almaly", None)):
        _library(session, number, district, opened, row)
    _library(session, 4, "medeu", None, row)
    _library(session, 5, "medeu", date(2026, 11, 5), row)
    for (library, month, age), visits in VISITS.items():
        session.add(Attendance(venue_code=library, month=month, age_group=age, visits=visits, **row))
    session.add(EventCount(venue_code="LIB-001", month=OCTOBER, event_type="lecture", events=3, participants=60, **row))
    session.add(Closure(venue_code="LIB-004", starts_on=date(2026, 8, 15), reason="works", **row))
    for district, month, residents in (
        ("almaly", date(2024, 1, 1), 2000),
        ("almaly", date(2026, 3, 1), 3000),
        ("medeu", date(2027, 1, 1), 500),
        ("turksib", date(2026, 3, 1), 800),
    ):
        session.add(Population(district_code=district, month=month, residents=residents, **row))
    for code, lat in (("SATS", 43.22), ("NOWHERE", None)):
        session.add(
            Venue(
                code=f"V-{code}", kind="theatre", name_kk=code, name_ru=code, district_code="medeu", lat=lat,
                lon=76.9 if lat else None, location_basis="published" if lat else "unknown", **row,
            )
        )  # fmt: skip
        session.flush()
        session.add(Project(code=code, venue_code=f"V-{code}", kind="restoration", **row))


def _library(session: Session, number: int, district: str, opened: date | None, row: dict[str, int | None]) -> None:
    code, known = f"LIB-{number:03d}", number != 4
    session.add(
        Venue(
            code=code, kind="library", name_kk=code, name_ru=code, district_code=district,
            lat=43.25 if known else None, lon=76.9 if known else None,
            location_basis="demo" if known else "unknown", **row,
        )
    )  # fmt: skip
    session.flush()
    session.add(Library(venue_code=code, opened_on=opened, **row))
    session.flush()


def test_a_library_has_the_visits_of_the_month_and_is_missing_rather_than_zero(session: Session) -> None:
    frame = libraries_on_map(session, HERE).set_index("library")
    expected: dict[str, int] = {}
    for (library, month, _), visits in VISITS.items():
        if month == OCTOBER:
            expected[library] = expected.get(library, 0) + visits
    assert frame["visits"].dropna().to_dict() == expected
    assert frame.loc["LIB-003", "visits"] != frame.loc["LIB-003", "visits"]
    assert frame.loc["LIB-001", ["events", "participants"]].tolist() == [3, 60]


def test_the_state_tells_why_there_is_no_report(session: Session) -> None:
    states = libraries_on_map(session, HERE).set_index("library")["state"].to_dict()
    assert states == {
        "LIB-001": "reported",
        "LIB-002": "reported",
        "LIB-003": "missing",
        "LIB-004": "closed",
        "LIB-005": "not_open",
    }


def test_a_library_that_reported_other_ages_is_not_called_silent(session: Session) -> None:
    children = libraries_on_map(session, Filters(AS_OF, age_groups=("children",))).set_index("library")
    assert children.loc["LIB-002", "state"] == "reported"
    assert children["visits"].dropna().to_dict() == {"LIB-001": 100}


def test_the_slider_stops_before_the_running_month(session: Session) -> None:
    assert months_with_visits(session, HERE) == (SEPTEMBER, OCTOBER)


def test_another_month_gives_its_own_figures(session: Session) -> None:
    frame = libraries_on_map(session, Filters(AS_OF, month=SEPTEMBER)).set_index("library")
    assert frame["visits"].dropna().to_dict() == {"LIB-001": 50, "LIB-003": 30}
    assert set(frame["month"]) == {pd.Timestamp(SEPTEMBER)}


def test_a_district_counts_its_libraries_and_the_newest_residents(session: Session) -> None:
    frame = districts_on_map(session, HERE).set_index("district")
    assert frame.loc["almaly", ["residents", "libraries", "reported", "visits"]].tolist() == [3000, 3, 2, 370]
    assert frame.loc["almaly", "visits_per_1000"] == round(370 / 3000 * 1000, 1)
    assert frame.loc["almaly", "residents_per_library"] == 1000


def test_residents_known_only_later_are_better_than_none(session: Session) -> None:
    medeu = districts_on_map(session, HERE).set_index("district").loc["medeu"]
    assert (medeu["residents"], medeu["residents_on"]) == (500, pd.Timestamp(2027, 1, 1))
    assert medeu["libraries"] == 1  # the other opens in November


def test_a_district_without_a_library_divides_by_nothing(session: Session) -> None:
    turksib = districts_on_map(session, HERE).set_index("district").loc["turksib"]
    assert turksib["libraries"] == 0
    assert pd.isna(turksib["residents_per_library"])
    assert pd.isna(turksib["visits_per_1000"])


def test_a_choice_of_libraries_leaves_the_districts_alone(session: Session) -> None:
    one = districts_on_map(session, Filters(AS_OF, libraries=("LIB-001",)))
    pd.testing.assert_frame_equal(one, districts_on_map(session, HERE))


def test_unplaced_places_stay_in_the_frame(session: Session) -> None:
    frame = places_on_map(session, HERE)
    nowhere = frame[frame["lat"].isna()]["place"].tolist()
    assert nowhere == ["LIB-004", "NOWHERE"]


def test_only_the_chosen_layers_and_districts_are_there(session: Session) -> None:
    chosen = Filters(AS_OF, districts=("medeu",), layers=("projects", "districts"), fill="residents_per_library")
    frame = places_on_map(session, chosen)
    assert frame["layer"].tolist() == ["districts", "projects", "projects"]
    assert frame["value"].iloc[0] == 500
    assert frame["measure"].iloc[0] == "residents_per_library"


def test_discs_of_equal_size_carry_no_value(session: Session) -> None:
    frame = places_on_map(session, Filters(AS_OF, measure="equal", layers=("libraries",)))
    assert len(frame) == 5
    assert frame["value"].isna().all()


def test_a_project_without_statements_has_an_unknown_status(session: Session) -> None:
    assert projects_on_map(session, HERE).set_index("project")["status"].to_dict() == {
        "SATS": "unknown",
        "NOWHERE": "unknown",
    }


@pytest.mark.parametrize("metric", [places_on_map, libraries_on_map, projects_on_map, districts_on_map])
def test_an_empty_store_gives_the_same_columns_and_types(store_url: str, session: Session, metric: object) -> None:
    full = metric(session, HERE)  # type: ignore[operator]  # a metric, taken from the list above
    nothing = metric(session, Filters(date(2026, 11, 10), districts=("nowhere",)))  # type: ignore[operator]  # a metric, taken from the list above
    assert nothing.empty
    assert nothing.dtypes.to_dict() == full.dtypes.to_dict()


def test_the_frame_of_places_keeps_its_columns(store_url: str) -> None:
    with store.reading(store_url) as empty:
        frame = places_on_map(empty, HERE)
    assert frame.empty
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == dict(COLUMNS)
