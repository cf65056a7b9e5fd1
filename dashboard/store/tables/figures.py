"""What was planned, published, and how many live where? Targets, published figures, population."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from dashboard import rules
from dashboard.store.tables.constraints import Imported, between, first_day, not_negative, one_of

CITY = "city"
"""Scope of a target that holds for the whole city network."""


class Target(Imported, table=True):
    """A plan for a year: measure, library or the whole city, value and who announced it when."""

    __tablename__ = "target"
    __table_args__ = (CheckConstraint("year BETWEEN 1990 AND 2100", name="year_in_range"), not_negative("value"))
    measure: str = Field(primary_key=True)
    scope: str = Field(primary_key=True, description="library code, or 'city'")
    year: int = Field(primary_key=True)
    value: float
    unit: str | None = None
    publisher: str | None = None
    source_url: str | None = None
    reported_on: date | None = None
    note_kk: str | None = None
    note_ru: str | None = None
    note_en: str | None = None


class PublishedFigure(Imported, table=True):
    """A figure as somebody published it. Contradicting figures stand side by side."""

    __tablename__ = "published_figure"
    __table_args__ = (one_of("reported_precision", rules.ReportedPrecision),)
    statement: str = Field(primary_key=True, description="natural key in one text, see ingest.kinds.figures")
    indicator: str = Field(index=True)
    scope: str
    venue_code: str | None = None
    geography: str | None = None
    period: str
    value: float | None = None
    value_text: str | None = None
    unit: str | None = None
    reported_on: date | None = None
    reported_precision: str
    publisher: str | None = None
    source_url: str | None = None
    note_kk: str | None = None
    note_ru: str | None = None
    note_en: str | None = None


class Population(Imported, table=True):
    """Residents of a district, all ages or one age group, at the start of a month."""

    __tablename__ = "population"
    __table_args__ = (
        first_day("month"),
        one_of("age_group", ("all", *rules.AgeGroup)),
        not_negative("residents"),
    )
    district_code: str = Field(primary_key=True, foreign_key="district.code")
    month: date = Field(primary_key=True)
    age_group: str = Field(primary_key=True, default="all")
    residents: int
    publisher: str | None = None
    source_url: str | None = None
    note_kk: str | None = None
    note_ru: str | None = None
    note_en: str | None = None


class PopulationPoint(Imported, table=True):
    """Residents around a point, for walking distance."""

    __tablename__ = "population_point"
    __table_args__ = (
        between("lat", *rules.LATITUDES),
        between("lon", *rules.LONGITUDES),
        not_negative("residents"),
    )
    lat: float = Field(primary_key=True)
    lon: float = Field(primary_key=True)
    age_group: str = Field(primary_key=True, default="all")
    district_code: str | None = Field(default=None, foreign_key="district.code")
    residents: int
