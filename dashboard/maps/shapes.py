"""What shape has a district? The outlines of the basemap, read back from the style we serve."""

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dashboard.settings import STATIC

Ring = tuple[tuple[float, float], ...]
"""Corners of a closed line: longitude and latitude, degrees."""


@cache
def outlines() -> Mapping[str, tuple[Ring, ...]]:
    """Pieces of every district by code. The style is there wherever the map is: the folder of data may not be."""
    style = json.loads((STATIC / "basemap-light.json").read_text(encoding="utf-8"))
    features = style["sources"]["districts"]["data"]["features"]
    return MappingProxyType(
        {feature["properties"]["code"]: _pieces(feature["geometry"]["coordinates"]) for feature in features}
    )


def _pieces(polygons: list[list[list[list[float]]]]) -> tuple[Ring, ...]:
    return tuple(tuple((lon, lat) for lon, lat in rings[0]) for rings in polygons)
