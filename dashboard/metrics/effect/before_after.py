"""How do the same calendar months compare before a change, during it and after it? One library at a time."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.filters import MONTHS
from dashboard.metrics.effect.difference import NEVER

Span = tuple[int, int]
"""Places of the first month and of the one behind the last."""

ENOUGH_MONTHS = 6
"""Calendar months that must have figures on both sides."""


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """Mean figures of a month, over the calendar months that both sides have; None where nothing may be said."""

    state: str
    months: int = 0
    before: float | None = None
    during: float | None = None
    after: float | None = None

    @property
    def change(self) -> float | None:
        """After against before, as a share."""
        return self.after / self.before - 1 if self.before and self.after is not None else None


def before_after(
    reported: "pd.Series[float]", full: "pd.Series[float]", left: int, back: int, works: Span | None = None
) -> BeforeAfter:
    """The twelve months before a change against the twelve after it.

    ``full`` holds what full months of open days would have counted, ``reported`` the figures as they came: only they
    tell about the time of the works. ``left`` is the place of the first month that is no longer before, ``back`` of
    the first that is after (``NEVER``: not yet), ``works`` the places of the months that are neither in any part.
    """
    if full.iloc[: max(left, 0)].isna().all():
        return BeforeAfter("no_before")
    if back >= NEVER:
        return BeforeAfter("in_works")
    before, after = _by_calendar(full, left - MONTHS, left), _by_calendar(full, back, back + MONTHS)
    common = before.index.intersection(after.index)
    if len(common) < ENOUGH_MONTHS:
        return BeforeAfter("too_few_months", len(common))
    during = _by_calendar(reported, *(works or (left, back))).reindex(common).mean()
    return BeforeAfter(
        "estimated",
        len(common),
        float(before[common].mean()),
        None if np.isnan(during) else float(during),
        float(after[common].mean()),
    )


def _by_calendar(values: "pd.Series[float]", first: int, end: int) -> "pd.Series[float]":
    """Figures by calendar month; a calendar month that comes twice (long works) by its mean."""
    chosen = values.iloc[max(first, 0) : max(end, 0)].dropna()
    return chosen.groupby(pd.DatetimeIndex(chosen.index).month).mean()
