"""What does a list of projects hold? What is built or restored where, first promises and budgets."""

from datetime import date

from dashboard.ingest import records
from dashboard.ingest.kind import CsvKind, Finding, Layout, Row
from dashboard.ingest.kinds.columns import (
    ADDRESSES,
    DISTRICT_HEADINGS,
    LATITUDE_HEADINGS,
    LONGITUDE_HEADINGS,
    NAMES,
    NOTES,
    PRECISION_M,
    PROJECT_HEADINGS,
    column,
    extra,
)
from dashboard.ingest.kinds.our_times import near


def finishes_after_start(row: Row) -> Finding | None:
    """A first promise to finish before the start."""
    start, finish = row.get("baseline_start"), row.get("baseline_finish")
    if isinstance(start, date) and isinstance(finish, date) and finish < start:
        return Finding("row.inconsistent", "baseline_finish", {"rule": "ends_before_start"})
    return None


COLUMNS = (
    column("project_code", "listed_project", *PROJECT_HEADINGS),
    *NAMES,
    column("kind", "project_kind", "Вид работ", "Жұмыс түрі", "Kind of works"),
    extra("venue_kind", "venue_kind", "Вид объекта", "Нысан түрі", "Kind of venue"),
    extra("district", "district", *DISTRICT_HEADINGS),
    *ADDRESSES,
    extra("lat", "latitude", *LATITUDE_HEADINGS),
    extra("lon", "longitude", *LONGITUDE_HEADINGS),
    PRECISION_M,
    extra("baseline_start", "day", "Первоначальное начало", "Бастапқы басталу күні", "First promised start"),
    extra("baseline_start_precision", "date_precision", "Точность начала", "Басталу дәлдігі", "Start precision"),
    extra("baseline_finish", "day", "Первоначальное завершение", "Бастапқы аяқталу күні", "First promised finish"),
    extra("baseline_finish_precision", "date_precision", "Точность завершения", "Аяқталу дәлдігі", "Finish precision"),
    extra("budget_kzt", "money", "Бюджет", "Budget"),
    extra("contractor", "text", "Подрядчик", "Мердігер", "Contractor"),
    *NOTES,
    extra("source_urls", "addresses", "Ссылки на источники", "Дереккөз сілтемелері", "Source URLs"),
)

PROJECTS = CsvKind(
    id="projects",
    layouts=(Layout(columns=COLUMNS, key=("project_code",)),),
    records=records.projects,
    table="project",
    row_rules=(finishes_after_start,),
    day_rules=near("baseline_start", "baseline_finish"),
)
