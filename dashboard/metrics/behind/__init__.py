"""Which stored rows does each row of a table stand on? Conditions only: what meets them is read when somebody asks."""

from collections.abc import Mapping

from dashboard.metrics.behind import libraries, months, overview, places, projects
from dashboard.metrics.behind.line import Behind, Line
from dashboard.store.tables import Attendance, EventCount

BY_BASIS: Mapping[str, Behind] = {
    "attendance": months.of_month(Attendance),
    "event_count": months.of_month(EventCount),
    "library": libraries.registered,
    "milestone_report": projects.standing,
    "population": places.within_reach,
    "published_figure": libraries.published,
}
"""What a row stands on where its panel says nothing more."""

__all__ = ["BY_BASIS", "Behind", "Line", "libraries", "months", "overview", "places", "projects"]
