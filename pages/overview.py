"""Overview: how are we doing, and what needs attention?"""

from dashboard import ui
from dashboard.panels import attendance, overview, projects, year_end

with ui.following("overview", answer=overview.ANSWER) as page:
    ui.key_figures(overview.KEY_FIGURES, page)
    narrow, wide = ui.columns(5, 7)
    with narrow:
        ui.attention(overview.ATTENTION, page)
        ui.show(overview.REPORTED, page)
    with wide:
        ui.show(attendance.YEAR_ON_YEAR, page)
        ui.show(year_end.PLAN, page)
    ui.show(projects.GANTT, page)
