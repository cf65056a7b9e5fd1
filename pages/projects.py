"""Projects: what is promised, what is late, and why?"""

from dashboard import ui
from dashboard.panels import projects

page = ui.begin("projects", projects.ANSWER)
ui.project_figures(projects.FIGURES, page)
ui.show(projects.GANTT, page)
status = ui.show_status(projects.STATUS, page)
project = ui.choose(
    "project", ui.codes(status, "project"), page.t("filter.project"), page, everything=page.t("projects.all")
)
ui.show_override(status, project, page)
ui.show_ledger(projects.LEDGER, page, project)
left, right = ui.columns(1, 1)
with left:
    ui.show(projects.SLIPPAGE, page)
with right:
    ui.show(projects.TREND, page, project=project)
    ui.show(projects.DELAY_REASONS, page, project=project)
ui.show(projects.COST, page, project=project)
