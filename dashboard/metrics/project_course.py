"""How did the announced dates of a project go? First and last promise of its last milestone, and what came since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dashboard import rules
from dashboard.metrics.promises import Statement
from dashboard.rules import Milestone


@dataclass(frozen=True, slots=True)
class Course:
    """How the announced date of a milestone went."""

    promised: Statement
    forecast: Statement
    times_moved: int

    @property
    def slippage_days(self) -> int | None:
        """Days from the first announced date to the last."""
        return days_between(self.promised.date_value, self.forecast.date_value)


def judged(said: Sequence[Statement]) -> Milestone | None:
    """The milestone a project is judged on; None when nobody dated its opening or its completion."""
    opening, finish = rules.LAST_MILESTONES
    spoken = {one.milestone for one in said if one.promise or one.happened}
    return next((milestone for milestone in (opening, finish) if milestone in spoken), None)


def course(said: Sequence[Statement], milestone: Milestone | None) -> Course | None:
    """First and last announced date of a milestone, and how often it moved; None when nobody named a date."""
    dates = promises(said, milestone)
    moved = sum(earlier.date_value != later.date_value for earlier, later in pairwise(dates))
    return Course(dates[0], dates[-1], moved) if dates else None


def newest_report(said: Sequence[Statement]) -> date | None:
    """The day on which anybody last reported, a retelling too."""
    return max((one.retold_on or one.reported_on for one in said if one.reported_on), default=None)


def soonest(said: Sequence[Statement], on: date) -> int | None:
    """Days to the nearest announced finish or opening that has not passed."""
    ways = (course(said, milestone) for milestone in rules.LAST_MILESTONES)
    left = (days_between(on, way.forecast.date_value) for way in ways if way)
    return min((days for days in left if days is not None and days >= 0), default=None)


def overtaken(said: Sequence[Statement]) -> bool:
    """Whether completion was announced after the opening was, and for a later day: the opening cannot be kept."""
    opening, finish = (course(said, milestone) for milestone in rules.LAST_MILESTONES)
    ended = any(one.milestone in rules.LAST_MILESTONES and one.happened for one in said)
    if ended or not opening or not finish:
        return False
    newer = (finish.forecast.reported_on or date.min) > (opening.forecast.reported_on or date.min)
    return newer and (days_between(opening.forecast.date_value, finish.forecast.date_value) or 0) > 0


def promises(said: Sequence[Statement], milestone: Milestone | None) -> list[Statement]:
    """The dates promised for a milestone, in the order in which they were announced."""
    return [one for one in said if one.milestone == milestone and one.promise]


def days_between(start: date | None, end: date | None) -> int | None:
    """Days from one day to another; None where one of them is not known."""
    return (end - start) // timedelta(days=1) if start and end else None
