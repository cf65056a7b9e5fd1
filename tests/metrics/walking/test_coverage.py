"""Who is within reach? Counted again here, point by point, with another formula."""

import math
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pandas as pd
import pytest
from sqlalchemy import func, select
from sqlmodel import Session, col

from dashboard import store
from dashboard.filters import Filters
from dashboard.ingest.undo import undone
from dashboard.metrics.walking import coverage_by_district, libraries_reach, next_sites, settings
from dashboard.metrics.walking.ground import built_up
from dashboard.reading import note
from dashboard.store.tables import Batch, Library, Population, PopulationPoint, Venue
from tests.changing import changing
from tests.metrics.effect.files import Files, load

AS_OF = date(2026, 11, 10)
HERE = Filters(AS_OF)
LIBRARIES = {
    "LIB-001": (43.250, 76.920, None, date(2020, 12, 31), date(2023, 9, 1)),
    "LIB-002": (43.225, 76.850, None, date(2026, 12, 1), None),
    "LIB-003": (43.340, 76.960, date(2026, 11, 20), None, None),
    "LIB-004": (None, None, None, date(2019, 12, 31), None),
}
"""By code: latitude, longitude, day of opening, of modernisation, of going around the clock."""

RESIDENTS = {"almaly": 273_000, "auezov": 360_000, "turksib": 272_000}


def batch(session: Session) -> dict[str, int | None]:
    made = Batch(
        kind="population", file_name="x", sha256="x", source="upload", author="x", created_at=datetime.now(UTC)
    )
    session.add(made)
    session.flush()
    return {"batch_id": made.id, "line": 1}


def fill(session: Session, row: dict[str, int | None]) -> None:
    for code, (lat, lon, opened, modernised, around_the_clock) in LIBRARIES.items():
        basis = "demo" if lat else "unknown"
        session.add(
            Venue(code=code, kind="library", name_kk=code, name_ru=code, lat=lat, lon=lon, location_basis=basis, **row)
        )
        session.flush()
        session.add(
            Library(
                venue_code=code, opened_on=opened, modernised_on=modernised, open_24_7_since=around_the_clock, **row
            )
        )
    for district, residents in RESIDENTS.items():
        session.add(Population(district_code=district, month=date(2026, 3, 1), residents=residents, **row))
        session.add(Population(district_code=district, month=date(2025, 3, 1), residents=1, **row))
        session.add(Population(district_code=district, month=date(2027, 1, 1), residents=9, **row))


@pytest.fixture
def session(store_url: str) -> Iterator[Session]:
    """Four libraries (one opens later, one nobody can place) and three districts with residents."""
    with changing(store_url) as writing:
        fill(writing, batch(writing))
    with store.reading(store_url) as reading:
        yield reading


@pytest.fixture
def uploaded(store_url: str) -> Callable[..., None]:
    """Adds points with residents: (latitude, longitude, age group, district, residents)."""

    def add(*points: tuple[float, float, str, str | None, int]) -> None:
        with changing(store_url) as writing:
            row = batch(writing)
            for lat, lon, age, district, residents in points:
                writing.add(
                    PopulationPoint(lat=lat, lon=lon, age_group=age, district_code=district, residents=residents, **row)
                )

    return add


