"""How much, how many, since when? Store and filters in, tidy frames out."""

from dashboard.metrics import attendance, coverage, events, freshness, libraries, overview, places, projects

__all__ = ["attendance", "coverage", "events", "freshness", "libraries", "overview", "places", "projects"]
