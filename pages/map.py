"""Map: where is it, who can walk there, where should the next one open, what can a guest see?"""

from dashboard import ui
from dashboard.panels import guests, places, walking

page = ui.begin("map")
question = ui.map_question(page)
if question == "places":
    ui.answer(places.DISTRICTS, page)
    page = ui.map_controls(page)
elif question == "walking":
    page = ui.walking_controls(page)
elif question == "sites":
    page = ui.sites_controls(ui.walking_controls(page))
else:
    page = ui.guest_controls(guests.GUESTS, page)
chart, side = ui.columns(3, 1) if question != "sites" else ui.columns(4, 3)
with chart:
    if question == "places":
        ui.show_map(places.PLACES, page)
    elif question == "walking":
        ui.show_map(walking.REACH, page, "map.schematic")
    elif question == "sites":
        ui.show_map(walking.NEXT_SITES, page, "walk.attribution", "walk.searching")
    else:
        ui.show_map(guests.GUESTS, page, "map.schematic")
with side:
    if question == "places":
        ui.map_legend(places.PLACES, page)
    elif question == "walking":
        ui.walking_legend(walking.REACH, page)
    elif question == "sites":
        ui.list_sites(walking.NEXT_SITES, page)
    else:
        ui.guest_legend(guests.GUESTS, page)
if question == "places":
    ui.show_in_tabs("map-tables", page, places.DISTRICTS, places.LIBRARIES, places.PROJECTS)
elif question == "walking":
    ui.show(walking.COVERAGE, page)
elif question == "guests":
    ui.show_walk(guests.WALK, page)
    ui.list_guests(guests.GUESTS, page)
