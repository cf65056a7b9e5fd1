"""How are two servers compared fairly? In turn, many short rounds, and the ratio of each round told with its spread."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.bench.client import median, processor_seconds
from tests.bench.sides import Side

REST = 0.03
"""Seconds after an answer in which a server tidies up."""
Act = Callable[[], Awaitable[float]]


@dataclass(frozen=True, slots=True)
class Spent:
    """What one act cost in each round: processor seconds of the server, wall seconds of whoever waited."""

    processor: tuple[float, ...]
    wall: tuple[float, ...]


async def in_turn(acts: Mapping[str, tuple[Side, Act]], rounds: int, acts_a_round: int) -> dict[str, Spent]:
    """One side acts, then the next, so many times a round: the machine's fast and slow seconds fall on all alike."""
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in acts}
    for _ in range(rounds):
        each: dict[str, list[tuple[float, float]]] = {name: [] for name in acts}
        for _ in range(acts_a_round):
            for name, (side, act) in acts.items():
                each[name].append(await _spent(side, act))
        for name, values in each.items():
            processor, wall = zip(*values, strict=True)
            spent[name].append((sum(processor) / acts_a_round, median(list(wall))))
    return {name: Spent(*(tuple(part) for part in zip(*rounds_, strict=True))) for name, rounds_ in spent.items()}


async def _spent(side: Side, act: Act) -> tuple[float, float]:
    before = processor_seconds(side.process_id)
    wall = await act()
    await asyncio.sleep(REST)
    return processor_seconds(side.process_id) - before, wall


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """``1.32 (1.21–1.45)``: the median of the rounds' ratios, the least and the greatest."""
    each = [mine / max(other, 1e-9) for mine, other in zip(ours, theirs, strict=True)]
    return f"{median(each):.2f} ({min(each):.2f}–{max(each):.2f})"


def milliseconds(values: Sequence[float]) -> str:
    """``12.4 ms (11.0–14.9)``."""
    return f"{1000 * median(list(values)):.1f} ms ({1000 * min(values):.1f}–{1000 * max(values):.1f})"


def kept(said: str, most: float) -> str:
    """Whether a ratio as :func:`ratio` writes it is within its target."""
    return f"{said}, at most {most:g}: {'kept' if float(said.split(maxsplit=1)[0]) <= most else 'MISSED'}"
