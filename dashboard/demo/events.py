"""What was held, and who took part? Synthetic events, about four thousand a year."""

from collections.abc import Iterable
from random import Random

from dashboard.demo import months
from dashboard.demo.apportion import apportion
from dashboard.demo.closures import Closure, open_share, reopened
from dashboard.demo.irregularities import EVENTS_MISSING
from dashboard.demo.network import Branch
from dashboard.rules import EventType

Cell = tuple[str, int, str]
"""A library, a month, a type of event."""

CITY = {
    months.year(2019): 1_480,
    months.year(2020): 560,
    months.year(2021): 1_950,
    months.year(2022): 3_720,
    months.year(2023): 3_910,
    months.year(2024): 4_000,
    months.year(2025): 4_090,
    range(months.number(2026, 1), months.SPAN.stop): 3_430,
}
"""Events of the city network in a run of months; only 2024 is published."""

SEASON = (0.85, 1.05, 1.10, 1.25, 1.00, 0.75, 0.55, 0.65, 1.10, 1.30, 1.20, 1.20)
"""How many events each month of a year holds, January first."""

TYPES = {
    EventType.LECTURE: 0.26,
    EventType.MASTER_CLASS: 0.34,
    EventType.CREATIVE_MEETING: 0.16,
    EventType.LITERARY_EVENT: 0.24,
}
"""Shares of the types in a library without a liking of its own."""

HOUSE = {
    EventType.LECTURE: 32,
    EventType.MASTER_CLASS: 18,
    EventType.CREATIVE_MEETING: 41,
    EventType.LITERARY_EVENT: 28,
}
"""Participants of an event in a library of middling size."""

FEWEST, MOST = 12, 60
"""Limits of the participants of an event, on average over a month."""


def rows(branches: Iterable[Branch], shut: list[Closure], seed: int) -> list[dict[str, object]]:
    """The events as the file has them: by library, month, type."""
    branches = list(branches)
    weights = {cell: weight for branch in branches for cell, weight in _weights(branch, shut, seed).items()}
    held = {cell: count for span, total in CITY.items() for cell, count in _held(weights, span, total).items()}
    house = {branch.code: Random(f"{seed}/house/{branch.code}") for branch in branches}  # noqa: S311 - to be repeated
    room = {code: chance.uniform(0.75, 1.3) for code, chance in house.items()}
    return [
        {
            "library_code": code,
            "month": months.text(month),
            "event_type": kind,
            "events": held[code, month, kind],
            "participants": _participants(held[code, month, kind], HOUSE[EventType(kind)] * room[code], house[code]),
        }
        for code, month, kind in weights
    ]


def _held(weights: dict[Cell, float], span: range, total: int) -> dict[Cell, int]:
    return apportion(total, {cell: weight for cell, weight in weights.items() if cell[1] in span})


def _weights(branch: Branch, shut: list[Closure], seed: int) -> dict[Cell, float]:
    """How many of the city's events each month and type of a library takes, in no unit."""
    chance = Random(f"{seed}/events/{branch.code}")  # noqa: S311 - a draw to be repeated, nothing secret
    since = reopened(branch, shut)
    liking = {kind: share * chance.uniform(0.6, 1.5) for kind, share in TYPES.items()}
    weights: dict[Cell, float] = {}
    for month in months.SPAN:
        level = open_share(branch, month, shut) * branch.size**0.5 * SEASON[month % 12]
        noise = {kind: chance.lognormvariate(0, 0.3) for kind in liking}
        if level and (branch.code, month) not in EVENTS_MISSING:
            level *= 1 + branch.lift * months.ramp(month, since) if since else 1
            weights |= {(branch.code, month, kind): level * liking[kind] * noise[kind] for kind in liking}
    return weights


def _participants(events: int, usual: float, chance: Random) -> int:
    """People at so many events: none at none, else within the limits of a house."""
    each = min(MOST, max(FEWEST, usual * chance.lognormvariate(0, 0.12)))
    return round(events * each)
