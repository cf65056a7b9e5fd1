"""Which part of the figures is asked for? The words of a command become filters, or a sentence saying what is known."""

import argparse
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dashboard import rules, settings, store
from dashboard.cli.misuse import MisuseError
from dashboard.filters import Filters
from dashboard.metrics import places
from dashboard.metrics.walking.settings import DETOURS, MOST_SITES, WALKS
from dashboard.panels import Snapshot

MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
YEARS = range(1900, 2200)
"""Years that a day may be of: months before and after it are reckoned with."""
LARGEST = 2**31 - 1

SEVERAL = {
    "district": "districts",
    "library": "libraries",
    "age_group": "age_groups",
    "required": "required",
    "excluded": "excluded",
    "stop": "stops",
    "status": "statuses",
}
"""Filters that may be given more than once, and the field of ``Filters`` each adds to."""

NUMBERS: Mapping[str, Callable[[str], float]] = {"sites": int, "walk_metres": int, "detour": float}
"""Filters that hold a number."""

ONE = {"profile": "library"}
"""Filters that go by another name than their field of ``Filters``."""


def month(text: str) -> date:
    """``2025-01`` as its first day."""
    if not MONTH.fullmatch(text) or int(text[:4]) not in YEARS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a month: write YYYY-MM, for example 2025-01")
    return date.fromisoformat(f"{text}-01")


def day(text: str) -> date:
    """``2026-11-10``."""
    try:
        given = date.fromisoformat(text)
    except ValueError:
        given = date.min
    if given.year not in YEARS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day: write YYYY-MM-DD, for example 2026-11-10")
    return given


def number(text: str) -> int:
    """A number of a batch, of lines: 1 or more, as large as every database keeps one."""
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"invalid int value: {text!r}")
    if not 0 < int(text[:20]) <= LARGEST:
        raise argparse.ArgumentTypeError(f"invalid number value: {text!r}")
    return int(text)


def filters(options: argparse.Namespace, snapshot: Snapshot) -> Filters:
    """The selection of a command.

    Raises ``MisuseError`` for a filter or a code that nobody knows, and for a period that ends before it begins.
    """
    if options.start and options.end and options.start > options.end:
        raise MisuseError("period", start=f"{options.start:%Y-%m}", end=f"{options.end:%Y-%m}")
    chosen = Filters(options.as_of or settings.today(), options.start, options.end)
    codes = _codes(snapshot)
    for text in options.filter:
        name, _, value = text.partition("=")
        chosen = _with(chosen, name, _known(name, value, codes))
    return chosen


def _codes(snapshot: Snapshot) -> Mapping[str, Collection[str] | None]:
    """The values each filter may have; None = any."""
    with store.reading(snapshot.url) as session:
        known = places.known_places(session)
    libraries = [code for code, _ in known.libraries]
    return {
        "district": known.districts,
        "library": libraries,
        "age_group": [group.value for group in rules.AgeGroup],
        "project": known.projects,
        "profile": libraries,
        "measure": None,
        "sites": [str(count) for count in range(1, MOST_SITES + 1)],
        "required": known.districts,
        "excluded": known.districts,
        "walk_metres": [str(metres) for metres in range(WALKS[0], WALKS[1] + 1, 50)],
        "detour": [f"{tenths / 10}" for tenths in range(int(DETOURS[0] * 10), int(DETOURS[1] * 10) + 1)],
        "stop": known.guests,
        "status": [status.value for status in rules.Status],
    }


def _known(name: str, value: str, codes: Mapping[str, Collection[str] | None]) -> str:
    if name not in codes or not value:
        raise MisuseError("filter", name=name, known=", ".join(codes))
    allowed = codes[name]
    if allowed is not None and value not in allowed:
        raise MisuseError("value", name=name, value=value, known=", ".join(allowed))
    return value


def _with(chosen: Filters, name: str, value: str) -> Filters:
    changed: dict[str, Any] = {ONE.get(name, name): value}
    if name in SEVERAL:
        changed = {SEVERAL[name]: (*getattr(chosen, SEVERAL[name]), value)}
    elif name in NUMBERS:
        changed = {name: NUMBERS[name](value)}
    return replace(chosen, **changed)
