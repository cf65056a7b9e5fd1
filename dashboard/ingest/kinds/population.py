"""What does a file of population hold? Residents of a district at the start of a month, or around a point."""

from dashboard.ingest import records
from dashboard.ingest.kind import CsvKind, Layout
from dashboard.ingest.kinds.columns import (
    DISTRICT_HEADINGS,
    LATITUDE_HEADINGS,
    LONGITUDE_HEADINGS,
    NOTES,
    SOURCE,
    column,
    extra,
)

AGE_HEADINGS = ("Возрастная группа", "Возраст", "Жас тобы", "age group")
RESIDENTS = column(
    "residents", "count", "Жители", "Население", "Тұрғындар", "Число жителей", "Количество жителей",
    "Численность населения", "Тұрғындар саны", "Халық саны", "Residents",
)  # fmt: skip

DISTRICTS = Layout(
    columns=(
        column("district", "district", *DISTRICT_HEADINGS),
        column("month", "past_month", "Месяц", "Ай"),
        column("age_group", "age_group", *AGE_HEADINGS, nullable=True),
        RESIDENTS,
        *SOURCE,
        *NOTES,
    ),
    key=("district", "month", "age_group"),
)
POINTS = Layout(
    columns=(
        column("lat", "latitude", *LATITUDE_HEADINGS),
        column("lon", "longitude", *LONGITUDE_HEADINGS),
        extra("age_group", "age_group", *AGE_HEADINGS),
        extra("district", "district", *DISTRICT_HEADINGS),
        RESIDENTS,
    ),
    key=("lat", "lon", "age_group"),
)
"""Where people live, finer than a district: walking distance is counted from these points where there are any."""

POPULATION = CsvKind(id="population", layouts=(DISTRICTS,), records=records.population, table="population")
POPULATION_POINT = CsvKind(
    id="population_point", layouts=(POINTS,), records=records.population_point, table="population_point"
)
