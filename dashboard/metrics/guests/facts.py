"""How old is a place, is it protected, can everybody get in? As somebody published it, newest statement first."""

from collections.abc import Mapping

from sqlalchemy import func, or_, select
from sqlmodel import Session, col

from dashboard.filters import Filters
from dashboard.store.tables import PublishedFigure

YEAR_BUILT, HERITAGE, ACCESSIBLE = INDICATORS = ("year_built", "heritage_status", "accessible")
"""Indicators of published figures; the place is the library, else the code of the place as ``geography``."""


def facts(session: Session, filters: Filters) -> Mapping[tuple[str, str], float | str | None]:
    """The newest value by place and indicator, of those published by the day."""
    figure = PublishedFigure
    place = func.coalesce(col(figure.venue_code), col(figure.geography))
    known = or_(col(figure.reported_on).is_(None), col(figure.reported_on) <= filters.as_of)
    statement = (
        select(place, col(figure.indicator), col(figure.value), col(figure.value_text))
        .where(col(figure.indicator).in_(INDICATORS), known, place.is_not(None))
        # Where a day of report is missing it counts as the oldest, in every database alike.
        .order_by(col(figure.reported_on).is_not(None), col(figure.reported_on), col(figure.statement))
    )
    return {
        (code, indicator): value if text is None else text
        for code, indicator, value, text in session.execute(statement)
    }
