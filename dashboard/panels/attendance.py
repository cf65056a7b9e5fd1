"""Who comes, when and where? The panels of the Attendance page."""

from dashboard import charts, metrics, sayings
from dashboard.metrics import behind
from dashboard.panels.panel import Panel
from dashboard.store.tables import Attendance

ANSWER = Panel(
    id="attendance.answer",
    metric=metrics.attendance.last_year_by_age,
    say=sayings.attendance.answer,
    behind=behind.months.of_totals(Attendance),
)

BY_AGE = Panel(
    id="attendance.by_age",
    metric=metrics.attendance.visits_by_age,
    draw=charts.attendance.visits_stacked,
    say=sayings.attendance.by_age,
)

HEAT_MAP = Panel(
    id="attendance.heat_map",
    metric=metrics.attendance.visits_by_library,
    draw=charts.attendance.library_months,
    say=sayings.attendance.by_library,
)

PER_1000 = Panel(
    id="attendance.per_1000",
    metric=metrics.attendance.visits_per_1000,
    draw=charts.attendance.districts_across,
    say=sayings.attendance.by_district,
    behind=behind.places.per_resident,
)

YEAR_ON_YEAR = Panel(
    id="attendance.year_on_year",
    metric=metrics.attendance.visits_by_year,
    draw=charts.attendance.year_lines,
    say=sayings.attendance.year_on_year,
)

AGE_SHARE = Panel(
    id="attendance.age_share",
    metric=metrics.attendance.age_shares,
    draw=charts.attendance.shares_stacked,
    say=sayings.attendance.shares,
    behind=behind.months.of_group_months,
)

ROLLING_12 = Panel(
    id="attendance.rolling_12",
    metric=metrics.attendance.twelve_month_totals,
    draw=charts.attendance.total_line,
    say=sayings.attendance.totals,
    behind=behind.months.twelve_months,
)
