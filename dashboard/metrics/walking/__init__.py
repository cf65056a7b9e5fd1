"""Who can walk to a library, and where would the next one bring most people within reach?"""

from dashboard.metrics.walking.coverage import coverage_by_district
from dashboard.metrics.walking.next_sites import next_sites
from dashboard.metrics.walking.reach import libraries_reach

__all__ = ["coverage_by_district", "libraries_reach", "next_sites"]
