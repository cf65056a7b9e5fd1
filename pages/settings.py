"""Settings: who may, and by which rules?"""

from dashboard import ui

page = ui.begin("settings")
ui.show_people(page)
ui.show_rules(page)
