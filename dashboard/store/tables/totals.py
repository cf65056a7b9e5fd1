"""What do the monthly rows add up to? Totals kept beside the rows, written in the transaction that changes them.

A chart of a whole city or country reads these few rows, whatever the number of libraries. They hold nothing that the
rows do not: a test makes them anew after any sequence of imports and undos and finds the same.
"""

from datetime import date

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

NOWHERE = ""
"""District code of libraries whose district is not known: a key holds no NULL."""


class AttendanceTotal(SQLModel, table=True):
    """Visits of one age group to all libraries of a district in one month."""

    __tablename__ = "attendance_total"
    month: date = Field(primary_key=True)
    district_code: str = Field(primary_key=True, description="'' where the district is not known")
    age_group: str = Field(primary_key=True)
    visits: int = Field(sa_type=BigInteger)


class EventTotal(SQLModel, table=True):
    """Events of one type held by all libraries of a district in one month, and the people who took part."""

    __tablename__ = "event_total"
    month: date = Field(primary_key=True)
    district_code: str = Field(primary_key=True, description="'' where the district is not known")
    event_type: str = Field(primary_key=True)
    events: int = Field(sa_type=BigInteger)
    participants: int = Field(sa_type=BigInteger)


class MonthWritten(SQLModel, table=True):
    """Which batch last wrote a month of a monthly table: what was read of the month before holds until then."""

    __tablename__ = "month_written"
    table_name: str = Field(primary_key=True)
    month: date = Field(primary_key=True)
    batch_id: int
