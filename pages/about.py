"""Page about."""

from dashboard import ui

page = ui.begin("about")
