"""Is a file read again that was read a moment ago? Not a small one: preview, save and the page after it ask alike.

What it says follows from its bytes, its name, the day and the codes that the store knows: whatever of these differs has
it read again. What is unlikely beside the store's figures is asked of the store every time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from dashboard.ingest.telling import Tell

T = TypeVar("T")
LARGEST = 200_000
"""Bytes: some five thousand rows. A longer file is kept by nobody but the session that brought it."""
KEPT = 8


@dataclass(slots=True)
class _Beside:
    """Who listens, which makes no difference to what is read: all are alike, and let go of once it is."""

    named: dict[str, Tell]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Beside)

    def __hash__(self) -> int:
        return 0


def read_once(read: Callable[..., T], content: bytes, *asked: object, **tell: Tell) -> T:
    """What ``read``, which looks at nothing else, makes of these; ``tell`` hears how far it has come."""
    if len(content) > LARGEST:
        return read(content, *asked, **tell)
    beside = _Beside(tell)
    found: T = _kept(read, content, beside, *asked)
    beside.named = {}
    return found


@lru_cache(maxsize=KEPT)
def _kept(read: Callable[..., Any], content: bytes, beside: _Beside, *asked: object) -> Any:
    return read(content, *asked, **beside.named)
