"""Journal: who changed what, and how is it taken back?"""

from dashboard import ui

page = ui.begin("journal")
ui.show_journal(page)
ui.show_origin(page)
ui.demo_data(page)
