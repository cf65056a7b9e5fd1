"""Page map."""

from dashboard import ui

page = ui.begin("map")
