"""Page overview."""

from dashboard import ui

page = ui.begin("overview")
