"""Upload: how does this month come in, and who still owes what?"""

from dashboard import ui
from dashboard.panels import upload

page = ui.begin("upload")
ui.show_upload(page)
ui.show(upload.COMPLETENESS, page, measure=ui.choose_report(page))
