"""What does a file of overrides hold? A person's status beside the rule's: why, who says so, until when."""

from datetime import date

from dashboard import rules
from dashboard.ingest import records
from dashboard.ingest.kind import CsvKind, Finding, Layout, Row
from dashboard.ingest.kinds.columns import PROJECT_HEADINGS, column


def ends_in_time(row: Row) -> Finding | None:
    """An override that ends before it begins, or that nobody would look at again for more than a year."""
    start, end = row.get("decided_on"), row.get("until")
    if not isinstance(start, date) or not isinstance(end, date):
        return None
    if end < start:
        return Finding("row.inconsistent", "until", {"rule": "ends_before_start"})
    if (end - start).days > rules.OVERRIDE_DAYS:
        return Finding("row.inconsistent", "until", {"rule": "override_too_long", "days": str(rules.OVERRIDE_DAYS)})
    return None


OVERRIDES = CsvKind(
    id="overrides",
    layouts=(
        Layout(
            columns=(
                column("project_code", "project", *PROJECT_HEADINGS),
                column("decided_on", "past_day", "Дата решения", "Шешім күні", "Decided on"),
                column("status", "status", "Статус", "Мәртебе", "Status"),
                column("reason", "text", "Обоснование", "Негіздеме", "Reason"),
                column("decided_by", "name", "Кто решил", "Кім шешті", "Decided by"),
                column("until", "day", "Действует до", "Қолданылу мерзімі", "Until"),
            ),
            key=("project_code", "decided_on"),
        ),
    ),
    records=records.overrides,
    table="status_override",
    row_rules=(ends_in_time,),
)
