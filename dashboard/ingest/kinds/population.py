"""What does a file of population hold? Residents of a district at the start of a month."""

from dashboard.ingest import records
from dashboard.ingest.kind import CsvKind, Layout
from dashboard.ingest.kinds.columns import DISTRICT_HEADINGS, NOTES, SOURCE, column

POPULATION = CsvKind(
    id="population",
    layouts=(
        Layout(
            columns=(
                column("district", "district", *DISTRICT_HEADINGS),
                column("month", "past_month", "Месяц", "Ай"),
                column("age_group", "age_group", "Возрастная группа", "Жас тобы", "age group", nullable=True),
                column("residents", "count", "Жители", "Население", "Тұрғындар", "Residents"),
                *SOURCE,
                *NOTES,
            ),
            key=("district", "month", "age_group"),
        ),
    ),
    records=records.population,
    table="population",
)
