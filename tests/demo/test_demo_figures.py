"""Do the synthetic figures repeat themselves, and do they add up to the published ones?"""

from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from dashboard.demo import make

Row = dict[str, str]
Reader = Callable[[str], list[Row]]

FILES = ("attendance.csv", "closures.csv", "events.csv", "libraries.csv", "targets.csv")


@pytest.fixture(scope="module")
def visits(demo: Reader) -> list[tuple[str, str, int]]:
    return [(row["library_code"], row["month"], int(row["visits"])) for row in demo("attendance")]


@pytest.fixture(scope="module")
def register(published: Reader, demo: Reader) -> dict[str, Row]:
    return {row["library_code"]: row for row in [*published("libraries"), *demo("libraries")]}


def test_the_same_seed_gives_the_same_bytes(data: Path, tmp_path: Path) -> None:
    make(data / "published", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == list(FILES)
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (data / "demo" / name).read_bytes(), name


def test_another_seed_gives_other_figures_and_the_same_totals(data: Path, tmp_path: Path) -> None:
    make(data / "published", tmp_path, seed=7)
    ours, other = (path / "attendance.csv" for path in (data / "demo", tmp_path))
    assert ours.read_bytes() != other.read_bytes()
    totals: Counter[str] = Counter()
    for line in other.read_text(encoding="utf-8").splitlines()[1:]:
        _, month, _, visits = line.split(",")
        totals[month[:4]] += int(visits)
    assert totals["2025"] == 3_100_000


@pytest.mark.parametrize(("year", "total"), [(2019, 758_000), (2021, 1_260_000), (2024, 3_000_000), (2025, 3_100_000)])
def test_yearly_visits_are_the_published_ones(visits: list[tuple[str, str, int]], year: int, total: int) -> None:
    assert sum(count for _, month, count in visits if month.startswith(str(year))) == total


def test_published_parts_of_a_year_hold_too(visits: list[tuple[str, str, int]]) -> None:
    assert sum(count for _, month, count in visits if "2025-01" <= month <= "2025-11") == 2_800_000
    assert sum(count for code, month, count in visits if code == "LIB-002" and month[:4] == "2025") == 430_000
    assert sum(count for code, month, count in visits if code == "LIB-001" and month[:4] == "2024") == 300_000


def test_the_latest_months_grow_by_five_to_seven_percent(visits: list[tuple[str, str, int]]) -> None:
    before, now = (sum(n for _, month, n in visits if f"{year}-01" <= month <= f"{year}-10") for year in (2025, 2026))
    assert 1.05 <= now / before <= 1.07


def test_years_without_a_published_total_lie_between(visits: list[tuple[str, str, int]]) -> None:
    year: Counter[str] = Counter()
    for _, month, count in visits:
        year[month[:4]] += count
    assert year["2020"] < year["2019"] < year["2021"] < year["2022"] < year["2023"] < year["2024"]


def test_four_thousand_events_in_2024(demo: Reader) -> None:
    assert sum(int(row["events"]) for row in demo("events") if row["month"].startswith("2024")) == 4_000


def test_an_event_has_twelve_to_sixty_participants(demo: Reader) -> None:
    for row in demo("events"):
        events, participants = int(row["events"]), int(row["participants"])
        assert 12 * events <= participants <= 60 * events


def test_a_month_has_all_age_groups_and_all_types(demo: Reader) -> None:
    ages, types = defaultdict(set), defaultdict(set)
    for row in demo("attendance"):
        ages[row["library_code"], row["month"]].add(row["age_group"])
    for row in demo("events"):
        types[row["library_code"], row["month"]].add(row["event_type"])
    assert {len(groups) for groups in ages.values()} == {3}
    assert {len(kinds) for kinds in types.values()} == {4}
    assert len(demo("attendance")) == 3 * len(ages)
    assert len(demo("events")) == 4 * len(types)


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2018-12-31", 1),
        ("2019-12-31", 6),
        ("2021-06-30", 16),
        ("2021-12-31", 18),
        ("2023-12-31", 25),
        ("2024-06-30", 27),
        ("2025-11-30", 27),
        ("2025-12-31", 28),
        ("2026-10-31", 28),
    ],
)
def test_modernised_libraries_follow_the_published_series(register: dict[str, Row], day: str, count: int) -> None:
    assert sum("" < row["modernised_date"] <= day for row in register.values()) == count


def test_the_two_of_2021_stand_where_they_were_promised(register: dict[str, Row]) -> None:
    found = {row["district"] for row in register.values() if row["modernised_date"].startswith("2021")}
    assert found == {"bostandyk", "medeu"}


def test_nobody_comes_before_a_library_opens(visits: list[tuple[str, str, int]]) -> None:
    first = {
        code: min(month for each, month, _ in visits if each == code) for code in ("LIB-002", "LIB-006", "LIB-007")
    }
    assert first == {"LIB-002": "2020-12", "LIB-006": "2025-12", "LIB-007": "2026-01"}


def test_closures_come_before_a_modernisation_and_never_overlap(demo: Reader, register: dict[str, Row]) -> None:
    by_library = defaultdict(list)
    for row in demo("closures"):
        by_library[row["library_code"]].append(row)
    for code, closures in by_library.items():
        ends = [row["ends_on"] for row in closures if row["reason"] == "works"]
        assert all(end <= register[code]["modernised_date"] for end in ends)
        assert all(a["ends_on"] < b["starts_on"] for a, b in pairwise(closures))


def test_a_library_that_was_shut_all_month_has_no_rows(visits: list[tuple[str, str, int]], demo: Reader) -> None:
    reported = {(code, month) for code, month, _ in visits}
    for row in demo("closures"):
        first, last = row["starts_on"], row["ends_on"]
        months = {f"{year}-{month:02d}" for year in range(2019, 2027) for month in range(1, 13)}
        full = {month for month in months if first <= f"{month}-01" and f"{month}-31" <= last}
        assert {(row["library_code"], month) for month in full} & reported == set()


def test_two_libraries_are_late_with_the_latest_month(visits: list[tuple[str, str, int]]) -> None:
    latest, before = ({code for code, month, _ in visits if month == of} for of in ("2026-10", "2026-09"))
    assert before - latest == {"LIB-014", "LIB-027"}
    assert len(latest) == 29
