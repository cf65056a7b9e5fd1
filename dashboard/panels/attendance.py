"""Who comes, when and where? The panels of the Attendance page."""

from dashboard import charts, metrics, sayings
from dashboard.panels.panel import Panel

BY_AGE = Panel(
    id="attendance.by_age",
    metric=metrics.attendance.visits_by_age,
    draw=charts.attendance.visits_stacked,
    say=sayings.attendance.by_age,
)
