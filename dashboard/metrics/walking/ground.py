"""Where could people live? Squares of the built-up part of the districts, from the outlines of the basemap."""

import json
from functools import cache, lru_cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard import settings as operator
from dashboard.metrics.walking import settings
from dashboard.metrics.walking.distances import Numbers, Points, degree_lengths, metres

Ring = NDArray[np.float64]
"""Corners of a closed line: longitude and latitude, degrees."""

Inside = NDArray[np.bool_]


@lru_cache(maxsize=8)
def built_up(side: float) -> pd.DataFrame:
    """Middles of squares of that side where people may live: columns ``lat``, ``lon``, ``district``.

    Left out: what lies south of the foot of the mountains, parks, lakes, the airport. Shared: never change it.
    """
    points = _grid(side)
    found = district_of(points)
    homes = np.array([code is not None for code in found]) & _lived_on(points)
    frame = pd.DataFrame({"lat": points.lat[homes], "lon": points.lon[homes], "district": found[homes]})
    return frame.sort_values(["lat", "lon"], ignore_index=True)


def district_of(points: Points) -> NDArray[np.object_]:
    """Code of the district around each point, None outside the city."""
    found = np.full(points.lat.shape, None, dtype=object)
    for code, ring in _districts():
        found[_inside(points, ring)] = code
    return found


def _grid(side: float) -> Points:
    corners = np.concatenate([ring for _, ring in _districts()])
    (west, south), (east, north) = corners.min(axis=0), corners.max(axis=0)
    high, wide = degree_lengths(np.array([(south + north) / 2]))
    lat, lon = np.arange(south, north, side / high[0]), np.arange(west, east, side / wide[0])
    across, up = np.meshgrid(lon, lat)
    return Points(up.ravel(), across.ravel())


def _lived_on(points: Points) -> Inside:
    line = np.array(settings.FOOT_OF_THE_MOUNTAINS)
    free: Inside = points.lat >= np.interp(points.lon, line[:, 0], line[:, 1])
    for ring in _open_areas():
        free &= ~_inside(points, ring)
    for lat, lon, radius in settings.BARE:
        free &= metres(points, Points(np.float64(lat), np.float64(lon))) > radius  # type: ignore[arg-type]  # one point
    return free


def _inside(points: Points, ring: Ring) -> Inside:
    """Even-odd rule: a point is inside where a ray to the east crosses the line an odd number of times."""
    inside = np.zeros(points.lat.shape, dtype=bool)
    for (lon_a, lat_a), (lon_b, lat_b) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        if lat_a == lat_b:
            continue
        crosses: Numbers = lon_a + (points.lat - lat_a) / (lat_b - lat_a) * (lon_b - lon_a)
        inside ^= ((lat_a > points.lat) != (lat_b > points.lat)) & (points.lon < crosses)
    return inside


@cache
def _sources() -> Any:
    # The style is there wherever the map is; the folder of data may not be.
    return json.loads((operator.STATIC / "basemap-light.json").read_text(encoding="utf-8"))["sources"]


@cache
def _districts() -> tuple[tuple[str, Ring], ...]:
    features = _sources()["districts"]["data"]["features"]
    return tuple(
        (str(feature["properties"]["code"]), np.array(rings[0]))
        for feature in features
        for rings in feature["geometry"]["coordinates"]
    )


@cache
def _open_areas() -> tuple[Ring, ...]:
    return tuple(np.array(feature["geometry"]["coordinates"][0]) for feature in _sources()["areas"]["data"]["features"])
