"""What is promised, what is late, and why? The panels of the Projects page."""

from dashboard.charts import gantt as gantt_chart
from dashboard.charts import projects as bars
from dashboard.charts import trend as trend_chart
from dashboard.metrics import behind, delay_reasons, ledger, project_cost, project_figures, projects, timeline
from dashboard.panels.panel import Panel
from dashboard.sayings import projects as sayings

BASIS = "milestone_report"
FOLLOWED = ("districts", "project", "statuses")
"""A promise has no period, and no library keeps it."""

ANSWER = Panel(id="projects.answer", metric=projects.status, say=sayings.answer, basis=BASIS, follows=FOLLOWED)
FIGURES = Panel(
    id="projects.figures",
    metric=project_figures.figures,
    say=sayings.figures,
    basis=BASIS,
    follows=FOLLOWED,
    behind=behind.projects.figure,
)
STATUS = Panel(id="projects.status", metric=projects.status, say=sayings.status, basis=BASIS, follows=FOLLOWED)
GANTT = Panel(
    id="projects.gantt",
    metric=timeline.gantt,
    draw=gantt_chart.gantt,
    say=sayings.gantt,
    basis=BASIS,
    follows=FOLLOWED,
    behind=behind.projects.known_projects,
    columns=("project", "status", "promised_on", "forecast_on", "happened_on", "slippage_days", "works_from", "pause"),
)
SLIPPAGE = Panel(
    id="projects.slippage",
    metric=projects.slippage,
    draw=bars.slippage_bars,
    say=sayings.slippage,
    basis=BASIS,
    follows=FOLLOWED,
    behind=behind.projects.known_projects,
)
TREND = Panel(
    id="projects.trend",
    metric=timeline.trend,
    draw=trend_chart.trend,
    say=sayings.trend,
    basis=BASIS,
    follows=FOLLOWED,
    behind=behind.projects.announced,
)
DELAY_REASONS = Panel(
    id="projects.delay_reasons",
    metric=delay_reasons.delay_reasons,
    say=sayings.delay_reasons,
    basis=BASIS,
    follows=FOLLOWED,
    behind=behind.projects.moved,
)
COST = Panel(
    id="projects.cost",
    metric=project_cost.cost,
    say=sayings.cost,
    basis=BASIS,
    follows=FOLLOWED,
    behind=behind.projects.priced,
)
LEDGER = Panel(
    id="projects.ledger",
    metric=ledger.ledger,
    say=sayings.ledger,
    basis=BASIS,
    follows=FOLLOWED,
    behind=behind.projects.announced,
)
