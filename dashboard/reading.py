"""As of which day was a frame read? The day travels with the frame, so that pictures and sentences agree."""

from datetime import date

import pandas as pd

AS_OF = "as_of"


def read_as_of(frame: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The frame, marked with the day as of which it was read."""
    frame.attrs[AS_OF] = as_of.isoformat()
    return frame


def as_of(frame: pd.DataFrame) -> date:
    """The day as of which a frame was read."""
    return date.fromisoformat(frame.attrs[AS_OF])


def unfinished(frame: pd.DataFrame) -> pd.Timestamp:
    """First day of the month that was still running then."""
    return pd.Timestamp(as_of(frame).replace(day=1))


def finished(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of months that were over (a frame with a column ``month``)."""
    return frame[frame["month"] < unfinished(frame)]
