"""How many came, month by month? Synthetic visits whose yearly totals are the published ones."""

from collections.abc import Iterable
from random import Random

from dashboard.demo import months
from dashboard.demo.apportion import apportion
from dashboard.demo.closures import Closure, open_share, reopened
from dashboard.demo.irregularities import VISITS_MISSING, slip
from dashboard.demo.network import FIRST, Branch
from dashboard.rules import AgeGroup

Cell = tuple[str, int, str]
"""A library, a month, an age group."""

TO_NOVEMBER = range(months.number(2025, 1), months.number(2025, 12))

CITY = {
    months.year(2019): 758_000,
    months.year(2020): 390_000,
    months.year(2021): 1_260_000,
    months.year(2022): 1_920_000,
    months.year(2023): 2_480_000,
    months.year(2024): 3_000_000,
    TO_NOVEMBER: 2_800_000,
    range(TO_NOVEMBER.stop, TO_NOVEMBER.stop + 1): 300_000,
}
"""Visits of the city network in a run of months; 2020, 2022 and 2023 are not published."""

OWN = {("LIB-001", months.year(2024)): 300_000, ("LIB-002", months.year(2025)): 430_000}
"""Visits published for one library."""

LATEST = range(months.number(2026, 1), months.SPAN.stop)
GROWTH = 1.06
"""The latest months against the same months a year before."""


def rows(branches: Iterable[Branch], shut: list[Closure], seed: int) -> list[dict[str, object]]:
    """The visits as the file has them: by library, month, age group."""
    weights = {cell: weight for branch in branches for cell, weight in _weights(branch, shut, seed).items()}
    visits = _visits(weights)
    return [
        {"library_code": code, "month": months.text(month), "age_group": age, "visits": visits[code, month, age]}
        for code, month, age in weights
    ]


def _visits(weights: dict[Cell, float]) -> dict[Cell, int]:
    """Visits of every cell: first where one library's total is known, then the rest of the city's."""
    visits: dict[Cell, int] = {}
    for (code, span), total in OWN.items():
        visits |= apportion(total, {cell: w for cell, w in weights.items() if cell[0] == code and cell[1] in span})
    for span, total in CITY.items():
        visits |= _rest(weights, visits, span, total)
    year_before = sum(count for (_, month, _), count in visits.items() if month + 12 in LATEST)
    return visits | _rest(weights, visits, LATEST, round(year_before * GROWTH))


def _rest(weights: dict[Cell, float], known: dict[Cell, int], span: range, total: int) -> dict[Cell, int]:
    """What is left of a total, shared among the cells without visits yet."""
    left = total - sum(visits for cell, visits in known.items() if cell[1] in span)
    return apportion(left, {cell: w for cell, w in weights.items() if cell[1] in span and cell not in known})


def _weights(branch: Branch, shut: list[Closure], seed: int) -> dict[Cell, float]:
    """How much of the city's visits each month and age group of a library takes, in no unit."""
    chance = Random(f"{seed}/attendance/{branch.code}")  # noqa: S311 - a draw to be repeated, nothing secret
    since = reopened(branch, shut)
    weights: dict[Cell, float] = {}
    for month in months.SPAN:
        level = open_share(branch, month, shut) * pull(branch, month, since) * chance.lognormvariate(0, 0.05)
        ages = {age: chance.lognormvariate(0, 0.03) for age in AgeGroup}
        if level and (branch.code, month) not in VISITS_MISSING:
            level *= months.course(month) * slip(branch.code, month)
            weights |= {
                (branch.code, month, age): level * noise * _taste(branch, month, age) for age, noise in ages.items()
            }
    return weights


def pull(branch: Branch, month: int, since: int | None) -> float:
    """How strongly a library draws people: size, works done, nights, and the first half-year of a new one."""
    works = 1 + branch.lift * months.ramp(month, since) if since else 1.0
    nights = 1 + branch.night_lift * months.ramp(month, branch.round_the_clock) if branch.round_the_clock else 1.0
    young = 1.0 if branch.opened == FIRST else 0.4 + 0.6 * months.ramp(month, branch.opened)
    return branch.size * works * nights * young


def _taste(branch: Branch, month: int, age: AgeGroup) -> float:
    return branch.mix[age] * months.SEASONS[age][month % 12]
