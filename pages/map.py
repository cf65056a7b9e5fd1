"""Map: where is it, which district is short of libraries, and where should the next one open?"""

from dashboard import ui
from dashboard.panels import places, walking

page = ui.map_controls(ui.begin("map", answer=places.DISTRICTS))
chart, side = ui.columns(3, 1)
with chart:
    ui.show_map(places.PLACES, page)
with side:
    ui.map_legend(places.PLACES, page)
near = ui.walking_controls(page)
ui.show(walking.COVERAGE, near)
ui.show_next_sites(walking.NEXT_SITES, near)
ui.show(places.DISTRICTS, page)
ui.show(places.LIBRARIES, page)
ui.show(places.PROJECTS, page)
