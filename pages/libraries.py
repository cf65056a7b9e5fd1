"""Libraries: what has modernisation changed?"""

from dashboard import ui
from dashboard.panels import attendance, effect, events, libraries

page = ui.begin("libraries", answer=libraries.ANSWER)
left, right = ui.columns(7, 5)
with left:
    ui.show(libraries.MODERNISED, page)
    ui.show(libraries.REGISTER, page)
with right:
    ui.show(libraries.SPACES, page)
left, right = ui.columns(5, 7)
with left:
    ui.show(effect.ESTIMATE, page)
with right:
    ui.show(effect.EVENT_STUDY, page)
left, right = ui.columns(7, 5)
with left:
    ui.show(effect.EFFECT, page)
with right:
    ui.show(effect.EFFECT_24_7, page)
one = ui.of_library(page, libraries.REGISTER)
if one:
    left, right = ui.columns(5, 7)
    with left:
        ui.profile(libraries.PROFILE, one)
        ui.show(libraries.CLOSURES, one)
    with right:
        ui.show(attendance.BY_AGE, one)
        ui.show(events.BY_TYPE, one)
    ui.show(libraries.PUBLISHED, one)
