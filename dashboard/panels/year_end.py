"""Where will the year end? The projection of visits, and the year's plans against what is done."""

from dashboard.charts import year_end as charts
from dashboard.metrics import behind, year_plans
from dashboard.metrics import year_end as metrics
from dashboard.panels.panel import Panel
from dashboard.sayings import year_end as sayings

PROJECTION = Panel(
    id="attendance.projection",
    metric=metrics.year_end,
    draw=charts.projection_lines,
    say=sayings.projection,
    behind=behind.months.projected,
)

PLAN = Panel(
    id="overview.plan",
    metric=year_plans.plan_and_actual,
    draw=charts.plan_bars,
    say=sayings.plan,
    behind=behind.months.planned,
)
