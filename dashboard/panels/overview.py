"""How are we doing, and what needs attention? The panels of the Overview."""

from dashboard import charts, metrics, sayings
from dashboard.metrics import behind
from dashboard.panels.panel import Panel

ANSWER = Panel(id="overview.answer", metric=metrics.overview.answer, say=sayings.overview.answer)

KEY_FIGURES = Panel(
    id="overview.key_figures",
    metric=metrics.overview.key_figures,
    say=sayings.overview.key_figures,
    columns=("figure", "value", "of", "change", "change_kind", "compared_with"),
    behind=behind.overview.key_figure,
)

ATTENTION = Panel(
    id="overview.attention",
    metric=metrics.overview.attention,
    say=sayings.overview.attention,
    columns=(
        "attention",
        "place",
        "slippage_days",
        "days_since_report",
        "override",
        "month",
        "measure",
        "value",
        "usual",
    ),
    behind=behind.overview.needs_attention,
)

REPORTED = Panel(
    id="overview.reported",
    metric=metrics.overview.reported,
    draw=charts.overview.report_board,
    say=sayings.overview.reported,
    columns=("library", "state"),
)
