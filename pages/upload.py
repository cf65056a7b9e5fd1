"""Upload: how does this month come in, and who still owes what?"""

from dashboard import ui
from dashboard.panels import upload

page = ui.begin("upload")
asked = ui.asked_for(upload.COMPLETENESS)
if asked:
    ui.show(upload.COMPLETENESS, page, measure=ui.choose_report(page))
ui.show_upload(page)
if not asked:
    ui.show(upload.COMPLETENESS, page, measure=ui.choose_report(page))
