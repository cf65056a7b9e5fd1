"""When was it promised, when is it due, how did the date move? Projects in time."""

from collections.abc import Sequence
from datetime import timedelta

import pandas as pd
from sqlmodel import Session

from dashboard.filters import Filters
from dashboard.metrics import projects
from dashboard.metrics.frames import CODE, MONTH
from dashboard.metrics.project_status import STAGES, Case, case_of, promises, suspension
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
}


def gantt(session: Session, filters: Filters) -> pd.DataFrame:
    """Works, promise, last announced and actual date of every project that has a date to draw.

    Grain: project with a promise or an actual, except those done more than two years ago; most urgent first.

    Columns: those of ``projects.status`` and
        works_from (datetime64[s]): start of works as last reported, else the first report of works going on.
        paused_on (datetime64[s]): when works were last said to stand; pause (str): '', 'stated' or 'contested'.

    Source: table ``milestone_report``.
    """
    found = projects.status(session, filters)
    long_ago = pd.Timestamp(filters.as_of - SHOWN_AFTER_DONE)
    drawn = found[found["promised_on"].notna() | found["happened_on"].notna()]
    drawn = drawn[~(drawn["happened_on"] < long_ago)].reset_index(drop=True)
    said = statements(session, filters)
    works = made((_works(said[code]) for code in drawn["project"]), WORKS)
    return pd.concat([drawn, works], axis=1)[[*STATUS, *WORKS]]


def trend(session: Session, filters: Filters) -> pd.DataFrame:
    """How the announced date of the judged milestone moved, for the chosen project or the five that moved most.

    Grain: announced date of the judged milestone with a day of report, by project, oldest first.

    Columns:
        project, milestone (str): codes.
        reported_on (datetime64[s]), reported_precision (str): when it was said.
        date_value (datetime64[s]), date_precision (str): the date named.

    Source: table ``milestone_report``.
    """
    said = statements(session, filters)
    cases = {code: case_of(code, group, filters.as_of) for code, group in said.items()}
    codes = sorted((code for code, case in cases.items() if case.promised), key=lambda code: _moved(cases[code], code))
    lines = (_announced(said[code], cases[code].milestone) for code in codes[:TRENDS])
    return made((_point(one) for line in lines for one in line), TREND)


def _works(said: Sequence[Statement]) -> tuple[object, object, str]:
    begun = STAGES.index(Milestone.WORKS_START)
    stages = [one for one in said if one.happened and one.date_value and one.reported_on]
    working = [one for one in stages if begun <= STAGES.index(Milestone(one.milestone)) < len(STAGES) - 2]
    starts = [one for one in working if one.milestone == Milestone.WORKS_START and not one.as_of]
    first = starts[-1] if starts else (working[0] if working else None)
    stood = [one for one in said if one.milestone == Milestone.SUSPENDED and one.happened]
    return first.date_value if first else None, stood[-1].date_value if stood else None, suspension(said)


def _moved(case: Case, code: str) -> tuple[int, int, str]:
    return (-case.times_moved, -(case.slippage_days or 0), code)


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
    )
