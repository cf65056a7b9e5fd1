"""Where is it? The panels of the Map page."""

from dashboard import maps, metrics, sayings
from dashboard.panels.panel import Panel

PLACES = Panel(
    id="map.places",
    metric=metrics.map_places.places_on_map,
    draw=maps.places.places_map,
    say=sayings.places.places,
    columns=("layer", "place", "district", "state", "status", "measure", "value", "basis"),
)

DISTRICTS = Panel(
    id="map.districts",
    metric=metrics.map_districts.districts_on_map,
    say=sayings.places.districts,
    columns=("district", "residents_per_library", "visits_per_1000", "libraries", "residents", "residents_on"),
)

LIBRARIES = Panel(
    id="map.libraries",
    metric=metrics.map_points.libraries_on_map,
    say=sayings.places.libraries,
    columns=("library", "district", "state", "visits", "events", "participants", "basis"),
)

PROJECTS = Panel(
    id="map.projects",
    metric=metrics.map_points.projects_on_map,
    say=sayings.places.projects,
    basis="milestone_report",
    columns=("project", "district", "status", "project_kind", "basis"),
)
