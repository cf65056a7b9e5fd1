"""What is promised, what is late, and why? Each project judged by the rule, and how far its date slipped."""

from collections.abc import Iterable, Mapping

import pandas as pd
from sqlmodel import Session

from dashboard.filters import Filters
from dashboard.metrics import overrides
from dashboard.metrics.frames import CODE, COUNT, MONTH
from dashboard.metrics.kept import kept
from dashboard.metrics.overrides import Override
from dashboard.metrics.project_course import Course
from dashboard.metrics.project_status import Case, case_of, verdict
from dashboard.metrics.promises import Statement, statements
from dashboard.rules import Milestone, Status

DAYS = "Int64"
"""Type of a number of days that may be unknown."""

JOINT = ";"
"""Between the reasons of one project."""

URGENCY = (Status.LATE, Status.AT_RISK, Status.UNKNOWN, Status.ON_TRACK, Status.DONE)

STATUS = {
    "project": CODE,
    "status": CODE,
    "reasons": CODE,
    "slippage_days": DAYS,
    "times_moved": COUNT,
    "days_since_report": DAYS,
    "override": CODE,
    "milestone": CODE,
    "promised_on": MONTH,
    "promised_precision": CODE,
    "forecast_on": MONTH,
    "forecast_precision": CODE,
    "happened_on": MONTH,
    "happened_precision": CODE,
    "days_left": DAYS,
    "next_gate": CODE,
    "openings": COUNT,
    "of_openings": COUNT,
    "completion_promised_on": MONTH,
    "completion_promised_precision": CODE,
    "completion_on": MONTH,
    "completion_precision": CODE,
    "completion_slippage_days": DAYS,
    "override_reason": CODE,
    "override_by": CODE,
    "override_on": MONTH,
    "override_until": MONTH,
}


DRAWN = {
    "promised_on": "completion_promised_on",
    "promised_precision": "completion_promised_precision",
    "forecast_on": "completion_on",
    "forecast_precision": "completion_precision",
    "slippage_days": "completion_slippage_days",
}


def status(session: Session, filters: Filters) -> pd.DataFrame:
    """The projects, each with its status by rule; most urgent first.

    Grain: project (of ``filters.statuses``: one that the rule or a person gives such a status).

    Columns:
        project, status (str): codes.
        reasons (str): codes of all tests of the rule that hold, joined by ``;``.
        slippage_days (Int64): days from the first promise to the last announced date, or to the day it happened.
        times_moved (int64): how often the announced date changed.
        days_since_report (Int64): days since anybody reported on the project.
        override (str): the status that a person set beside the rule's, while it holds on the as-of day;
            override_reason, override_by (str), override_on, override_until (datetime64[s]): why, who, from, to.
        milestone (str): the milestone judged. promised, forecast, happened: the days, with their precision.
        days_left (Int64): days to the last announced date, negative when it has passed.
        next_gate (str): first gate not passed. openings, of_openings (int64): of a programme, else 0.
        completion_promised, completion (days with precision), completion_slippage_days (Int64): first and last
            announced completion of works, where it is later than the opening that is judged.

    Source: tables ``milestone_report``, ``status_override``.
    """
    key = ("status", filters.as_of, filters.districts, filters.project)
    table = kept(session, key, lambda: _status(session, filters)).copy()
    if not filters.statuses:
        return table
    asked = table["status"].isin(filters.statuses) | table["override"].isin(filters.statuses)
    return table[asked].reset_index(drop=True)


def _status(session: Session, filters: Filters) -> pd.DataFrame:
    cases = [(code, case_of(code, said, filters.as_of)) for code, said in statements(session, filters).items()]
    held = overrides.in_force(session, filters.as_of)
    return made((_judged(code, case, held.get(code)) for code, case in sorted(cases, key=_urgency)), STATUS)


def slippage(session: Session, filters: Filters) -> pd.DataFrame:
    """Days between the first promise and the last announced or actual date; longest first.

    Grain: project whose slippage is known; measured on completion where that is announced for later than the opening.

    Columns:
        project, milestone, status (str): codes.
        slippage_days (int64): days; negative when the date came nearer.

    Source: table ``milestone_report``.
    """
    known = as_drawn(status(session, filters)).dropna(subset=["slippage_days"])
    columns = {"project": CODE, "milestone": CODE, "status": CODE, "slippage_days": COUNT}
    return known[list(columns)].astype(columns).sort_values("slippage_days", ascending=False, ignore_index=True)


def as_drawn(table: pd.DataFrame) -> pd.DataFrame:
    """Projects with the dates of completion in place of an opening that it has overtaken."""
    overtaken = table["completion_on"].notna()
    shown = table.copy()
    shown.loc[overtaken, "milestone"] = Milestone.WORKS_FINISH.value
    for name, source in DRAWN.items():
        shown[name] = table[name].mask(overtaken, table[source])
    later = (shown["forecast_on"] - table["forecast_on"]).dt.days.astype("Int64")
    shown["days_left"] = table["days_left"].mask(overtaken, table["days_left"] + later)
    return shown


def made(rows: Iterable[tuple[object, ...]], columns: Mapping[str, str]) -> pd.DataFrame:
    """A frame of the named columns and types, whether rows came or not."""
    return pd.DataFrame.from_records(list(rows), columns=list(columns)).astype(dict(columns))


def _urgency(case: tuple[str, Case]) -> tuple[int, int, str]:
    code, facts = case
    return (URGENCY.index(verdict(facts)[0]), -(facts.slippage_days or 0), code)


def _judged(code: str, case: Case, held: Override | None) -> tuple[object, ...]:
    found, reasons = verdict(case)
    return (
        code,
        found.value,
        JOINT.join(reasons),
        case.slippage_days,
        case.times_moved,
        case.days_since_report,
        held.status if held else None,
        case.milestone.value if case.milestone else None,
        *dated(case.promised),
        *dated(case.forecast),
        *dated(case.happened),
        case.days_left,
        case.next_gate.value if case.next_gate else None,
        case.openings,
        case.of_openings,
        *_completion(case.completion),
        *((held.reason, held.decided_by, held.decided_on, held.until) if held else (None,) * 4),
    )


def _completion(way: Course | None) -> tuple[object, ...]:
    if way is None:
        return (None,) * 5
    return *dated(way.promised), *dated(way.forecast), way.slippage_days


def dated(one: Statement | None) -> tuple[object, object]:
    """The day a statement names, and its precision; a day that is only the report's is marked ``reported``."""
    if one is None:
        return None, None
    return one.date_value, "reported" if one.as_of else one.date_precision
