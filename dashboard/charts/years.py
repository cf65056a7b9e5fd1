"""Which years does a Gantt show? From two years back to four ahead; what lies beyond is told at the edge."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

YEARS_BACK, YEARS_AHEAD = 2, 4


@dataclass(frozen=True, slots=True)
class Axis:
    """The years drawn, and today."""

    today: date

    @property
    def start(self) -> pd.Timestamp:
        """First of January, two years back."""
        return pd.Timestamp(self.today.year - YEARS_BACK, 1, 1)

    @property
    def end(self) -> pd.Timestamp:
        """Far enough for promises of the next years; later ones are told at the edge."""
        return pd.Timestamp(self.today.year + YEARS_AHEAD, 1, 1)

    @property
    def now(self) -> pd.Timestamp:
        """Today, as the axis takes it."""
        return pd.Timestamp(self.today)

    def within(self, day: pd.Timestamp) -> pd.Timestamp:
        """The day, or the edge it lies beyond."""
        return min(max(day, self.start), self.end)

    def share(self, day: pd.Timestamp) -> float:
        """Where on the axis a day lies, 0…1."""
        return float((self.within(day) - self.start) / (self.end - self.start))
