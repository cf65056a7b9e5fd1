"""What does a file of targets hold? Plans for a year, of one library or of the whole city."""

from decimal import Decimal

from dashboard.ingest import records
from dashboard.ingest.kind import CsvKind, Finding, Layout, Row
from dashboard.ingest.kinds.columns import LIBRARY_HEADINGS, LIBRARY_NAMED, NOTES, REPORTED_ON, SOURCE, column, extra


def not_below_zero(row: Row) -> Finding | None:
    """A plan below zero."""
    value = row.get("value")
    return Finding("cell.negative", "value") if isinstance(value, Decimal) and value < 0 else None


TARGETS = CsvKind(
    id="targets",
    layouts=(
        Layout(
            columns=(
                column("measure", "measure", "Показатель", "Көрсеткіш", "Measure"),
                column("library_code", "library", *LIBRARY_HEADINGS, nullable=True, named=LIBRARY_NAMED),
                column("year", "year", "Год", "Жыл"),
                column(
                    "value", "decimal", "План на год", "Значение", "План", "Жылдық жоспар", "Жоспар", "Мәні", "Value"
                ),
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
    row_rules=(not_below_zero,),
)
