"""What can the city's guests see? Two panels of the Map page: the places, and the walk between those chosen."""

from dashboard import maps, metrics, sayings
from dashboard.metrics import behind
from dashboard.panels.panel import Panel

GUESTS = Panel(
    id="map.guests",
    metric=metrics.guests.guests,
    draw=maps.guests.guests_map,
    say=sayings.guests.guests,
    basis="milestone_report",
    behind=behind.places.of_guests,
)

WALK = Panel(
    id="map.walk",
    metric=metrics.guests.walk,
    say=sayings.guests.walk,
    basis="milestone_report",
    behind=behind.places.of_guests,
)
"""Has rows only for chosen places (``filters.stops``)."""
