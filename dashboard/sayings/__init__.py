"""What do the numbers say? Sentences written by rule from the same frame as the chart."""

from dashboard.sayings import attendance, completeness, events, guests, libraries, overview, places, projects, walking

__all__ = ["attendance", "completeness", "events", "guests", "libraries", "overview", "places", "projects", "walking"]
