"""What does it look like? Frame, words and colours in; a Plotly figure out."""

from dashboard.charts import attendance, completeness, coverage, events, libraries, overview, projects

__all__ = ["attendance", "completeness", "coverage", "events", "libraries", "overview", "projects"]
