"""Attendance: who comes, when and where?"""

from dashboard import ui
from dashboard.panels import anomalies, attendance, year_end

with ui.following("attendance", answer=attendance.ANSWER) as whole:
    page = ui.show_asked(whole, anomalies.VISITS, year_end.PLAN)
    ui.show(attendance.BY_AGE, page)
    wide, narrow = ui.columns(7, 5)
    with wide:
        ui.show(attendance.YEAR_ON_YEAR, page)
    with narrow:
        ui.show(attendance.PER_1000, page)
    ui.show(attendance.HEAT_MAP, page)
    ui.show(anomalies.VISITS, page)
    left, right = ui.columns(1, 1)
    with left:
        ui.show(attendance.AGE_SHARE, page)
    with right:
        ui.show(attendance.ROLLING_12, page)
    left, right = ui.columns(1, 1)
    with left:
        ui.show(year_end.PROJECTION, page)
    with right:
        ui.show(year_end.PLAN, page)
