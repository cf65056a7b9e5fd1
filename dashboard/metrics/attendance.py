"""Who comes, when and where? Visits by month, age, library and district."""

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session, col

from dashboard.filters import Filters
from dashboard.metrics.frames import CODE, COUNT, MONTH, frame
from dashboard.store.tables import Attendance, Venue


def visits_by_age(session: Session, filters: Filters) -> pd.DataFrame:
    """Visits per month and age group.

    Grain: month × age group that has data, oldest first.

    Columns:
        month (datetime64[s]): first day of the month.
        age_group (str): code, see ``rules.AgeGroup``.
        visits (int64): entries counted, not persons (ISO 2789, visits).

    Source: table ``attendance``.
    """
    month, age_group = col(Attendance.month), col(Attendance.age_group)
    statement = (
        select(month, age_group, func.sum(col(Attendance.visits)))
        .join(Venue, col(Venue.code) == col(Attendance.venue_code))
        .where(
            *filters.where(
                month=month,
                library=col(Attendance.venue_code),
                district=col(Venue.district_code),
                age_group=age_group,
            )
        )
        .group_by(month, age_group)
        .order_by(month, age_group)
    )
    return frame(session, statement, {"month": MONTH, "age_group": CODE, "visits": COUNT})
