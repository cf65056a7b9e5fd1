"""What does a file of milestones hold? The monthly status of each, or the ledger of who promised what and when."""

from dashboard.ingest import records
from dashboard.ingest.kind import CsvKind, Layout
from dashboard.ingest.kinds.columns import (
    NOTES,
    PROJECT_HEADINGS,
    PROJECT_NAMED,
    REPORTED_ON,
    REPORTED_PRECISION,
    SOURCE,
    column,
    extra,
)
from dashboard.ingest.kinds.milestone_rules import done_on_a_day, forecast_ahead, happened, within_budget
from dashboard.ingest.kinds.our_times import near

PROJECT = column("project_code", "project", *PROJECT_HEADINGS, named=PROJECT_NAMED)
MILESTONE_NAMED = ("Этап", "Название этапа", "Веха", "Кезең", "Кезең атауы", "Milestone")
MILESTONE = column("milestone_code", "milestone", "Код этапа", "Кезең коды", "milestone code", named=MILESTONE_NAMED)
DELAY_REASON = extra("delay_reason", "delay_reason", "Причина переноса", "Кешігу себебі", "Reason of delay")
PERCENT_HEADINGS = ("Процент выполнения", "% выполнения", "Орындалу пайызы")


STATUS = Layout(
    columns=(
        PROJECT,
        MILESTONE,
        column("planned_date", "day", "Плановая дата", "План", "Жоспарлы күні", "planned date"),
        column("forecast_date", "day", "Прогнозная дата", "Прогноз", "Болжамды күні", "forecast date"),
        column("actual_date", "past_day", "Фактическая дата", "Факт", "Нақты күні", "actual date", nullable=True),
        column("percent", "percent", *PERCENT_HEADINGS),
        column("budget", "money", "Бюджет"),
        column("spent", "money", "Освоено", "Игерілді"),
        DELAY_REASON,
    ),
    key=("project_code", "milestone_code"),
)

LEDGER = Layout(
    columns=(
        PROJECT,
        MILESTONE,
        column("reported_on", "past_day", *REPORTED_ON, nullable=True),
        column("reported_precision", "reported_precision", *REPORTED_PRECISION),
        column("date_kind", "date_kind", "Вид даты", "Күн түрі", "Date kind"),
        column("date_value", "day", "Названная дата", "Аталған күн", "Date named", nullable=True),
        column("date_precision", "date_precision", "Точность даты", "Күн дәлдігі", "Date precision", nullable=True),
        column("as_of", "yes_no", "На дату сообщения", "Хабарлама күніне", "As of"),
        extra("denied", "yes_no", "Опровержение", "Теріске шығару", "Denial"),
        DELAY_REASON,
        extra("percent", "percent", *PERCENT_HEADINGS),
        extra("cost_kzt", "money", "Стоимость", "Құны", "Cost"),
        extra("spent_kzt", "money", "Освоено", "Игерілді", "Spent"),
        extra("contractor", "text", "Подрядчик", "Мердігер", "Contractor"),
        extra("statement_by_kk", "text", "Кто сообщил, на казахском", "Кім хабарлады", "Statement by, in Kazakh"),
        extra("statement_by_ru", "text", "Кто сообщил, на русском", "Кто сообщил", "Statement by, in Russian"),
        extra("statement_by_en", "text", "Кто сообщил, на английском", "Statement by", "Statement by, in English"),
        *SOURCE,
        *NOTES,
    ),
    key=("project_code", "milestone_code", "reported_on", "date_kind", "date_value", "source_url", "publisher"),
)

MILESTONES = CsvKind(
    id="milestones",
    layouts=(STATUS, LEDGER),
    records=records.milestones,
    table="milestone_report",
    row_rules=(within_budget, done_on_a_day),
    day_rules=(forecast_ahead, happened, *near("planned_date", "forecast_date", "actual_date", "date_value")),
)
