"""What happened there, month by month? Attendance, events, closures."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from dashboard import rules
from dashboard.store.tables.constraints import Imported, first_day, not_negative, one_of


class Attendance(Imported, table=True):
    """Visits (entries, never persons) of one age group to one library in one month."""

    __tablename__ = "attendance"
    __table_args__ = (
        first_day("month"),
        one_of("age_group", rules.AgeGroup),
        not_negative("visits"),
        Index("ix_attendance_month_visits", "month", "venue_code", "age_group", "visits"),
    )
    venue_code: str = Field(primary_key=True, foreign_key="library.venue_code")
    month: date = Field(primary_key=True)
    age_group: str = Field(primary_key=True)
    visits: int


class EventCount(Imported, table=True):
    """Events of one type held by one library in one month, and the people who took part."""

    __tablename__ = "event_count"
    __table_args__ = (
        first_day("month"),
        one_of("event_type", rules.EventType),
        not_negative("events"),
        not_negative("participants"),
        Index("ix_event_count_month_events", "month", "venue_code", "event_type", "events", "participants"),
    )
    venue_code: str = Field(primary_key=True, foreign_key="library.venue_code")
    month: date = Field(primary_key=True)
    event_type: str = Field(primary_key=True)
    events: int
    participants: int


class Closure(Imported, table=True):
    """Days on which a library was closed for a reason; no end means it is closed still. Reasons may overlap."""

    __tablename__ = "closure"
    __table_args__ = (
        one_of("reason", rules.ClosureReason),
        CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
    )
    venue_code: str = Field(primary_key=True, foreign_key="library.venue_code")
    starts_on: date = Field(primary_key=True)
    reason: str = Field(primary_key=True)
    ends_on: date | None = None
    note_kk: str | None = None
    note_ru: str | None = None
    note_en: str | None = None
