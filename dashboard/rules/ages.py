"""Which ages make a group, and since when?"""

from dataclasses import dataclass
from datetime import date

from dashboard.rules.codes import AgeGroup


@dataclass(frozen=True, slots=True)
class AgeBoundaries:
    """Age limits in force from a date on: children 0…children_to, youth up to youth_to, adults above."""

    valid_from: date
    children_to: int
    youth_to: int

    def span(self, group: str) -> str:
        """The ages of a group as legends print them: ``0–13``, ``14–34``, ``35+``."""
        spans = (f"0–{self.children_to}", f"{self.children_to + 1}–{self.youth_to}", f"{self.youth_to + 1}+")
        return dict(zip((group.value for group in AgeGroup), spans, strict=True))[group]


AGE_BOUNDARIES = (
    AgeBoundaries(date(2015, 2, 9), children_to=13, youth_to=28),
    AgeBoundaries(date(2022, 7, 4), children_to=13, youth_to=34),
)
"""Versions of the age limits, oldest first (Law of the RK on state youth policy and its amendment)."""


def age_boundaries(on: date) -> AgeBoundaries:
    """The age limits in force on a day; the oldest version stands for all days before it."""
    return [version for version in AGE_BOUNDARIES if version.valid_from <= on or version is AGE_BOUNDARIES[0]][-1]
