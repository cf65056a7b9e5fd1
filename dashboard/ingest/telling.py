"""How far has a file come? Told every few hundred rows to whoever waits for it; nobody has to listen."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")
EVERY = 500
"""Rows between two words: some forty of the longest file."""


class Step(StrEnum):
    """What is being done."""

    READING = "reading"
    CHECKING = "checking"
    COMPARING = "comparing"
    SAVING = "saving"


Tell = Callable[[Step, int, int], None]
"""Told the step, the rows done and how many there are (0: nobody knows yet)."""


def silence(_step: Step, _done: int, _of: int) -> None:
    """Nobody listens."""


def counted(rows: Iterable[T], step: Step, of: int, tell: Tell) -> Iterable[T]:
    """The same rows, while it is told how many of them have been taken."""
    return rows if tell is silence else _counted(rows, step, of, tell)


def _counted(rows: Iterable[T], step: Step, of: int, tell: Tell) -> Iterator[T]:
    for number, row in enumerate(rows):
        if number % EVERY == 0:
            tell(step, number, of)
        yield row
