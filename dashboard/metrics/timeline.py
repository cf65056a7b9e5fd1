"""When was it promised, when is it due, how did the date move? Projects in time."""

from collections.abc import Sequence
from datetime import timedelta

import pandas as pd
from sqlmodel import Session

from dashboard import rules
from dashboard.filters import Filters
from dashboard.metrics import projects
from dashboard.metrics.frames import CODE, MONTH
from dashboard.metrics.project_course import promises
from dashboard.metrics.project_status import STAGES, Case, case_of, suspension
from dashboard.metrics.projects import STATUS, made
from dashboard.metrics.promises import Statement, statements
from dashboard.rules import Milestone

SHOWN_AFTER_DONE = timedelta(days=730)
"""A project that was done longer ago is in the table only."""

TRENDS = 5
"""Objects a trend chart can hold and stay readable."""

WORKS = {"works_from": MONTH, "paused_on": MONTH, "pause": CODE}
TREND = {
    "project": CODE,
    "milestone": CODE,
    "reported_on": MONTH,
    "reported_precision": CODE,
    "date_value": MONTH,
    "date_precision": CODE,
    "delay_reason": CODE,
}


def gantt(session: Session, filters: Filters) -> pd.DataFrame:
    """Works, promise, last announced and actual date of every project that has a date to draw.

    Grain: project with a promise or an actual, except those done more than two years ago; most urgent first.

    Columns: those of ``projects.status`` (dates of completion where it is announced for later than the opening) and
        works_from (datetime64[s]): start of works as last reported, else the first report of works going on.
        paused_on (datetime64[s]): when works were last said to stand; pause (str): '', 'stated' or 'contested'.

    Source: table ``milestone_report``.
    """
    found = projects.as_drawn(projects.status(session, filters))
    long_ago = pd.Timestamp(filters.as_of - SHOWN_AFTER_DONE)
    drawn = found[found["promised_on"].notna() | found["happened_on"].notna()]
    drawn = drawn[~(drawn["happened_on"] < long_ago)].reset_index(drop=True)
    said = statements(session, filters)
    works = made((_works(said[code]) for code in drawn["project"]), WORKS)
    return pd.concat([drawn, works], axis=1)[[*STATUS, *WORKS]]


def trend(session: Session, filters: Filters) -> pd.DataFrame:
    """How the announced date moved: opening and completion of the chosen project, or the five that moved most.

    Of the five, the milestone that is judged; completion where that is announced for later than the opening.

    Grain: announced date with a day of report, by project and milestone, oldest first.

    Columns:
        project, milestone (str): codes.
        reported_on (datetime64[s]), reported_precision (str): when it was said.
        date_value (datetime64[s]), date_precision (str): the date named.
        delay_reason (str): why it moved, see ``rules.DelayReason``; empty where nobody said.

    Source: table ``milestone_report``.
    """
    said = statements(session, filters)
    cases = {code: case_of(code, group, filters.as_of) for code, group in said.items()}
    codes = sorted((code for code, case in cases.items() if case.promised), key=lambda code: _moved(cases[code], code))
    milestones = {code: rules.LAST_MILESTONES if filters.project else (_drawn(cases[code]),) for code in codes[:TRENDS]}
    lines = (_announced(said[code], milestone) for code, drawn in milestones.items() for milestone in drawn)
    return made((_point(one) for line in lines for one in line), TREND)


def _works(said: Sequence[Statement]) -> tuple[object, object, str]:
    begun = STAGES.index(Milestone.WORKS_START)
    stages = [one for one in said if one.happened and one.date_value and one.reported_on]
    working = [one for one in stages if begun <= STAGES.index(Milestone(one.milestone)) < len(STAGES) - 2]
    starts = [one for one in working if one.milestone == Milestone.WORKS_START and not one.as_of]
    first = starts[-1] if starts else (working[0] if working else None)
    stood = [one for one in said if one.milestone == Milestone.SUSPENDED and one.happened]
    return first.date_value if first else None, stood[-1].date_value if stood else None, suspension(said)


def _drawn(case: Case) -> Milestone | None:
    return Milestone.WORKS_FINISH if case.completion else case.milestone


def _moved(case: Case, code: str) -> tuple[int, int, str]:
    way = case.completion or case
    return (-way.times_moved, -(way.slippage_days or 0), code)


def _announced(said: Sequence[Statement], milestone: Milestone | None) -> list[Statement]:
    return [one for one in promises(said, milestone) if one.reported_on]


def _point(one: Statement) -> tuple[object, ...]:
    return (
        one.project,
        one.milestone,
        one.reported_on,
        one.reported_precision,
        one.date_value,
        one.date_precision,
        one.delay_reason,
    )
