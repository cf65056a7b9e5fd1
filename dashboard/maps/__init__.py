"""Where is it? Frame, words and colours in; a pydeck map out. The ground under it is built by ``basemap``."""

from dashboard.maps import basemap, guests, legend, places, walking

__all__ = ["basemap", "guests", "legend", "places", "walking"]
