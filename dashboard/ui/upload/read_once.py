"""Is a file read again that was read a moment ago? Not a small one: preview, save and the page after it ask alike.

What it says follows from its bytes, its name, the day and the codes that the store knows: whatever of these differs has
it read again. What is unlikely beside the store's figures is asked of the store every time.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

T = TypeVar("T")
LARGEST = 200_000
"""Bytes: some five thousand rows. A longer file is kept by nobody but the session that brought it."""
KEPT = 8


def read_once(read: Callable[..., T], content: bytes, *asked: object) -> T:
    """What ``read``, which looks at nothing else, makes of these."""
    found: T = _kept(read, content, *asked) if len(content) <= LARGEST else read(content, *asked)
    return found


@lru_cache(maxsize=KEPT)
def _kept(read: Callable[..., Any], content: bytes, *asked: object) -> Any:
    return read(content, *asked)
