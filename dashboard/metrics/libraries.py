"""What has modernisation changed? The register of libraries, their spaces, and the count over time."""

from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from dashboard import rules
from dashboard.filters import Filters
from dashboard.metrics.frames import CODE, COUNT, MONTH
from dashboard.metrics.plan import new_libraries_plan, published_counts
from dashboard.reading import with_notes
from dashboard.store.tables import Library, Venue

COUNT_OR_MISSING = "Int64"
DIGITS = {"year": 4, "month": 7, "quarter": 7}
"""Characters of an ISO date that a coarse date deserves."""


def register(session: Session, filters: Filters) -> pd.DataFrame:
    """The libraries known, with the dates as exactly as they are known.

    Grain: library, by code.

    Columns:
        branch (str): code of the library. district (str): code; a district nobody named is missing.
        opened, modernised_in, open_24_7 (str): ISO dates cut to their precision: ``2020``, ``2020-12``.
        area_m2 (Int64): floor area, square metres.
        hours (str): opening hours as published.

    Source: table ``library``.
    """
    columns = (Library.opened_on, Library.opened_precision, Library.modernised_on, Library.modernised_precision)
    round_the_clock = (Library.open_24_7_since, Library.open_24_7_precision)
    rows = _libraries(session, filters, Venue.district_code, *columns, *round_the_clock, Library.area_m2, Library.hours)
    table = pd.DataFrame.from_records(rows, columns=["branch", "district", *"oOmMrR", "area_m2", "hours"])
    for name, day, precision in (("opened", "o", "O"), ("modernised_in", "m", "M"), ("open_24_7", "r", "R")):
        table[name] = [as_known(*pair) for pair in zip(table[day], table[precision], strict=True)]
    types = dict.fromkeys(("branch", "district", "opened", "modernised_in", "open_24_7"), CODE)
    types |= {"area_m2": COUNT_OR_MISSING, "hours": CODE}
    return table[list(types)].astype(types)


def as_known(day: date | None, precision: str | None) -> str | None:
    """A date as ISO text, cut to what is known of it."""
    return day.isoformat()[: DIGITS.get(precision or "day", 10)] if day else None


def spaces(session: Session, filters: Filters) -> pd.DataFrame:
    """Which spaces each library has; nothing said is 'not known', never 'no'.

    Grain: library × space, libraries of which most is known first.

    Columns:
        library (str): code.
        space (str): code, see ``rules.Space``.
        presence (str): yes, no or unknown.

    Source: table ``library``.
    """
    names = [space.value for space in rules.Space]
    rows = _libraries(session, filters, *(getattr(Library, name) for name in names))
    rows.sort(key=lambda row: (-sum(value is True for value in row[1:]), row[1:].count(None), row[0]))
    found = [
        (row[0], name, _presence(value)) for row in rows for name, value in zip(names, row[1:], strict=True)
    ]  # fmt: skip
    columns = dict.fromkeys(("library", "space", "presence"), CODE)
    return pd.DataFrame(found, columns=list(columns)).astype(columns)


def modernised(session: Session, filters: Filters) -> pd.DataFrame:
    """Libraries modernised and opened day by day, beside the plan and what was published.

    Counted and published figures stand side by side and are never averaged. The day of a date known to the year
    is the year's last. A library whose opening nobody dated, or that opened before the first modernisation, counts from
    that day.

    Grain: series × day on which it changed, oldest first.

    Columns:
        series (str): modernised, all_libraries and new_libraries are counted in the register; plan_new_libraries is
            the announced plan; published_modernised and published_libraries were published.
        on (datetime64[s]): the day.
        value (int64): libraries.
        publisher, source_url (str): of published values and the plan.

    Notes: ``unknown_opening``: libraries whose opening day nobody named.

    Source: tables ``library``, ``target``, ``published_figure``.
    """
    rows = _libraries(session, filters, Library.opened_on, Library.modernised_on)
    known = [day for *_, day in rows if day]
    first = min(known, default=rules.OLDEST_MONTH)
    opened = [max(day or first, first) for _, day, _ in rows]
    plan = new_libraries_plan(session, filters)
    counted = [
        *_steps("modernised", known, filters.as_of),
        *_steps("all_libraries", opened, filters.as_of),
    ]
    if plan and rows:
        counted += [("new_libraries", plan.announced_on, 0, None, None)]
        counted += _steps("new_libraries", [day for _, day, _ in rows if plan.fulfils(day)], filters.as_of)
        counted += plan.points()
    published = published_counts(session, filters) if rows and _whole_city(filters) else []
    columns = {"series": CODE, "on": MONTH, "value": COUNT, "publisher": CODE, "source_url": CODE}
    made = pd.DataFrame.from_records([*counted, *published], columns=list(columns)).astype(columns)
    return with_notes(made, unknown_opening=sum(day is None for _, day, _ in rows))


def _libraries(session: Session, filters: Filters, *columns: Any) -> list[tuple[Any, ...]]:
    library = col(Library.venue_code)
    statement = (
        select(library, *columns)
        .join(Venue, col(Venue.code) == library)
        .where(*filters.where(library=library, district=col(Venue.district_code)))
        .order_by(library)
    )
    return [tuple(row) for row in session.execute(statement)]


def _whole_city(filters: Filters) -> bool:
    return not (filters.districts or filters.libraries)


def _steps(series: str, days: list[date], as_of: date) -> list[tuple[object, ...]]:
    past = sorted(day for day in days if day <= as_of)
    last = {day: index + 1 for index, day in enumerate(past)}
    return [(series, day, count, None, None) for day, count in last.items()]


def _presence(value: object) -> str:
    return "unknown" if value is None else "yes" if value else "no"
