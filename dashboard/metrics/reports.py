"""Which monthly reports came, which are missing, and which were never due?"""

from dataclasses import replace
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session, col

from dashboard.filters import MONTHS, Filters, add_months
from dashboard.metrics.counted import Cells, Table
from dashboard.metrics.doors import MISSING, REPORTED, STATES, doors, states_in
from dashboard.metrics.frames import CODE, MONTH
from dashboard.metrics.kept import of_selection
from dashboard.reading import Coverage
from dashboard.store.tables import Attendance

State = Literal["reported", "missing", "closed", "not_open"]
Span = tuple[date, date]
"""First and last month, both included."""

__all__ = [
    "Span", "State", "Table", "by_district", "by_month", "coverage", "first_reports", "last_year",
    "newest_coverage", "newest_month", "owing", "report_counts", "report_states", "silent", "year_before",
]  # fmt: skip


def report_states(session: Session, filters: Filters, table: Table = Attendance) -> pd.DataFrame:
    """What is known of each library in each month.

    Grain: month × library, from the first to the newest month that any library of the city reported. In the month
    still running nothing is missing yet: it holds only libraries that reported, are closed or not yet open.

    Columns:
        month (datetime64[s]): first day of the month.
        library (str): code.
        state (str): reported, missing, closed or not_open.

    Source: tables ``attendance`` or ``event_count``, ``library``, ``closure``.
    """
    known = doors(session, table)
    months, chosen = known.span(filters), known.register.chosen(filters)
    cells = known.states[chosen, months].T.ravel()
    found = pd.DataFrame(
        {
            "month": np.repeat(_stamps(known.months[months]), len(chosen)),
            "library": np.tile(np.array(known.register.codes, dtype=object)[chosen], len(known.months[months])),
            "state": np.array(STATES, dtype=object)[cells],
        }
    ).astype({"month": MONTH, "library": CODE, "state": CODE})
    due = (cells != MISSING) | (found["month"] < pd.Timestamp(filters.unfinished_month)).to_numpy()
    return found if due.all() else found[due].reset_index(drop=True)


def silent(session: Session, filters: Filters, table: Table, span: Span) -> dict[date, tuple[str, ...]]:
    """Libraries of the selection whose report is missing, by finished month of a span in which any other reported."""
    known = doors(session, table)
    chosen, owing = known.register.chosen(filters), dict[date, tuple[str, ...]]()
    for across, month in enumerate(known.months):
        if span[0] <= month <= span[1] and month < filters.unfinished_month:
            places = chosen[known.states[chosen, across] == MISSING]
            if len(places):
                owing[month] = tuple(known.register.codes[place] for place in places)
    return owing


def report_counts(session: Session, filters: Filters, table: Table = Attendance) -> pd.DataFrame:
    """How many libraries of the selection reported, are missing, were closed or not open yet, month by month.

    Grain: month (the index), the same as of ``report_states``.

    Columns:
        reported, missing, closed, not_open (int64): libraries.
        awaited (int64): those that have not reported the month still running, and will owe it once it is over.

    Shared by all who ask: never changed.
    """
    if filters.libraries:  # plans ask for one library after the other
        return _report_counts(session, filters, table)
    key = ("report counts", table.__tablename__, filters)
    return of_selection(session, key, lambda: _report_counts(session, filters, table))


def _report_counts(session: Session, filters: Filters, table: Table) -> pd.DataFrame:
    known = doors(session, table)
    months = known.span(filters)
    cells = known.states[known.register.chosen(filters), months]
    counted = {state: (cells == code).sum(axis=0) for code, state in enumerate(STATES)}
    found = pd.DataFrame(counted, index=pd.DatetimeIndex(_stamps(known.months[months]), name="month"))
    running = found.index >= pd.Timestamp(filters.unfinished_month)
    found["awaited"] = found["missing"].where(running, 0)
    found.loc[running, "missing"] = 0
    return found


