"""Where is it? Frame, words and colours in; a pydeck map out. The ground under it is built by ``basemap``."""

from dashboard.maps import basemap, legend, places, walking

__all__ = ["basemap", "legend", "places", "walking"]
