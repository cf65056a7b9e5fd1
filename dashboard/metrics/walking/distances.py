"""How far apart are two points, and which points lie within reach? Straight lines over the ellipsoid, in metres."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Indices = NDArray[np.intp]

EQUATOR = 6_378_137.0
FLATTENING = 1 / 298.257223563
ECCENTRICITY_2 = FLATTENING * (2 - FLATTENING)
"""WGS 84."""


@dataclass(frozen=True, slots=True)
class Points:
    """Latitudes and longitudes, degrees."""

    lat: Numbers
    lon: Numbers


def degree_lengths(lat: Numbers) -> tuple[Numbers, Numbers]:
    """Metres of a degree of latitude and of a degree of longitude, at a latitude."""
    angle = np.radians(lat)
    bend = 1 - ECCENTRICITY_2 * np.sin(angle) ** 2
    north = EQUATOR * (1 - ECCENTRICITY_2) / bend**1.5
    east = EQUATOR * np.cos(angle) / np.sqrt(bend)
    return np.radians(north), np.radians(east)


def metres(first: Points, second: Points) -> Numbers:
    """Distances of points as on a plane that touches the ground between them: true to 0.01 % within a city."""
    north, east = degree_lengths((first.lat + second.lat) / 2)
    return np.hypot((second.lat - first.lat) * north, (second.lon - first.lon) * east)


def within(centres: Points, points: Points, reach: float) -> tuple[Indices, Indices]:
    """All pairs (centre, point) not farther apart than ``reach`` metres, ordered by centre."""
    order = np.argsort(points.lat, kind="stable")
    sorted_lat = points.lat[order]
    margin = reach / degree_lengths(np.array([0.0]))[0][0] * 1.01  # a degree is shortest at the equator
    starts = np.searchsorted(sorted_lat, centres.lat - margin)
    ends = np.searchsorted(sorted_lat, centres.lat + margin)
    near = [
        _near(centres, index, points, order[start:end], reach)
        for index, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]
    counts = [len(found) for found in near]
    return np.repeat(np.arange(len(near)), counts), np.concatenate([*near, np.empty(0, np.intp)])


def _near(centres: Points, index: int, points: Points, some: Indices, reach: float) -> Indices:
    centre = Points(centres.lat[index], centres.lon[index])
    distance = metres(centre, Points(points.lat[some], points.lon[some]))
    return np.sort(some[distance <= reach])
