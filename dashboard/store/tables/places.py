"""Where is it? Districts, venues and the libraries among them."""

from datetime import date

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from dashboard import rules
from dashboard.store.tables.constraints import Imported, between, not_negative, one_of


class District(SQLModel, table=True):
    """A district of the city, with the point where its name is written."""

    __tablename__ = "district"
    code: str = Field(primary_key=True)
    name_kk: str
    name_ru: str
    name_en: str
    label_lat: float
    label_lon: float


class Venue(Imported, table=True):
    """A place: library, theatre, museum, memorial, building. Coordinates carry their precision."""

    __tablename__ = "venue"
    __table_args__ = (
        one_of("kind", rules.VenueKind),
        one_of("location_basis", rules.LocationBasis),
        between("lat", *rules.LATITUDES),
        between("lon", *rules.LONGITUDES),
        not_negative("precision_m"),
    )
    code: str = Field(primary_key=True)
    kind: str
    name_kk: str
    name_ru: str
    name_en: str | None = None
    short_kk: str | None = None
    short_ru: str | None = None
    short_en: str | None = None
    district_code: str | None = Field(default=None, foreign_key="district.code", index=True)
    address_kk: str | None = None
    address_ru: str | None = None
    address_en: str | None = None
    lat: float | None = None
    lon: float | None = None
    location_basis: str = rules.LocationBasis.PUBLISHED.value
    precision_m: int | None = None


class Library(Imported, table=True):
    """A library: when it opened, was modernised, went 24/7; its spaces (None = not known), its sources."""

    __tablename__ = "library"
    __table_args__ = (
        one_of("opened_precision", rules.DatePrecision),
        one_of("modernised_precision", rules.DatePrecision),
        one_of("open_24_7_precision", rules.DatePrecision),
        not_negative("repair_cost_kzt"),
        not_negative("area_m2"),
        not_negative("space_count"),
    )
    venue_code: str = Field(primary_key=True, foreign_key="venue.code")
    opened_on: date | None = None
    opened_precision: str | None = None
    modernised_on: date | None = None
    modernised_precision: str | None = None
    open_24_7_since: date | None = None
    open_24_7_precision: str | None = None
    repair_cost_kzt: int | None = Field(default=None, sa_type=BigInteger)
    area_m2: int | None = None
    coworking: bool | None = None
    recreation: bool | None = None
    multimedia: bool | None = None
    event_space: bool | None = None
    accessible: bool | None = None
    space_count: int | None = None
    hours: str | None = None
    publisher: str | None = None
    source_url: str | None = None
    note_kk: str | None = None
    note_ru: str | None = None
    note_en: str | None = None
