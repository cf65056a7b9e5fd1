"""As of which day was a frame read, and what must be said beside it? Notes travel with the frame.

So pictures and sentences agree.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

import pandas as pd

AS_OF = "as_of"
NOTES = "notes"
"""Where they stand in a frame's ``attrs``."""


def read_as_of(frame: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The frame, marked with the day as of which it was read."""
    return with_notes(frame, **{AS_OF: as_of.isoformat()})


def as_of(frame: pd.DataFrame) -> date:
    """The day as of which a frame was read."""
    return date.fromisoformat(note(frame, AS_OF))


def unfinished(frame: pd.DataFrame) -> pd.Timestamp:
    """First day of the month that was still running then."""
    return pd.Timestamp(as_of(frame).replace(day=1))


def finished(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of months that were over (a frame with a column ``month``)."""
    return frame[frame["month"] < unfinished(frame)]


def with_notes(frame: pd.DataFrame, **notes: Any) -> pd.DataFrame:
    """The frame with what must be said beside its numbers: coverage, moments in a library's life, an average."""
    frame.attrs[NOTES] = _Notes({**_held(frame), **notes})
    return frame


def note(frame: pd.DataFrame, name: str) -> Any:
    """A note of a frame; None where it has none of that name. Shared by all its parts: never changed."""
    return _held(frame).get(name)


def notes(frame: pd.DataFrame) -> dict[str, Any]:
    """All notes of a frame, the day as of which it was read among them."""
    return dict(_held(frame))


def _held(frame: pd.DataFrame) -> Mapping[str, Any]:
    kept = frame.attrs.get(NOTES)
    return kept.values if isinstance(kept, _Notes) else {}


@dataclass(frozen=True, slots=True)
class _Notes:
    """What pandas hands on as it is.

    It copies a frame's ``attrs`` deeply in every step, a hundred explanations each time anybody takes a column of a
    frame: four tenths of the time in which a page is drawn for the first time.
    """

    values: Mapping[str, Any]

    def __deepcopy__(self, _memo: object) -> Self:
        return self