def haversine(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Metres on a ball; within a third of a percent of the ellipsoid."""
    p, q = math.radians(lat_a), math.radians(lat_b)
    half = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return 2 * 6_371_009 * math.asin(math.sqrt(half))


def squares_within(district: str, libraries: tuple[str, ...]) -> tuple[int, int]:
    """Squares of a district, and those within 1 200 m ÷ 1.3 of a library."""
    squares = built_up(250.0)
    mine = squares[squares["district"] == district]
    near = [
        any(haversine(lat, lon, *LIBRARIES[code][:2]) <= 1200 / 1.3 for code in libraries)  # type: ignore[arg-type]  # a pair of degrees
        for lat, lon in zip(mine["lat"], mine["lon"], strict=True)
    ]
    return len(mine), sum(near)


def test_modelled_shares_are_those_of_the_squares(session: Session) -> None:
    frame = coverage_by_district(session, HERE).set_index("district")
    assert sorted(frame.index) == sorted(RESIDENTS)
    assert set(frame["basis"]) == {"modelled"}
    for district, residents in RESIDENTS.items():
        squares, near = squares_within(district, ("LIB-001", "LIB-002"))
        assert frame.loc[district, "residents"] == residents
        # The ball may take one square more or less than the ellipsoid, at the rim.
        assert frame.loc[district, "share"] == pytest.approx(near / squares, abs=1.5 / squares)
    assert frame.loc["turksib", "within_15_min"] == 0


def test_the_city_counts_every_district_once(session: Session) -> None:
    frame = coverage_by_district(session, HERE)
    assert note(frame, "city") == pytest.approx(frame["within_15_min"].sum() / sum(RESIDENTS.values()), abs=1e-5)
    chosen = coverage_by_district(session, Filters(AS_OF, districts=("auezov",)))
    assert chosen["district"].tolist() == ["auezov"]
    assert note(chosen, "city") == note(frame, "city")


@pytest.mark.parametrize(
    ("kind", "counted", "reached"),
    [
        ("all", 3, {"almaly", "auezov"}),
        ("modernised", 2, {"almaly"}),
        ("not_modernised", 1, {"auezov"}),
        ("open_24_7", 1, {"almaly"}),
        ("not_open_24_7", 2, {"auezov"}),
        ("visits", 3, {"almaly", "auezov"}),
    ],
)
def test_only_libraries_of_the_kind_count(session: Session, kind: str, counted: int, reached: set[str]) -> None:
    frame = coverage_by_district(session, Filters(AS_OF, measure=kind))
    assert note(frame, "libraries") == counted
    assert reached <= set(frame.loc[frame["within_15_min"] > 0, "district"])
    assert ("auezov" in reached) == (frame.set_index("district").loc["auezov", "within_15_min"] > 0)


def test_a_library_counts_from_the_day_it_opens(session: Session) -> None:
    later = coverage_by_district(session, Filters(date(2026, 11, 20))).set_index("district")
    assert later.loc["turksib", "within_15_min"] > 0


def test_uploaded_points_take_the_place_of_the_model(session: Session, uploaded: Callable[..., None]) -> None:
    near, far = 43.250 + 900 / 111_100, 43.250 + 950 / 111_100
    uploaded((near, 76.920, "all", "almaly", 30), (far, 76.920, "all", "almaly", 70))
    frame = coverage_by_district(session, HERE).set_index("district")
    assert frame.loc["almaly", ["residents", "within_15_min", "share", "basis"]].tolist() == [100, 30, 0.3, "uploaded"]
    assert frame.loc["auezov", "basis"] == "modelled"


def test_a_point_without_a_district_is_placed_by_the_outlines(session: Session, uploaded: Callable[..., None]) -> None:
    uploaded((43.225, 76.850, "all", None, 40), (43.01, 76.62, "all", None, 99))
    frame = coverage_by_district(session, HERE).set_index("district")
    assert frame.loc["auezov", ["residents", "within_15_min", "basis"]].tolist() == [40, 40, "uploaded"]
    assert frame["residents"].sum() == 40 + RESIDENTS["almaly"] + RESIDENTS["turksib"]


@pytest.mark.parametrize("metric", [coverage_by_district, next_sites, libraries_reach])
def test_residents_outside_the_outlines_are_told(
    session: Session, uploaded: Callable[..., None], metric: Callable[[Session, Filters], pd.DataFrame]
) -> None:
    uploaded((43.01, 76.62, "all", None, 99), (43.01, 76.63, "children", None, 2), (43.01, 76.63, "adults", None, 3))
    assert note(metric(session, HERE), "outside") == 104


def test_points_come_in_by_a_file_and_go_with_it(session: Session, store_url: str) -> None:
    session.rollback()
    lines = ("Широта;Долгота;Жители", "43,225;76,850;40", "43,2251;76,851;60", "")
    load(store_url, Files({"population_point": "\n".join(lines)}))
    with store.reading(store_url) as later:
        assert coverage_by_district(later, HERE).set_index("district").loc["auezov", "residents"] == 100
        newest = later.execute(select(func.max(col(Batch.id)))).scalar_one()
    undone(store_url, newest, "Aigul")
    with store.reading(store_url) as later:
        assert coverage_by_district(later, HERE).set_index("district").loc["auezov", "residents"] == 360_000


def test_age_groups_count_where_they_are_known(session: Session, uploaded: Callable[..., None]) -> None:
    here, nowhere = (43.250, 76.920), (43.270, 76.890)
    uploaded(
        (*here, "children", "almaly", 10),
        (*here, "adults", "almaly", 20),
        (*nowhere, "children", "almaly", 30),
    )
    children = coverage_by_district(session, Filters(AS_OF, age_groups=("children",)))
    assert children[["district", "residents", "within_15_min"]].to_numpy().tolist() == [["almaly", 40, 10]]
    assert note(children, "ages") == ("children",)
    everybody = coverage_by_district(session, HERE).set_index("district")
    assert everybody.loc["almaly", "residents"] == 60
    unknown = coverage_by_district(session, Filters(AS_OF, age_groups=("youth",)))
    assert note(unknown, "ages") == ()
    assert len(unknown) == 3


def test_squares_lie_where_people_may_live() -> None:
    squares = built_up(250.0)
    assert len(squares) == len(squares.drop_duplicates(["lat", "lon"]))
    assert set(squares["district"]) == {
        "alatau", "almaly", "auezov", "bostandyk", "zhetysu", "medeu", "nauryzbay", "turksib",
    }  # fmt: skip
    for lat, lon in ((43.158, 77.059), (43.352, 77.040), (43.221, 76.912)):  # ice rink, airport, botanical garden
        nearest = min(haversine(lat, lon, *place) for place in zip(squares["lat"], squares["lon"], strict=True))
        assert nearest > 250
    assert min(haversine(43.257, 76.945, *place) for place in zip(squares["lat"], squares["lon"], strict=True)) < 180


def test_the_next_places_win_who_has_no_library_yet(session: Session) -> None:
    frame = next_sites(session, Filters(AS_OF, sites=4))
    covered = coverage_by_district(session, HERE)["within_15_min"].sum()
    total = sum(RESIDENTS.values())
    assert frame["rank"].tolist() == [1, 2, 3, 4]
    assert frame["residents_gained"].is_monotonic_decreasing
    shares = (covered + frame["residents_gained"].cumsum()) / total
    assert frame["cumulative_share"].tolist() == pytest.approx(shares.tolist(), abs=1e-4)
    assert note(frame, "gap") == 0


def test_opening_the_places_brings_what_was_promised(session: Session, store_url: str) -> None:
    frame = next_sites(session, Filters(AS_OF, sites=3))
    with changing(store_url) as writing:
        row = batch(writing)
        for place in frame.itertuples():
            code = f"LIB-9{place.rank:02d}"
            writing.add(
                Venue(code=code, kind="library", name_kk=code, name_ru=code, lat=place.lat, lon=place.lon, **row)
            )
            writing.flush()
            writing.add(Library(venue_code=code, **row))
    with store.reading(store_url) as after:
        assert note(coverage_by_district(after, HERE), "city") == pytest.approx(
            frame["cumulative_share"].iloc[-1], abs=1e-4
        )


def test_places_are_sought_in_the_chosen_districts(session: Session) -> None:
    frame = next_sites(session, Filters(AS_OF, districts=("turksib",), sites=2))
    assert frame["district"].tolist() == ["turksib", "turksib"]


def test_an_excluded_district_gets_no_place(session: Session) -> None:
    free = set(next_sites(session, Filters(AS_OF, sites=5))["district"])
    assert "auezov" in free
    assert "auezov" not in set(next_sites(session, Filters(AS_OF, sites=5, excluded=("auezov",)))["district"])


def test_each_required_district_gets_a_place(session: Session) -> None:
    required = tuple(RESIDENTS)
    alone = next_sites(session, Filters(AS_OF, sites=1))
    frame = next_sites(session, Filters(AS_OF, sites=1, required=required))
    assert set(frame["district"]) == set(required)
    assert frame["rank"].tolist() == [1, 2, 3]
    assert frame["residents_gained"].is_monotonic_decreasing
    assert frame["residents_gained"].max() <= alone["residents_gained"].max()


@pytest.mark.parametrize(("asked", "rows"), [(None, 20), (1, 1), (20, 20), (99, 20)])
def test_as_many_places_as_asked_for(session: Session, asked: int | None, rows: int) -> None:
    assert len(next_sites(session, Filters(AS_OF, sites=asked))) == rows


@pytest.mark.parametrize("metric", [coverage_by_district, next_sites])
def test_a_store_without_residents_gives_the_same_columns_and_types(
    session: Session, metric: Callable[[Session, Filters], pd.DataFrame]
) -> None:
    full = metric(session, HERE)
    nothing = metric(session, Filters(date(2020, 1, 1)))
    assert nothing.empty
    assert nothing.dtypes.to_dict() == full.dtypes.to_dict()


def test_the_reach_is_a_quarter_of_an_hour() -> None:
    assert round(settings.REACH_METRES, 2) == 923.08
