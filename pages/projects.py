"""Projects: what is promised, what is late, and why?"""

from dashboard import ui
from dashboard.panels import projects

page = ui.begin("projects", projects.ANSWER)
everyone = page.read(projects.STATUS)
left, right = ui.columns(5, 7)
with left:
    project = ui.choose(
        "project", ui.codes(everyone, "project"), page.t("filter.project"), page, everything=page.t("projects.all")
    )
with right:
    chosen = ui.with_statuses(everyone, page)


def story() -> None:
    """What was announced, of the chosen project or of all."""
    ui.show_override(everyone, project, page)
    ui.show_ledger(projects.LEDGER, page, project)
    left, right = ui.columns(7, 5)
    with left:
        ui.show(projects.TREND, page, project=project)
    with right:
        ui.show(projects.DELAY_REASONS, page, project=project)
    ui.show(projects.COST, page, project=project)


if project:  # whoever comes by a link to a project finds it first
    story()
ui.project_figures(projects.FIGURES, page)
ui.show(projects.GANTT, chosen)
ui.show_status(projects.STATUS, chosen)
if not project:
    story()
ui.show(projects.SLIPPAGE, chosen)
