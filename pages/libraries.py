"""Libraries: what has modernisation changed?"""

from dashboard import ui
from dashboard.panels import anomalies, attendance, effect, events, libraries, year_end

page = ui.begin("libraries", answer=libraries.ANSWER)
one = ui.of_library(page, libraries.REGISTER)
if one:  # whoever comes by a link to a library finds it first
    left, right = ui.columns(5, 7)
    with left:
        ui.profile(libraries.PROFILE, one)
        ui.show_if_known(year_end.PLAN, one)
        ui.show(libraries.CLOSURES, one)
    with right:
        ui.show(attendance.BY_AGE, one)
        ui.show(events.BY_TYPE, one)
    left, right = ui.columns(1, 1)
    with left:
        ui.show_if_known(anomalies.VISITS, one)
    with right:
        ui.show_if_known(anomalies.EVENTS, one)
    ui.show(libraries.PUBLISHED, one)
left, right = ui.columns(7, 5)
with left:
    ui.show(libraries.MODERNISED, page)
    ui.show(effect.ESTIMATE, page)
with right:
    ui.show(libraries.SPACES, page)
ui.show(libraries.REGISTER, page)
left, right = ui.columns(1, 1)
with left:
    ui.show(effect.EVENT_STUDY, page)
    ui.show(effect.EFFECT_24_7, page)
with right:
    ui.show(effect.EFFECT, page)
