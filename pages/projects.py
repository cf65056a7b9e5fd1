"""Page projects."""

from dashboard import ui

page = ui.begin("projects")
