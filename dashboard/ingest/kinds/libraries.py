"""What does the register of libraries hold? Where each is, since when, with which spaces."""

from datetime import date
from functools import partial

from dashboard.ingest import records
from dashboard.ingest.kind import Column, CsvKind, Finding, Layout, Row
from dashboard.ingest.kinds.columns import (
    ADDRESSES,
    DISTRICT_HEADINGS,
    LATITUDE_HEADINGS,
    LIBRARY_HEADINGS,
    LONGITUDE_HEADINGS,
    NAMES,
    NOTES,
    PRECISION_M,
    SOURCE,
    column,
    extra,
)
from dashboard.rules import DatePrecision, LocationBasis


def placed(row: Row, column: str) -> Finding | None:
    """A library without a place, unless its place is said to be unknown."""
    if column in row and row[column] is None and row.get("location_basis") != LocationBasis.UNKNOWN:
        return Finding("cell.required", column)
    return None


def modernised(row: Row, as_of: date) -> Finding | None:
    """A modernisation that is still to come. A coarse date stands for its last day: its year may be running."""
    day, precision = row.get("modernised_date"), row.get("modernised_precision")
    if not isinstance(day, date) or day <= as_of:
        return None
    running = precision not in {None, DatePrecision.DAY} and day.year == as_of.year
    return None if running else Finding("cell.future", "modernised_date", {"as_of": as_of})


COLUMNS: tuple[Column, ...] = (
    column("library_code", "listed_library", *LIBRARY_HEADINGS),
    *NAMES,
    column("district", "district", *DISTRICT_HEADINGS, nullable=True),
    *ADDRESSES,
    column("lat", "latitude", *LATITUDE_HEADINGS, nullable=True),
    column("lon", "longitude", *LONGITUDE_HEADINGS, nullable=True),
    extra("location_basis", "location_basis", "Основание координат", "Координата негізі", "Location basis"),
    PRECISION_M,
    extra("opened_on", "day", "Дата основания", "Ашылған күні", "Opened on"),
    extra("opened_precision", "date_precision", "Точность основания", "Ашылу дәлдігі", "Opened precision"),
    column("modernised_date", "day", "Дата модернизации", "Жаңғырту күні", "Modernised on", nullable=True),
    extra("modernised_precision", "date_precision", "Точность модернизации", "Жаңғырту дәлдігі"),
    extra("open_24_7_since", "day", "Круглосуточно с", "Тәулік бойы ашық", "Open 24/7 since"),
    extra("open_24_7_precision", "date_precision", "Точность 24/7", "24/7 дәлдігі", "Open 24/7 precision"),
    extra("repair_cost_kzt", "money", "Стоимость ремонта", "Жөндеу құны", "Repair cost"),
    extra("area_m2", "count", "Площадь, кв. м", "Площадь", "Ауданы, шаршы метр", "Ауданы, м²", "Ауданы, кв. м", "Area"),
    column("spaces", "spaces", "Пространства", "Кеңістіктер", nullable=True),
    extra("hours", "text", "Часы работы", "Жұмыс уақыты", "Opening hours"),
    *SOURCE,
    *NOTES,
)

LIBRARIES = CsvKind(
    id="libraries",
    layouts=(Layout(columns=COLUMNS, key=("library_code",)),),
    records=records.libraries,
    table="library",
    day_rules=(modernised,),
    row_rules=tuple(partial(placed, column=name) for name in ("district", "lat", "lon")),
)
