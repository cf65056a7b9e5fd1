"""Who still owes which month? The panel of the Upload page."""

from dashboard import charts, sayings
from dashboard.metrics import behind
from dashboard.panels.completeness import report_board
from dashboard.panels.panel import Panel

COMPLETENESS = Panel(
    id="upload.completeness",
    metric=report_board,
    draw=charts.completeness.report_marks,
    say=sayings.completeness.owed,
    behind=behind.months.owed,
)
