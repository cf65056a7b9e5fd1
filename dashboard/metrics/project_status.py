"""How does a project stand against its first promise? The status rule: pure functions over its statements.

Its lines are ``rules.STATUS_RULE``; in words they stand in the catalogues under ``projects.rule``.
What the rule decides where the sources leave room:

- Judged is the opening, else the completion of works. A completion announced after the opening was, for a later
  day, contradicts it: that is said beside the reasons, and decides nothing (``rules.STATUS_REMARKS``).
- 'Promised date passed' means the last announced date: a date moved by 1-90 days is at risk, not late.
- Whoever reports a stage (``as_of``) says that it was going on. That passes the gates before the stage, not a gate
  itself; works going on pass the start of works; a finish or opening reported as done is done on an unknown day.
- A denial does not resume works: a suspension that somebody denies makes late as any other, and the denial is said
  beside it. Whoever promises after the denial that works will resume admits that they stand.
- Works that are suspended are late also where nobody ever named a date.
- In a programme of many openings (``rules.PROGRAMMES``) each opening is one of them; the last one is the end.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard import rules
from dashboard.metrics.project_course import (
    Course,
    course,
    days_between,
    judged,
    newest_report,
    overtaken,
    promises,
    soonest,
)
from dashboard.metrics.promises import Statement
from dashboard.rules import Milestone, Status

STAGES = tuple(Milestone)


@dataclass(frozen=True, slots=True)
class Case:
    """Everything the rule looks at, on one day."""

    on: date
    milestone: Milestone | None = None
    promised: Statement | None = None
    forecast: Statement | None = None
    happened: Statement | None = None
    times_moved: int = 0
    days_since_report: int | None = None
    next_gate: Milestone | None = None
    suspension: str = ""
    """'', 'stated' or 'contested'."""
    completion: Course | None = None
    """The completion of works, where it was announced for a later day than the opening that is judged."""
    soonest_days: int | None = None
    """Days to the nearest announced finish or opening that has not passed."""
    openings: int = 0
    of_openings: int = 0

    @property
    def slippage_days(self) -> int | None:
        """Days from the first promise to the forecast, or to the day it happened where that is known."""
        ends = self.happened or self.forecast
        if self.promised is None or ends is None or (self.happened and self.happened.as_of):
            return None
        return days_between(self.promised.date_value, ends.date_value)

    @property
    def days_left(self) -> int | None:
        """Days to the last announced date; negative when it has passed."""
        return days_between(self.on, self.forecast.date_value) if self.forecast else None


TESTS: Mapping[str, Callable[[Case], bool]] = {
    "slipped_far": lambda case: (case.slippage_days or 0) > rules.LATE_AFTER_DAYS,
    "overdue": lambda case: (case.days_left or 0) < 0,
    "suspended": lambda case: case.suspension != "",
    "slipped": lambda case: 0 < (case.slippage_days or 0) <= rules.LATE_AFTER_DAYS,
    "gate_missing": lambda case: case.next_gate is not None and _or_never(case.soonest_days) <= rules.SOON_DAYS,
    "silent": lambda case: _or_never(case.days_since_report) > rules.SILENT_AFTER_DAYS,
}
"""What each line of ``rules.STATUS_RULE`` asks."""

REMARKS: Mapping[str, Callable[[Case], bool]] = {
    "completion_later": lambda case: case.completion is not None,
    "suspension_contested": lambda case: case.suspension == "contested",
    "partly_open": lambda case: case.openings > 0,
}
"""When each of ``rules.STATUS_REMARKS`` is said."""


def verdict(case: Case) -> tuple[Status, tuple[str, ...]]:
    """The status, the reasons for it, and what is remarked beside them."""
    if case.happened:
        return Status.DONE, ()
    said = tuple(remark for remark in rules.STATUS_REMARKS if REMARKS[remark](case))
    if case.promised is None:
        stand = TESTS["suspended"](case)
        return (Status.LATE, ("suspended", *said)) if stand else (Status.UNKNOWN, ("no_promise", *said))
    met = [(status, reason) for status, reason in rules.STATUS_RULE if TESTS[reason](case)]
    return met[0][0] if met else Status.ON_TRACK, (*(reason for _, reason in met), *said)


def case_of(project: str, said: Sequence[Statement], on: date) -> Case:
    """What the rule needs to know of a project; ``said`` oldest first and nothing reported after the day."""
    milestone = judged(said)
    way = course(said, milestone)
    actual = [one for one in said if one.milestone == milestone and one.happened]
    openings, target = _openings(project, said)
    return Case(
        on=on,
        milestone=milestone,
        promised=way.promised if way else None,
        forecast=way.forecast if way else None,
        happened=_best_dated(actual) if openings >= target else None,
        times_moved=way.times_moved if way else 0,
        days_since_report=days_between(newest_report(said), on),
        next_gate=next_gate(said),
        suspension=suspension(said),
        openings=openings,
        of_openings=target,
        completion=course(said, Milestone.WORKS_FINISH) if milestone == Milestone.OPENING and overtaken(said) else None,
        soonest_days=soonest(said, on),
    )


def next_gate(said: Sequence[Statement]) -> Milestone | None:
    """The first gate that nobody reported as passed; None when works have begun."""
    passed = max((_passed(one) for one in said if one.happened and one.date_value), default=0)
    return next((gate for gate in rules.GATES if STAGES.index(gate) >= passed), None)


def _passed(one: Statement) -> int:
    """How many stages a report proves passed: papers reported as going on prove only what is before them."""
    stage = STAGES.index(Milestone(one.milestone))
    papers = stage < STAGES.index(Milestone.WORKS_START)
    return stage if one.as_of and papers else stage + 1


def suspension(said: Sequence[Statement]) -> str:
    """'stated' when works stand, 'contested' when somebody denies it, '' when they resumed or never stood."""
    stood = [one for one in said if one.milestone == Milestone.SUSPENDED and one.happened]
    if not stood:
        return ""
    since = stood[-1].reported_on or date.min
    later = [one for one in said if (one.reported_on or date.min) >= since]
    if any(one.milestone == Milestone.RESUMED and one.happened for one in later):
        return ""
    denials = [one for one in later if one.milestone == Milestone.SUSPENDED and one.denied]
    if not denials:
        return "stated"
    admitted = promises([one for one in later if one.age > denials[-1].age], Milestone.RESUMED)
    return "stated" if admitted else "contested"


def _best_dated(actual: Sequence[Statement]) -> Statement | None:
    """The newest report that tells the day itself, else the newest that only tells it was done by then."""
    newest = actual[-1] if actual else None
    return next((one for one in reversed(actual) if one.date_value and not one.as_of), newest)


def _openings(project: str, said: Sequence[Statement]) -> tuple[int, int]:
    """Openings of a programme that happened, and how many there have to be; 0 of 0 for a single building."""
    target = rules.PROGRAMMES.get(project, 0)
    opened = {one.date_value for one in said if one.milestone == Milestone.OPENING and one.happened}
    return (len(opened), target) if target else (0, 0)


def _or_never(days: int | None) -> int:
    # Unknown is longest: nobody named a date, or nobody said when.
    return timedelta.max.days if days is None else days
