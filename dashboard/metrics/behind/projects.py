"""Which stored rows say how a project stands? Its dated statements, its line of the list, a person's status."""

from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, or_, select
from sqlmodel import col

from dashboard.filters import Filters, ModelColumn
from dashboard.metrics.behind.line import Line
from dashboard.metrics.behind.months import Rows
from dashboard.metrics.promises import SEPARATOR, SPANS
from dashboard.rules import DelayReason
from dashboard.store.stored_rows import StoredRows
from dashboard.store.tables import MilestoneReport, Project, StatusOverride, Venue


def said(line: Line) -> Rows:
    """Everything said of the project by the as-of day; of all selected projects where the line names none."""
    return (_statements(line),)


def standing(line: Line) -> Rows:
    """What was said of the project, and the status a person set beside the rule's."""
    if line["override"] is None:
        return said(line)
    held = (col(StatusOverride.project_code) == line["project"], col(StatusOverride.decided_on) <= line.filters.as_of)
    return StoredRows(StatusOverride, (*held, col(StatusOverride.until) >= line.filters.as_of)), *said(line)


def priced(line: Line) -> Rows:
    """The first price in the list of projects, and the statements that name money."""
    money = or_(col(MilestoneReport.cost_kzt).is_not(None), col(MilestoneReport.spent_kzt).is_not(None))
    listed = StoredRows(Project, tuple(_of_projects(col(Project.code), line)))
    return listed, _statements(line, money)


def figure(line: Line) -> Rows:
    """Money stands on prices, all else on everything said."""
    return priced(line) if line["project_figure"] in {"spent", "growth"} else said(line)


def announced(line: Line) -> Rows:
    """The one statement that the line tells, in every outlet that carried it."""
    return (_statements(line, *_same(line)),)


def moved(line: Line) -> Rows:
    """Announcements that give the reason; where none was given, those that name a date and no reason."""
    reason, given = col(MilestoneReport.delay_reason), line["delay_reason"]
    none_given = (
        reason.is_(None),
        col(MilestoneReport.date_kind) != "actual",
        col(MilestoneReport.date_value).is_not(None),
    )
    return (_statements(line, *((reason == given,) if given in set(DelayReason) else none_given)),)


def known_projects(line: Line) -> Rows:
    """The project in the list, its place, and what was said of it."""
    code, place = line["project"], select(col(Project.venue_code)).where(col(Project.code) == line["project"])
    return (
        StoredRows(Project, (col(Project.code) == code,)),
        StoredRows(Venue, (col(Venue.code).in_(place),)),
        *standing(line),
    )


def _statements(line: Line, *conditions: ColumnElement[bool]) -> StoredRows:
    reported = col(MilestoneReport.reported_on)
    known = or_(reported.is_(None), reported <= line.filters.as_of)
    return StoredRows(MilestoneReport, (known, *_of_projects(col(MilestoneReport.project_code), line), *conditions))


def _of_projects(code: ModelColumn, line: Line) -> list[ColumnElement[bool]]:
    chosen = line["project"] or line.filters.project
    if chosen:
        return [code == chosen]
    places = line.filters.where(district=col(Venue.district_code))
    listed = select(col(Project.code)).join(Venue, col(Venue.code) == col(Project.venue_code)).where(*places)
    return [code.in_(listed)] if places else []


def _same(line: Line) -> list[ColumnElement[bool]]:
    report = MilestoneReport
    conditions = [col(report.milestone_code) == line["milestone"], *_on(line)]
    if line["date_kind"]:
        conditions.append(col(report.date_kind) == line["date_kind"])
    if "source_url" not in line.cells:  # a point of the trend: told once, by its first report
        return [*conditions, col(report.reported_on) == line["reported_on"], col(report.date_kind) != "actual"]
    links = [link for link in (line["source_url"] or "").split(SEPARATOR) if link]
    return [*conditions, col(report.source_url).in_(links) if links else col(report.source_url).is_(None)]


def _on(line: Line) -> list[ColumnElement[bool]]:
    """A coarse date is stored as some day of its month, quarter or year, and told as the last one."""
    day, told, span = col(MilestoneReport.date_value), line["date_value"], SPANS.get(line["date_precision"] or "")
    if told is None:
        return [day.is_(None)]
    return [
        day.between(_first(told, span), told),
        col(MilestoneReport.date_precision).is_not_distinct_from(line["date_precision"]),
    ]


def _first(day: date, span: str | None) -> Any:
    return day if span is None else pd.Period(day, freq=span).start_time.date()


def everything(filters: Filters) -> Rows:
    """All that was said of the selected projects."""
    return said(Line({}, filters, {}))
