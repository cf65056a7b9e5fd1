"""Who can walk to a library, and where would the next one bring most people within reach?"""

from dashboard.metrics.walking.coverage import coverage_by_district
from dashboard.metrics.walking.next_sites import next_sites

__all__ = ["coverage_by_district", "next_sites"]
