"""What does a file of targets hold? Plans for a year, of one library or of the whole city."""

from dashboard.ingest import records
from dashboard.ingest.kind import CsvKind, Layout
from dashboard.ingest.kinds.columns import LIBRARY_HEADINGS, NOTES, REPORTED_ON, SOURCE, column, extra

TARGETS = CsvKind(
    id="targets",
    layouts=(
        Layout(
            columns=(
                column("measure", "slug", "Показатель", "Көрсеткіш", "Measure"),
                column("library_code", "library", *LIBRARY_HEADINGS, nullable=True),
                column("year", "year", "Год", "Жыл"),
                column("value", "decimal", "План на год", "Значение", "Жылдық жоспар", "Мәні", "Value"),
                extra("unit", "text", "Единица измерения", "Өлшем бірлігі", "Unit"),
                *SOURCE,
                extra("reported_on", "past_day", *REPORTED_ON),
                *NOTES,
            ),
            key=("measure", "library_code", "year"),
        ),
    ),
    records=records.targets,
    table="target",
)
