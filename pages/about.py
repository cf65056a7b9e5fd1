"""About the figures: what does every number mean?"""

from dashboard import ui

page = ui.begin("about")
ui.show_definitions(page)
ui.show_ground(page)
