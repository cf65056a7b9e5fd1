"""Which figures name a person? Their names are told on the page; a table that leaves as a file does without them."""

import pandas as pd

NAMING = frozenset({"override_by"})
"""Columns of frames that hold a person's name."""


def without_names(frame: pd.DataFrame, columns: tuple[str, ...] = ()) -> pd.DataFrame:
    """These columns of a frame (none: all), but those that name people."""
    return frame[[name for name in columns or frame.columns if name not in NAMING]]


def names_people(frame: pd.DataFrame) -> bool:
    """Whether a frame holds a person's name."""
    return any(bool(frame[name].notna().any()) for name in NAMING & set(frame.columns))
