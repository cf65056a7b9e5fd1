"""Page journal."""

from dashboard import ui

page = ui.begin("journal")
