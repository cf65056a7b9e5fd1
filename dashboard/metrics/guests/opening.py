"""Is a place open? What the ledger and the closures tell of it as of a day, and nothing more than they tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.metrics.promises import Statement
from dashboard.rules import LAST_MILESTONES, Milestone, ProjectKind

OPEN, CLOSED_WORKS, CLOSED, ANNOUNCED, UNKNOWN = STATES = ("open", "closed_works", "closed", "announced", "unknown")
"""Open; closed for works; closed for another reason; a new place whose opening is announced; nobody said."""

NEW = frozenset({ProjectKind.CONSTRUCTION, ProjectKind.NEW_MUSEUM})
"""Works that make a place that was not there before."""

CLOSING = frozenset(
    {Milestone.WORKS_START, Milestone.SUSPENDED, Milestone.RESUMED, Milestone.STRUCTURE, Milestone.FACADE}
)
"""Stages during which nobody is let in; repairs of rooms and furnishing do not prove that a house is closed."""

WEIGHT = (CLOSED_WORKS, ANNOUNCED, UNKNOWN, OPEN)
"""Of several projects at one place the first of these counts."""


@dataclass(frozen=True, slots=True)
class Opening:
    """``until``: the last announced end of works or opening; ``overdue``: it passed and nobody reported it kept.

    ``since``: the day an opening was reported for.
    """

    state: str
    until: date | None = None
    precision: str | None = None
    overdue: bool = False
    since: date | None = None


def of_project(kind: str, said: Sequence[Statement], on: date) -> Opening:
    """What the statements on one project (oldest first, none reported after the day) tell."""
    opened = [one for one in said if one.milestone == Milestone.OPENING and one.happened]
    finished = any(one.milestone == Milestone.WORKS_FINISH and one.happened for one in said)
    if opened:
        return Opening(OPEN, since=opened[-1].date_value if kind in NEW else None)
    if finished and kind not in NEW:
        return Opening(OPEN)
    promise = _newest_promise(said)
    until = promise.date_value if promise else None
    precision = promise.date_precision if promise else None
    return Opening(_state(kind, said), until, precision, until is not None and until < on)


def of_library(opened: date | None, closures: Sequence[tuple[date, date | None, str]], on: date) -> Opening:
    """What opening day and closures (first day, last day, reason) tell of a library."""
    if opened and opened > on:
        return Opening(ANNOUNCED, opened, "day")
    for first, last, reason in closures:
        if first <= on and (last is None or on <= last):
            return Opening(CLOSED_WORKS if reason == "works" else CLOSED, last, "day" if last else None)
    return Opening(OPEN, since=opened)


def together(openings: Sequence[Opening]) -> Opening:
    """One state for a place with several projects: what keeps guests out weighs most."""
    return min(openings, key=lambda one: WEIGHT.index(one.state)) if openings else Opening(UNKNOWN)


def _newest_promise(said: Sequence[Statement]) -> Statement | None:
    """The last announced end: opening or completion, whichever was announced last; of one day the later date."""
    ends = [one for one in said if one.milestone in LAST_MILESTONES and one.promise]
    return max(ends, key=lambda one: (one.reported_on or date.min, one.date_value or date.min), default=None)


def _state(kind: str, said: Sequence[Statement]) -> str:
    if kind in NEW:
        return ANNOUNCED
    closing = any(one.happened and one.milestone in CLOSING for one in said)
    return CLOSED_WORKS if closing else UNKNOWN
