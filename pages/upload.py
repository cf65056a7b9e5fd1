"""Page upload."""

from dashboard import ui

page = ui.begin("upload")
