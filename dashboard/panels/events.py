"""What do we offer, and do people come? The panels of the Events page."""

from dashboard import charts, metrics, sayings
from dashboard.metrics import behind
from dashboard.panels.panel import Panel
from dashboard.store.tables import EventCount

BASIS = "event_count"

ANSWER = Panel(
    id="events.answer",
    metric=metrics.events.participants_per_event,
    say=sayings.events.answer,
    basis=BASIS,
    behind=behind.months.of_totals(EventCount),
)

BY_TYPE = Panel(
    id="events.by_type",
    metric=metrics.events.events_by_type,
    draw=charts.events.events_stacked,
    say=sayings.events.by_type,
    basis=BASIS,
)

LIBRARY_BY_TYPE = Panel(
    id="events.library_by_type",
    metric=metrics.events.events_by_library,
    draw=charts.events.library_types,
    say=sayings.events.by_library,
    basis=BASIS,
    behind=behind.months.of_totals(EventCount),
)

PARTICIPANTS_PER_EVENT = Panel(
    id="events.participants_per_event",
    metric=metrics.events.participants_per_event,
    draw=charts.events.types_across,
    say=sayings.events.per_event,
    basis=BASIS,
    behind=behind.months.of_totals(EventCount),
)

CALENDAR = Panel(
    id="events.calendar",
    metric=metrics.events.events_by_month,
    draw=charts.events.calendar,
    say=sayings.events.calendar,
    basis=BASIS,
)
