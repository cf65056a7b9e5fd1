"""What does a file of closures hold? Days on which a library was closed, and why."""

from datetime import date

from dashboard.ingest import records
from dashboard.ingest.kind import CsvKind, Finding, Layout, Row
from dashboard.ingest.kinds.columns import LIBRARY, NOTES, column


def ends_after_start(row: Row) -> Finding | None:
    """A closure that ends before it begins."""
    start, end = row.get("starts_on"), row.get("ends_on")
    if isinstance(start, date) and isinstance(end, date) and end < start:
        return Finding("row.inconsistent", "ends_on", {"rule": "ends_before_start"})
    return None


CLOSURES = CsvKind(
    id="closures",
    layouts=(
        Layout(
            columns=(
                LIBRARY,
                column("starts_on", "day", "Закрыта с", "Дата закрытия", "Жабылған күні", "Closed from"),
                column("ends_on", "day", "Закрыта по", "Жабық соңғы күн", "Closed until", nullable=True),
                column("reason", "closure_reason", "Причина закрытия", "Причина", "Себебі", "Жабылу себебі", "Reason"),
                *NOTES,
            ),
            key=("library_code", "starts_on"),
        ),
    ),
    records=records.closures,
    table="closure",
    row_rules=(ends_after_start,),
)
