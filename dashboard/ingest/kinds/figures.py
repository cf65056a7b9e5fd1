"""What does a file of published figures hold? Who published what and when; contradictions stand side by side."""

from dashboard.ingest import records
from dashboard.ingest.kind import CsvKind, Layout
from dashboard.ingest.kinds.columns import (
    LIBRARY_HEADINGS,
    NOTES,
    REPORTED_ON,
    REPORTED_PRECISION,
    SOURCE,
    column,
    extra,
)

FIGURES = CsvKind(
    id="figures",
    layouts=(
        Layout(
            columns=(
                column("indicator", "slug", "Показатель", "Көрсеткіш", "Indicator"),
                column("scope", "text", "Охват", "Қамту", "Scope"),
                extra("library_code", "library", *LIBRARY_HEADINGS),
                extra("geography", "text", "Территория", "Аумақ", "Geography"),
                column("period", "text", "Период", "Кезең", "Period"),
                column("value", "decimal", "Значение", "Мәні", "Value", nullable=True),
                extra("value_text", "text", "Значение словами", "Мәтіндік мәні", "Value as text"),
                extra("unit", "text", "Единица измерения", "Өлшем бірлігі", "Unit"),
                column("reported_on", "past_day", *REPORTED_ON, nullable=True),
                column("reported_precision", "reported_precision", *REPORTED_PRECISION),
                *SOURCE,
                *NOTES,
            ),
            key=(
                "indicator", "scope", "library_code", "geography", "period",
                "value", "value_text", "reported_on", "source_url", "publisher",
            ),
        ),
    ),
    records=records.figures,
    table="published_figure",
)  # fmt: skip
