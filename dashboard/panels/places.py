"""Where is it? The panels of the Map page."""

from dashboard import maps, metrics, sayings
from dashboard.metrics import behind
from dashboard.panels.panel import Panel

PLACES = Panel(
    id="map.places",
    metric=metrics.map_places.places_on_map,
    draw=maps.places.places_map,
    say=sayings.places.places,
    columns=("layer", "place", "district", "state", "status", "measure", "value", "basis"),
    behind=behind.places.on_map,
)

DISTRICTS = Panel(
    id="map.districts",
    metric=metrics.map_districts.districts_on_map,
    say=sayings.places.districts,
    columns=("district", "residents_per_library", "visits_per_1000", "libraries", "residents", "residents_on"),
    behind=behind.places.of_district,
)

LIBRARIES = Panel(
    id="map.libraries",
    metric=metrics.map_points.libraries_on_map,
    say=sayings.places.libraries,
    columns=("library", "district", "state", "visits", "events", "participants", "basis"),
    behind=behind.places.of_library,
)

PROJECTS = Panel(
    id="map.projects",
    metric=metrics.map_points.projects_on_map,
    say=sayings.places.projects,
    basis="milestone_report",
    columns=("project", "district", "status", "project_kind", "basis"),
    behind=behind.projects.known_projects,
)
