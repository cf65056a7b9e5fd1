"""Page libraries."""

from dashboard import ui

page = ui.begin("libraries")
