"""Which stored rows stand behind a place on the map? Where it is, who lives there, what it reported."""

from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlmodel import col

from dashboard.filters import add_months
from dashboard.metrics.behind.libraries import registered
from dashboard.metrics.behind.line import Line
from dashboard.metrics.behind.months import Rows, counted, of_month
from dashboard.metrics.behind.projects import known_projects
from dashboard.store.stored_rows import StoredRows
from dashboard.store.tables import (
    Attendance,
    Closure,
    EventCount,
    Library,
    MilestoneReport,
    Population,
    PopulationPoint,
    Project,
    PublishedFigure,
    Venue,
)


def on_map(line: Line) -> Rows:
    """A row of one of the map's layers: as that layer's own table has it."""
    name, behind = {
        "libraries": ("library", of_library),
        "projects": ("project", known_projects),
        "districts": ("district", of_district),
    }[line["layer"]]
    return behind(replace(line, cells={**line.cells, name: line["place"]}))


def of_library(line: Line) -> Rows:
    """Where the library is, what it reported for the month, and what closed it."""
    month = line["month"]
    return *registered(line), *of_month(Attendance)(line), counted(EventCount, line, (month, month))


def of_district(line: Line) -> Rows:
    """Residents and libraries of the district, and the visits of the month."""
    month = line["month"]
    opened, district = col(Library.opened_on), col(Venue.district_code) == line["district"]
    there = col(Library.venue_code).in_(select(col(Venue.code)).where(district))
    by_then = or_(opened.is_(None), opened < add_months(month, 1))
    return (
        StoredRows(Population, (*_newest_residents(line["district"], month), col(Population.age_group) == "all")),
        StoredRows(Library, (there, by_then)),
        counted(Attendance, Line({"district": line["district"]}, line.filters, line.notes), (month, month)),
    )


def per_resident(line: Line) -> Rows:
    """Residents of the district, and the visits of the twelve months."""
    own = Line({"district": line["district"]}, line.filters, line.notes)
    newest = _newest_residents(line["district"], line.filters.as_of)
    return StoredRows(Population, (*newest, col(Population.age_group) == "all")), counted(Attendance, own, *line.spans)


def within_reach(line: Line) -> Rows:
    """Residents of the district, point by point where that was uploaded, and the places of all libraries."""
    point, opened = col(PopulationPoint.district_code), col(Library.opened_on)
    open_by_then = or_(opened.is_(None), opened <= line.filters.as_of)
    placed = select(col(Library.venue_code)).where(open_by_then)
    return (
        StoredRows(PopulationPoint, (point == line["district"],)),
        StoredRows(Population, tuple(_newest_residents(line["district"], line.filters.as_of))),
        StoredRows(Library, (open_by_then,)),
        StoredRows(Venue, (col(Venue.code).in_(placed),)),
    )


def of_guests(line: Line) -> Rows:
    """What is known of a place for guests: where, what was said of its works, closures, published facts."""
    place, on = line["place"], line.filters.as_of
    projects = select(col(Project.code)).where(col(Project.venue_code) == place)
    reported, figure = col(MilestoneReport.reported_on), PublishedFigure
    known = or_(reported.is_(None), reported <= on)
    named = func.coalesce(col(figure.venue_code), col(figure.geography)) == place
    ends = col(Closure.ends_on)
    now = (col(Closure.starts_on) <= on, or_(ends.is_(None), ends >= on))
    return (
        StoredRows(Venue, (col(Venue.code) == place,)),
        StoredRows(Library, (col(Library.venue_code) == place,)),
        StoredRows(Closure, (col(Closure.venue_code) == place, *now)),
        StoredRows(MilestoneReport, (known, col(MilestoneReport.project_code).in_(projects))),
        StoredRows(figure, (named, or_(col(figure.reported_on).is_(None), col(figure.reported_on) <= on))),
    )


def _newest_residents(district: str, on: date) -> list[ColumnElement[bool]]:
    """The newest figure by then, else the oldest there is."""
    month, own = col(Population.month), col(Population.district_code) == district
    by_then = select(func.max(month)).where(own, month <= on).scalar_subquery()
    oldest = select(func.min(month)).where(own).scalar_subquery()
    return [own, month == func.coalesce(by_then, oldest)]
