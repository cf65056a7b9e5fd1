"""How big is each library, who comes, and since when? The network behind the synthetic figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from dashboard.demo import months
from dashboard.demo.sheets import Row, read
from dashboard.rules import AgeGroup

FIRST = months.SPAN.start

ASSUMED_OPENING = {"LIB-008": months.number(2022, 9), "LIB-009": months.number(2023, 4)}
"""New libraries whose opening was not found."""

SIZES = {
    "LIB-001": 2.2,
    "LIB-002": 3.2,
    "LIB-003": 1.45,
    "LIB-004": 2.0,
    "LIB-005": 1.1,
    "LIB-006": 1.5,
    "LIB-007": 1.3,
    "LIB-008": 0.9,
    "LIB-009": 0.7,
}
"""Sizes of the libraries that are known by name; the others draw theirs."""

YOUNG = {"LIB-001": 0.62, "LIB-002": 0.55, "LIB-006": 0.5}
"""Share of youth where it is known to be high."""

PROVEN_NIGHTS = frozenset({"LIB-001", "LIB-002", "LIB-003"})
"""The three branches whose visits grew by about 70 % around the clock."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A library as the generator knows it; months are running numbers."""

    code: str
    size: float
    mix: dict[str, float]
    opened: int
    modernised: date | None
    modernised_precision: str
    lift: float
    round_the_clock: int | None
    night_lift: float


def branches(published: Path, demo: Iterable[Row], seed: int) -> list[Branch]:
    """Every library of the city: the real ones and the invented ones, by code."""
    rows = {row["library_code"]: row for row in [*read(published), *demo]}
    return [_branch(rows[code], seed) for code in sorted(rows)]


def _branch(row: Row, seed: int) -> Branch:
    code = row["library_code"]
    chance = Random(f"{seed}/network/{code}")  # noqa: S311 - a draw to be repeated, nothing secret
    return Branch(
        code=code,
        size=SIZES.get(code, 0) or chance.uniform(0.6, 1.35),
        mix=_mix(code, chance),
        opened=ASSUMED_OPENING.get(code) or _opened(row["opened_on"]),
        modernised=_day(row["modernised_date"]),
        modernised_precision=row["modernised_precision"],
        lift=chance.uniform(0.3, 0.6),
        round_the_clock=_first_full_month(row["open_24_7_since"]),
        night_lift=0.7 if code in PROVEN_NIGHTS else 0.35,
    )


def _mix(code: str, chance: Random) -> dict[str, float]:
    youth = YOUNG.get(code) or chance.uniform(0.28, 0.42)
    children = (1 - youth) * chance.uniform(0.4, 0.62)
    return {AgeGroup.CHILDREN: children, AgeGroup.YOUTH: youth, AgeGroup.ADULTS: 1 - youth - children}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _opened(text: str) -> int:
    day = _day(text)
    return max(FIRST, months.month_of(day)) if day else FIRST


def _first_full_month(text: str) -> int | None:
    day = _day(text)
    return None if day is None else months.month_of(day) + (day.day > 1)