def _stamps(months: tuple[date, ...]) -> Cells:
    return np.array(months, dtype=MONTH)


def newest_month(session: Session, filters: Filters, table: Table = Attendance) -> date | None:
    """The newest finished month, up to the end of the period, in which any library of the city reported."""
    month = col(table.month)
    newest: date | None = session.execute(select(func.max(month)).where(month <= filters.last_finished_month)).scalar()
    return newest


def last_year(session: Session, filters: Filters, table: Table = Attendance) -> Span | None:
    """The last twelve finished months: the newest with reports and the eleven before it."""
    last = newest_month(session, filters, table)
    return (add_months(last, 1 - MONTHS), last) if last else None


def year_before(span: Span) -> Span:
    """The same months a year earlier."""
    return add_months(span[0], -MONTHS), add_months(span[1], -MONTHS)


def coverage(counts: pd.DataFrame, span: Span) -> Coverage:
    """Reports that came, of those that were due, in a span of the months of ``report_counts``."""
    first, last = span
    months = counts.index.to_numpy()
    inside = (months >= np.datetime64(first)) & (months <= np.datetime64(last))
    came, missing = (int(counts[state].to_numpy()[inside].sum()) for state in ("reported", "missing"))
    return Coverage(first, last, came, came + missing)


def by_month(counts: pd.DataFrame, months: int = 1) -> dict[date, Coverage]:
    """Reports that came, of those that were due, in each month of ``report_counts``; with the ``months - 1`` before.

    Of the month still running: of those that will be. Five reports of thirty are not the whole total.
    """
    came, missing, awaited = (counts[state].to_numpy() for state in ("reported", "missing", "awaited"))
    sent, due = (_running_sums(numbers, months) for numbers in (came, came + missing + awaited))
    lasts = pd.DatetimeIndex(counts.index[months - 1 :]).date
    told = zip(lasts, sent.tolist(), due.tolist(), strict=True)
    return {last: Coverage(add_months(last, 1 - months), last, some, of) for last, some, of in told if of > 0}


def _running_sums(numbers: Cells, months: int) -> Cells:
    """Sums of so many numbers in a row, from the first that has as many."""
    up_to = np.concatenate([np.zeros(1, dtype=numbers.dtype), numbers.cumsum()])
    summed: Cells = up_to[months:] - up_to[:-months]
    return summed


def by_district(session: Session, span: Span, table: Table = Attendance) -> dict[str, Coverage]:
    """The same in a span of finished months for each district that had any due."""
    known = doors(session, table)
    cells = known.states[:, [span[0] <= month <= span[1] for month in known.months]]
    found = {}
    for district in sorted({str(one) for one in known.register.districts if one}):
        own = cells[known.register.districts == district]
        came, missing = int((own == REPORTED).sum()), int((own == MISSING).sum())
        if came + missing:
            found[district] = Coverage(*span, came, came + missing)
    return found


def first_reports(session: Session, table: Table = Attendance) -> dict[str, date]:
    """The first month on record of each library that ever reported; the earliest of them begins the record."""
    known = doors(session, table)
    came = known.states == REPORTED
    return {
        code: known.months[int(row.argmax())] for code, row in zip(known.register.codes, came, strict=True) if row.any()
    }


def owing(session: Session, filters: Filters, month: date, table: Table = Attendance) -> tuple[str, ...]:
    """Libraries that owe the report of a month that nobody reported yet: those open on a day of it."""
    known = doors(session, table).register
    states = states_in(session, table, month)
    return tuple(known.codes[place] for place in known.chosen(filters) if states[place] == MISSING)


def newest_coverage(session: Session, filters: Filters, table: Table = Attendance) -> Coverage | None:
    """Reports that came for the newest finished month of the period."""
    last = newest_month(session, filters, table)
    if last is None or (filters.start and last < filters.start):
        return None
    return coverage(report_counts(session, replace(filters, start=last), table), (last, last))
