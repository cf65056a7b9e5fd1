"""Attendance: who comes, when and where?"""

from dashboard import ui
from dashboard.panels import attendance

page = ui.begin("attendance")
ui.show(attendance.BY_AGE, page)
