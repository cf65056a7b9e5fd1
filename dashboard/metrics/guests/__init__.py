"""What can the city's guests see, is it open, and in which order is the walk short?"""

from dashboard.metrics.guests.places import guests
from dashboard.metrics.guests.walk import walk

__all__ = ["guests", "walk"]
