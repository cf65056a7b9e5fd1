"""Which months are unusual? Visits and events beside what is usual for the same libraries."""

from dashboard.charts import usual_band
from dashboard.metrics import anomalies as metrics
from dashboard.panels.panel import Panel
from dashboard.sayings import anomalies as sayings

VISITS = Panel(
    id="attendance.anomalies",
    metric=metrics.visits_anomalies,
    draw=usual_band.visits_band,
    say=sayings.anomalies,
)

EVENTS = Panel(
    id="events.anomalies",
    metric=metrics.events_anomalies,
    draw=usual_band.events_band,
    say=sayings.anomalies,
    basis="event_count",
)
