"""Audit: who did what, and when?"""

from dashboard import ui

page = ui.begin("audit")
ui.show_audit(page)
