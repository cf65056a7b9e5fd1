"""Page events."""

from dashboard import ui

page = ui.begin("events")
