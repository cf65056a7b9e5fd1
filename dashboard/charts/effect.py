"""What does a change look like? Pairs before and after, an index around the reopening, intervals of the effect."""

from dashboard.charts.before_after import before_after_pairs
from dashboard.charts.effect_intervals import estimate_intervals
from dashboard.charts.event_study import index_band

__all__ = ["before_after_pairs", "estimate_intervals", "index_band"]
