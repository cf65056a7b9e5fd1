"""Events: what do we offer, and do people come?"""

from dashboard import ui
from dashboard.panels import anomalies, events, year_end

with ui.following("events", answer=events.ANSWER) as whole:
    page = ui.show_asked(whole, anomalies.EVENTS, year_end.PLAN)
    ui.show(events.BY_TYPE, page)
    wide, narrow = ui.columns(7, 5)
    with wide:
        ui.show(events.LIBRARY_BY_TYPE, page)
    with narrow:
        ui.show(events.PARTICIPANTS_PER_EVENT, page)
        ui.show(events.CALENDAR, page)
    ui.show(anomalies.EVENTS, page)
    ui.show(year_end.PLAN, page)
