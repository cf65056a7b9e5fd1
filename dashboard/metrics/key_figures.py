"""How are we doing, at a glance? Eight figures, each with its change and its last thirteen finished months."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.filters import MONTHS, Filters, add_months
from dashboard.metrics import projects, reports
from dashboard.metrics.frames import CODE, COUNT, MONTH, SHARE, frame
from dashboard.metrics.plan import new_libraries_plan
from dashboard.metrics.sums import events, visits
from dashboard.rules import Status
from dashboard.store.tables import EventCount, Library, Venue

SHOWN = MONTHS + 1
"""Months of a sparkline: a year, and the month it is compared with."""

COLUMNS = {
    "figure": CODE,
    "month": MONTH,
    "value": SHARE,
    "of": SHARE,
    "change": SHARE,
    "change_kind": CODE,
    "compared_with": MONTH,
    "series": CODE,
    "came": SHARE,
    "due": SHARE,
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; None where there is nothing to tell, or nothing that may be compared."""

    figure: str
    month: date
    value: float | None
    of: float | None
    change: float | None
    change_kind: str
    compared_with: date
    series: tuple[float | None, ...]
    came: float | None = None
    due: float | None = None


def key_figures(session: Session, filters: Filters) -> pd.DataFrame:
    """The figures of the Overview, in the order in which they are shown.

    Grain: figure.

    Columns:
        figure (str): visits_month, visits_12_months, events_month, participants_per_event, modernised, new_libraries,
            projects_late or reported.
        month (datetime64[s]): the newest finished month with reports.
        value (float64): visits, events, participants per event, libraries or projects.
        of (float64): of how many, or the number planned.
        change (float64): against ``compared_with``; a share for change_kind ``share``, else a number.
        change_kind (str): share or number.
        compared_with (datetime64[s]): month a year earlier. Totals are compared where both have enough reports.
        series (tuple): the last thirteen finished months, oldest first; None where a month has no figure.
        came, due (float64): monthly reports that a total rests on, and those that were due; else missing.

    Source: tables ``attendance``, ``event_count``, ``library``, ``target``, ``milestone_report``.
    """
    month = reports.newest_month(session, filters) or filters.last_finished_month
    found = [
        *_visits(session, filters, month),
        *_events(session, filters, month),
        *_libraries(session, filters, month),
        *_late(session, filters, month),
        *_reported(session, filters, month),
    ]
    if all(not one.value and not one.of for one in found):
        found = []
    return pd.DataFrame.from_records([astuple(one) for one in found], columns=list(COLUMNS)).astype(COLUMNS)


def _visits(session: Session, filters: Filters, month: date) -> Iterable[Figure]:
    of_month = frame(session, visits(filters.all_time(), "month"), {"month": MONTH, "visits": COUNT})
    monthly = _until(of_month.set_index("month")["visits"], month)
    counts = reports.report_counts(session, filters.all_time())
    yield _compared("visits_month", month, monthly, counts, (month, month))
    yield _compared("visits_12_months", month, monthly.rolling(MONTHS).sum(), counts, _year_to(month))


def _events(session: Session, filters: Filters, month: date) -> Iterable[Figure]:
    columns = {"month": MONTH, "events": COUNT, "participants": COUNT}
    by_month = frame(session, events(filters.all_time(), "month"), columns).set_index("month")
    counted, people = (_until(by_month[name], month) for name in ("events", "participants"))
    counts = reports.report_counts(session, filters.all_time(), EventCount)
    yield _compared("events_month", month, counted, counts, (month, month))
    held = counted.rolling(MONTHS).sum()
    per_event = people.rolling(MONTHS).sum() / held.where(held > 0)
    yield _compared("participants_per_event", month, per_event, counts, _year_to(month), kind="number")


def _year_to(month: date) -> reports.Span:
    return add_months(month, 1 - MONTHS), month


def _until(values: "pd.Series[float]", month: date) -> "pd.Series[float]":
    """The values of the months a comparison may need, with gaps where a month has none."""
    months = pd.date_range(add_months(month, -2 * MONTHS - SHOWN), month, freq="MS")
    made: pd.Series[float] = values.reindex(months).astype("float64")
    return made


