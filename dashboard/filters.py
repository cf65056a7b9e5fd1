"""What does the reader look at? Period, places, age groups and the day as of which figures are read."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from sqlalchemy import ColumnElement, SQLColumnExpression

MONTHS = 12

ModelColumn = SQLColumnExpression[Any]
"""A column of a table class."""


def first_of_month(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def add_months(month: date, count: int) -> date:
    """The first day of the month that many months later (earlier if negative)."""
    index = month.year * MONTHS + month.month - 1 + count
    return date(index // MONTHS, index % MONTHS + 1, 1)


@dataclass(frozen=True, slots=True)
class Filters:
    """A selection. Empty tuples and None mean 'all'; months are first days, both ends included.

    ``own_district`` is the one spoken of among all: it leaves no other out.

    ``library`` and ``project`` choose the one a profile or ledger is about; ``statuses`` keep the projects that have
    one of them, by the rule or by a person. The map follows ``measure`` (what the
    discs show), ``fill`` (what the districts' colour shows), ``month`` and ``layers``;
    ``sites`` is how many places for new libraries are asked for; each of the districts ``required`` gets one of them,
    those ``excluded`` none. A walk is ``walk_metres`` long along streets that are ``detour`` times the straight line;
    ``stops`` are the places a guest walks to.
    """

    as_of: date
    start: date | None = None
    end: date | None = None
    districts: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    age_groups: tuple[str, ...] = ()
    library: str | None = None
    project: str | None = None
    statuses: tuple[str, ...] = ()
    measure: str | None = None
    fill: str | None = None
    month: date | None = None
    layers: tuple[str, ...] = ()
    sites: int | None = None
    required: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    walk_metres: int | None = None
    detour: float | None = None
    stops: tuple[str, ...] = ()
    own_district: str | None = None

    @property
    def district_spoken_of(self) -> str | None:
        """The only district that is chosen, else the one that is compared with the others."""
        return self.districts[0] if len(self.districts) == 1 else self.own_district

    @property
    def unfinished_month(self) -> date:
        """The month that is still running on the as-of day: drawn hatched, never in a total."""
        return first_of_month(self.as_of)

    @property
    def last_month(self) -> date:
        """The newest month that may be shown."""
        running = self.unfinished_month
        return min(self.end, running) if self.end else running

    @property
    def last_finished_month(self) -> date:
        """The newest month of the selection that is over."""
        return min(self.last_month, add_months(self.unfinished_month, -1))

    def all_time(self) -> Self:
        """The same places and groups without a beginning: for comparisons with earlier years."""
        return replace(self, start=None)

    def where(
        self,
        *,
        month: ModelColumn | None = None,
        library: ModelColumn | None = None,
        district: ModelColumn | None = None,
        age_group: ModelColumn | None = None,
    ) -> list[ColumnElement[bool]]:
        """The one place that turns a selection into conditions on the columns that a query has."""
        conditions: list[ColumnElement[bool]] = []
        if month is not None:
            conditions.append(month <= self.last_month)
            if self.start:
                conditions.append(month >= self.start)
        for column, chosen in ((library, self.libraries), (district, self.districts), (age_group, self.age_groups)):
            if column is not None and chosen:
                conditions.append(column.in_(chosen))
        return conditions
