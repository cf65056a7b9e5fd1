"""Why does a process not grow with the number of its threads? Each run of a page is a new one."""

import ctypes
import sys

ARENA_MAX = -8
"""``M_ARENA_MAX`` of glibc's ``mallopt``."""
ARENAS = 2
"""Python's lock lets one thread at a time ask for memory anyway."""


def keep_few() -> None:
    """Have all threads share two heaps, where the C library is glibc.

    It gives each new thread one of up to eight heaps a core, and what was freed in one is of no use in another: with
    fifty people who upload, filter and export for twenty minutes the process grew by 4 MB a minute, though Python held
    no more objects at the end than in the middle; with two heaps by less than one.
    """
    if sys.platform == "linux":
        library = ctypes.CDLL(None)
        if hasattr(library, "gnu_get_libc_version"):  # musl has one heap
            library.mallopt(ARENA_MAX, ARENAS)