def _compared(
    figure: str, month: date, values: "pd.Series[float]", counts: pd.DataFrame, span: reports.Span, kind: str = "share"
) -> Figure:  # fmt: skip
    covered, covered_before = (reports.coverage(counts, each) for each in (span, reports.year_before(span)))
    before, value = values.iloc[-SHOWN], values.iloc[-1]
    change = None
    if covered.enough and covered_before.enough and pd.notna(before) and pd.notna(value) and before:
        change = float(value / before - 1 if kind == "share" else value - before)
    series = tuple(None if pd.isna(one) else float(one) for one in values.iloc[-SHOWN:])
    earlier = add_months(month, -MONTHS)
    return Figure(figure, month, series[-1], None, change, kind, earlier, series, covered.came, covered.due)


def _libraries(session: Session, filters: Filters, month: date) -> Iterable[Figure]:
    opened, renewed = _dates(session, filters, Library.opened_on), _dates(session, filters, Library.modernised_on)
    total = sum(day is None or day <= filters.as_of for day in opened)
    done = [day for day in renewed if day]
    yield _counted("modernised", month, done, filters.as_of, of=total)
    plan = new_libraries_plan(session, filters)
    new = [day for day in opened if day and (plan is None or plan.fulfils(day))] if plan else []
    yield _counted("new_libraries", month, new, filters.as_of, of=plan.value if plan else None)


def _dates(session: Session, filters: Filters, column: Any) -> list[date | None]:
    library = col(Library.venue_code)
    statement = select(column).join(Venue, col(Venue.code) == library)
    where = filters.where(library=library, district=col(Venue.district_code))
    return list(session.execute(statement.where(*where)).scalars())


def _counted(figure: str, month: date, days: list[date], on: date, of: float | None) -> Figure:
    """How many of the days have come by now, by the end of each month, and how many more than a year ago."""
    ends = [add_months(month, 1 - back) - timedelta(days=1) for back in reversed(range(SHOWN))]
    series = tuple(float(sum(day <= end for day in days)) for end in ends)
    value = sum(day <= on for day in days)
    change = value - sum(day <= _year_earlier(on) for day in days)
    known = of is not None
    return Figure(
        figure, month, value if known else None, of, change if known else None, "number",
        add_months(month, -MONTHS), series,
    )  # fmt: skip


def _late(session: Session, filters: Filters, month: date) -> Iterable[Figure]:
    now = _late_on(session, filters, filters.as_of)
    if not now[1]:
        return [Figure("projects_late", month, None, None, None, "number", add_months(month, -MONTHS), ())]
    ends = [add_months(month, 1 - back) - timedelta(days=1) for back in reversed(range(SHOWN))]
    series = tuple(float(_late_on(session, filters, end)[0]) for end in ends)
    change = now[0] - _late_on(session, filters, _year_earlier(filters.as_of))[0]
    return [
        Figure("projects_late", month, now[0], now[1], change, "number", add_months(month, -MONTHS), series)
    ]  # fmt: skip


def _late_on(session: Session, filters: Filters, day: date) -> tuple[int, int]:
    """Projects late on a day by what was known then, of all projects."""
    table = projects.status(session, replace(filters, as_of=day))
    return int((table["status"] == Status.LATE.value).sum()), len(table)


def _year_earlier(day: date) -> date:
    return date(day.year - 1, day.month, min(day.day, 28))


def _reported(session: Session, filters: Filters, month: date) -> Iterable[Figure]:
    counts = reports.report_counts(session, filters.all_time())
    months = [add_months(month, -back) for back in reversed(range(SHOWN))]
    covered = [reports.coverage(counts, (each, each)) for each in months]
    came, due = covered[-1].came, covered[-1].due
    series = tuple(one.came / one.due if one.due else None for one in covered)
    known = bool(due)
    yield Figure(
        "reported", month, came if known else None, due if known else None, came - due if known else None, "number",
        add_months(month, -MONTHS), series,
    )  # fmt: skip
