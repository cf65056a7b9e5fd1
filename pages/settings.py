"""Settings: who may, and who may read?"""

from dashboard import ui

page = ui.begin("settings")
ui.show_people(page)
