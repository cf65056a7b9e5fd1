"""How much, how many, since when? Store and filters in, tidy frames out."""

from dashboard.metrics import (
    attendance,
    coverage,
    events,
    freshness,
    guests,
    libraries,
    map_districts,
    map_places,
    map_points,
    overview,
    places,
    projects,
    walking,
)

__all__ = [
    "attendance",
    "coverage",
    "events",
    "freshness",
    "guests",
    "libraries",
    "map_districts",
    "map_places",
    "map_points",
    "overview",
    "places",
    "projects",
    "walking",
]
