"""Map: where is it, and which district is short of libraries?"""

from dashboard import ui
from dashboard.panels import places

page = ui.map_controls(ui.begin("map", answer=places.DISTRICTS))
chart, side = ui.columns(3, 1)
with chart:
    ui.show_map(places.PLACES, page)
with side:
    ui.map_legend(places.PLACES, page)
ui.show(places.DISTRICTS, page)
ui.show(places.LIBRARIES, page)
ui.show(places.PROJECTS, page)
