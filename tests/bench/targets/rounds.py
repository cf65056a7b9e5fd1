"""How are two servers compared fairly? In turn, many short rounds, and the ratio of each round told with its spread."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.bench.client import median, processor_seconds
from tests.bench.sides import Side

Act = Callable[[], Awaitable[float]]


@dataclass(frozen=True, slots=True)
class Spent:
    """What one act cost in each round: processor seconds of the server, wall seconds of whoever waited."""

    processor: tuple[float, ...]
    wall: tuple[float, ...]


async def in_turn(acts: Mapping[str, tuple[Side, Act]], rounds: int, acts_a_round: int) -> dict[str, Spent]:
    """Each side acts so many times, then the next; over and over."""
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in acts}
    for _ in range(rounds):
        for name, (side, act) in acts.items():
            before = processor_seconds(side.process_id)
            walls = [await act() for _ in range(acts_a_round)]
            spent[name].append(((processor_seconds(side.process_id) - before) / acts_a_round, median(walls)))
    return {name: Spent(*(tuple(part) for part in zip(*rounds_, strict=True))) for name, rounds_ in spent.items()}


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
