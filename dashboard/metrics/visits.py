"""How are visits added up? The one query behind every figure of attendance."""

from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import col

from dashboard.filters import Filters, ModelColumn
from dashboard.metrics.reports import Span
from dashboard.store.tables import Attendance, Venue


def visits(filters: Filters, *by: ModelColumn) -> Select[Any]:
    """Visits of the selection added up by the columns named, in their order."""
    library = col(Attendance.venue_code)
    return (
        select(*by, func.sum(col(Attendance.visits)))
        .join(Venue, col(Venue.code) == library)
        .where(
            *filters.where(
                month=col(Attendance.month),
                library=library,
                district=col(Venue.district_code),
                age_group=col(Attendance.age_group),
            )
        )
        .group_by(*by)
        .order_by(*by)
    )


def visits_in(span: Span, filters: Filters, *by: ModelColumn) -> Select[Any]:
    """The same over a span of months, whatever the beginning of the period."""
    return visits(filters.all_time(), *by).where(col(Attendance.month).between(*span))
