"""Which panels stand on which page? What a page gives to a file when no browser draws it."""

from collections.abc import Mapping

from dashboard.panels import (
    anomalies,
    attendance,
    effect,
    events,
    guests,
    libraries,
    overview,
    places,
    projects,
    upload,
    walking,
    year_end,
)
from dashboard.panels.panel import Panel

PAGE_PANELS: Mapping[str, tuple[Panel, ...]] = {
    "overview": (
        overview.KEY_FIGURES,
        overview.ATTENTION,
        attendance.YEAR_ON_YEAR,
        year_end.PLAN,
        overview.REPORTED,
        projects.GANTT,
    ),
    "libraries": (
        libraries.MODERNISED,
        libraries.REGISTER,
        libraries.SPACES,
        effect.EVENT_STUDY,
        effect.ESTIMATE,
        effect.EFFECT,
        effect.EFFECT_24_7,
        libraries.PROFILE,
        libraries.CLOSURES,
        attendance.BY_AGE,
        events.BY_TYPE,
        anomalies.VISITS,
        anomalies.EVENTS,
        libraries.PUBLISHED,
    ),
    "attendance": (
        attendance.BY_AGE,
        attendance.YEAR_ON_YEAR,
        attendance.PER_1000,
        attendance.HEAT_MAP,
        anomalies.VISITS,
        attendance.AGE_SHARE,
        attendance.ROLLING_12,
        year_end.PROJECTION,
        year_end.PLAN,
    ),
    "events": (
        events.BY_TYPE,
        events.LIBRARY_BY_TYPE,
        events.PARTICIPANTS_PER_EVENT,
        events.CALENDAR,
        anomalies.EVENTS,
        year_end.PLAN,
    ),
    "projects": (
        projects.FIGURES,
        projects.GANTT,
        projects.STATUS,
        projects.LEDGER,
        projects.SLIPPAGE,
        projects.TREND,
        projects.DELAY_REASONS,
        projects.COST,
    ),
    "map": (
        places.PLACES,
        places.DISTRICTS,
        places.LIBRARIES,
        places.PROJECTS,
        walking.REACH,
        walking.COVERAGE,
        walking.NEXT_SITES,
        guests.GUESTS,
        guests.WALK,
    ),
    "upload": (upload.COMPLETENESS,),
}
"""In the order in which a page shows them; the map's of all four of its questions."""
