"""How does a frame survive outside of Python? As JSON that gives back every type, and can hold nothing that runs.

A value that JSON does not know is an object with one key: ``{"~date": "2026-10-01"}``. Which classes may come back is
said here, by name: reading a kept frame never imports or calls anything that its text asks for.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.reading import Coverage, Explanation, Moment, Remark, Unusual, notes, with_notes

KNOWN: Mapping[str, type] = {one.__name__: one for one in (Coverage, Explanation, Moment, Remark, Unusual)}
"""Notes of frames that are more than numbers and words."""
PLAIN = (bool, int, str)


def as_plain(value: Any) -> Any:
    """A value of a frame or of its notes as JSON takes it. Raises ``TypeError`` for a type that it does not know."""
    if hasattr(value, "item") and not isinstance(value, pd.Timestamp):
        value = value.item()
    if value is None or isinstance(value, PLAIN):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else {"~float": str(value)}
    if value is pd.NaT or value is pd.NA:
        return {"~missing": "NaT" if value is pd.NaT else "NA"}
    for kind, write in WRITE.items():
        if isinstance(value, kind):
            return write(value)
    if is_dataclass(value) and type(value).__name__ in KNOWN:
        return {"~note": [type(value).__name__, [as_plain(getattr(value, field.name)) for field in fields(value)]]}
    raise TypeError(f"a frame cannot be kept with a {type(value).__name__} in it")


WRITE: Mapping[type, Callable[[Any], Any]] = {
    pd.Timestamp: lambda value: {"~time": value.isoformat()},
    date: lambda value: {"~date": value.isoformat()},
    tuple: lambda value: {"~tuple": [as_plain(one) for one in value]},
    list: lambda value: [as_plain(one) for one in value],
    dict: lambda value: {"~dict": [[as_plain(key), as_plain(one)] for key, one in value.items()]},
}
"""Order matters: a Timestamp passes for a date too."""


def from_plain(value: Any) -> Any:
    """The value as it was."""
    if isinstance(value, list):
        return [from_plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    ((kind, held),) = value.items()
    return READ[kind](held)


def _note(held: list[Any]) -> Any:
    name, values = held
    return KNOWN[name](*(from_plain(one) for one in values))


READ: Mapping[str, Callable[[Any], Any]] = {
    "~float": float,
    "~missing": {"NaT": pd.NaT, "NA": pd.NA}.__getitem__,
    "~time": pd.Timestamp,
    "~date": date.fromisoformat,
    "~tuple": lambda held: tuple(from_plain(one) for one in held),
    "~dict": lambda held: {from_plain(key): from_plain(one) for key, one in held},
    "~note": _note,
}


def frame_as_plain(frame: pd.DataFrame) -> dict[str, Any]:
    """Columns with their types, and what must be said beside them."""
    columns = [[str(name), str(frame[name].dtype), [as_plain(one) for one in frame[name]]] for name in frame.columns]
    return {"columns": columns, "notes": {name: as_plain(one) for name, one in notes(frame).items()}}


def frame_from_plain(held: Mapping[str, Any]) -> pd.DataFrame:
    """The frame as it was, with its types and notes."""
    made = pd.DataFrame(
        {name: pd.Series([from_plain(one) for one in values], dtype="object") for name, _, values in held["columns"]}
    )
    frame = made.astype({name: kind for name, kind, _ in held["columns"]})
    return with_notes(frame, **{name: from_plain(one) for name, one in held["notes"].items()})
