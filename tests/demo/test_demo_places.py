"""Does every point lie in the district written beside it?"""

from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import pairwise

import pytest

Row = dict[str, str]
Reader = Callable[[str], list[Row]]
Point = tuple[float, float]
Outlines = dict[str, list[list[Point]]]


def inside(lon: float, lat: float, ring: list[Point]) -> bool:
    """Even-odd rule: a ray to the east crosses the outline an odd number of times."""
    crossings = 0
    for (lon_a, lat_a), (lon_b, lat_b) in pairwise([*ring, ring[0]]):
        if (lat_a > lat) != (lat_b > lat):
            crossings += lon < lon_a + (lat - lat_a) * (lon_b - lon_a) / (lat_b - lat_a)
    return crossings % 2 == 1


@pytest.fixture(scope="module")
def outlines(published: Reader) -> Outlines:
    rings: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for corner in published("district_outlines"):
        rings[corner["district"], corner["ring"]].append((float(corner["lon"]), float(corner["lat"])))
    districts: Outlines = defaultdict(list)
    for (district, _), ring in rings.items():
        districts[district].append(ring)
    return districts


def strays(rows: list[Row], outlines: Outlines) -> list[Row]:
    placed = [row for row in rows if row["lat"]]
    return [
        row
        for row in placed
        if not any(inside(float(row["lon"]), float(row["lat"]), ring) for ring in outlines[row["district"]])
    ]


def test_libraries_and_projects_lie_in_their_districts(published: Reader, demo: Reader, outlines: Outlines) -> None:
    for rows in (published("libraries"), demo("libraries"), published("projects")):
        assert strays(rows, outlines) == []


def test_the_demo_places_every_library(published: Reader, demo: Reader) -> None:
    register = {row["library_code"]: row for row in [*published("libraries"), *demo("libraries")]}
    assert len(register) == 31
    assert all(row["lat"] and row["lon"] and row["district"] for row in register.values())
    counts = Counter(row["district"] for row in register.values())
    assert len(counts) == 8
    assert sorted(counts, key=lambda district: counts[district])[:2] == ["alatau", "nauryzbay"]


def test_a_place_that_is_not_known_is_not_published(published: Reader) -> None:
    for row in published("libraries"):
        assert bool(row["lat"]) == bool(row["lon"]) == (row["location_basis"] == "address")


def test_the_demo_changes_only_the_place_of_a_real_library(published: Reader, demo: Reader) -> None:
    place = {"district", "lat", "lon", "location_basis", "precision_m"}
    real = {row["library_code"]: row for row in published("libraries")}
    moved = [row for row in demo("libraries") if row["library_code"] in real]
    assert {row["library_code"] for row in moved} == {code for code, row in real.items() if not row["lat"]}
    for row in moved:
        known = real[row["library_code"]]
        assert {key for key in row if row[key] != known[key]} <= place
        assert known["district"] in {"", row["district"]}
        assert row["location_basis"] == "demo"


def test_numbers_of_invented_libraries_are_free(published: Reader, demo: Reader) -> None:
    taken = {row["short_en"].removeprefix("No. ") for row in published("libraries")} | {"4"}
    invented = [row for row in demo("libraries") if "(demo)" in row["name_en"]]
    assert len(invented) == 12
    assert {row["short_en"].split()[1] for row in invented} & taken == set()
    assert all(len(row["spaces"].split(";")) == 5 for row in invented)
