"""What if fifty people ask for the same thing at once? One makes it, the others wait and take it from what is kept.

After an import every open page asks for the same new panels: made by each, they would take fifty times the processor.
"""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

T = TypeVar("T")

_turns: dict[Hashable, Lock] = {}


def in_turn(make: Callable[..., T], *asked: Hashable) -> T:
    """What ``make``, which keeps what it made, makes of these; whoever asks for the same meanwhile waits for it."""
    key = (make, asked)
    with _turns.setdefault(key, Lock()):
        try:
            return make(*asked)
        finally:
            # Who waits has the lock in hand; who comes later finds the thing kept.
            _turns.pop(key, None)
