"""How many new libraries are promised, and what was published of the network? Announced and published counts."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.filters import MONTHS, Filters
from dashboard.store.tables import PublishedFigure, Target
from dashboard.store.tables.figures import CITY

MEASURE = "new_libraries"
PUBLISHED = {"libraries_modernised_total": "published_modernised", "libraries_city_network": "published_libraries"}
"""Indicators drawn beside the counts of the register, and the series they make."""

Point = tuple[object, ...]
"""Series, day, value, publisher, address of the source."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The newest announcement of how many new libraries there will be, and by which year."""

    announced_on: date
    year: int
    value: float
    publisher: str | None = None
    source_url: str | None = None

    def fulfils(self, opened_on: date | None) -> bool:
        """Whether a library that opened on that day counts towards the plan."""
        return opened_on is not None and opened_on >= self.announced_on

    def points(self) -> list[Point]:
        """Nothing on the day of the announcement, all of it at the end of the year named."""
        ends = ((self.announced_on, 0), (date(self.year, MONTHS, 31), int(self.value)))
        return [("plan_new_libraries", day, value, self.publisher, self.source_url) for day, value in ends]


def new_libraries_plan(session: Session, filters: Filters) -> Plan | None:
    """The plan for the whole city; of several announcements the newest, the others stay in the store."""
    announced = col(Target.reported_on)
    statement = (
        select(announced, col(Target.year), col(Target.value), col(Target.publisher), col(Target.source_url))
        .where(col(Target.measure) == MEASURE, col(Target.scope) == CITY, announced <= filters.as_of)
        .order_by(announced.desc(), col(Target.year).desc())
        .limit(1)
    )
    found = session.execute(statement).first()
    return Plan(*found) if found else None


def published_counts(session: Session, filters: Filters) -> list[Point]:
    """What was published of the city network, oldest first; contradicting figures of one day are both there."""
    said = col(PublishedFigure.reported_on)
    indicator, value = col(PublishedFigure.indicator), col(PublishedFigure.value)
    statement = (
        select(indicator, said, value, col(PublishedFigure.publisher), col(PublishedFigure.source_url))
        .where(indicator.in_(PUBLISHED), said <= filters.as_of, value.is_not(None))
        .order_by(said, value, col(PublishedFigure.statement))
    )
    return [(PUBLISHED[code], *rest) for code, *rest in session.execute(statement)]
