"""What ground does the map stand on? Two MapLibre styles made of our own files: nothing is asked of other hosts.

All geometry is inline (a relative address inside a source is fetched by a worker and fails), and only layers that
need no fonts are used; names are drawn by the map itself.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

ATTRIBUTION = "© OpenStreetMap contributors, ODbL"
AREAS = frozenset({"park", "water"})

Row = Mapping[str, str]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ground:
    """Colours of the ground in one theme."""

    theme: str
    outside: str
    land: str
    border: str
    avenue: str
    road: str
    river: str
    park: str
    metro: str


GROUNDS = (
    Ground("light", "#EFEAE0", "#FBF9F5", "#BDB3A2", "#E2D9C8", "#ECE5D8", "#BCD4DF", "#DDE8D8", "#BBA9B8"),
    Ground("dark", "#0E1216", "#181E24", "#4A545E", "#2C353E", "#232B33", "#24404F", "#1C2E27", "#5B4D60"),
)


def make(published: Path, static: Path) -> list[Path]:
    """Write ``basemap-light.json`` and ``basemap-dark.json`` from the published geography; returns the files."""
    sources = _sources(published)
    return [_write(static / f"basemap-{ground.theme}.json", _style(ground, sources)) for ground in GROUNDS]


def _write(path: Path, style: Json) -> Path:
    path.write_text(json.dumps(style, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return path


def _sources(published: Path) -> Json:
    lines = list(_rows(published / "basemap_lines.csv"))
    return {
        "districts": _source(_districts(published)),
        "lines": _source(_line(rows) for rows in _grouped(lines, "id") if rows[0]["kind"] not in AREAS),
        "areas": _source(_area(rows) for rows in _grouped(lines, "id") if rows[0]["kind"] in AREAS),
        "stations": _source(_station(row) for row in _rows(published / "basemap_points.csv")),
    }


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _grouped(rows: Iterable[Row], *keys: str) -> Iterator[list[Row]]:
    same = itemgetter(*keys)
    for _, group in groupby(sorted(rows, key=same), key=same):
        yield sorted(group, key=lambda row: int(row["seq"]))


def _source(features: Iterable[Json]) -> Json:
    collection = {"type": "FeatureCollection", "features": [feature for feature in features if feature]}
    return {"type": "geojson", "attribution": ATTRIBUTION, "data": collection}


def _feature(geometry: str, coordinates: object, **properties: object) -> Json:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": geometry, "coordinates": coordinates},
    }


def _districts(published: Path) -> Iterator[Json]:
    rings = [
        (rows[0]["district"], _closed(rows))
        for rows in _grouped(_rows(published / "district_outlines.csv"), "district", "ring")
    ]
    for code, parts in groupby(rings, key=itemgetter(0)):
        # Every ring is a piece of its own: no district has a hole in these outlines.
        yield _feature("MultiPolygon", [[ring] for _, ring in parts], code=code)


def _line(rows: list[Row]) -> Json:
    return _feature("LineString", _points(rows), kind=rows[0]["kind"], rank=int(rows[0]["rank"]))


def _area(rows: list[Row]) -> Json:
    return _feature("Polygon", [_closed(rows)], kind=rows[0]["kind"])


def _station(row: Row) -> Json:
    if row["kind"] != "metro_station":
        return {}
    return _feature("Point", [float(row["lon"]), float(row["lat"])], kind=row["kind"])


def _points(rows: list[Row]) -> list[list[float]]:
    return [[float(row["lon"]), float(row["lat"])] for row in rows]


def _closed(rows: list[Row]) -> list[list[float]]:
    points = _points(rows)
    return points if points[0] == points[-1] else [*points, points[0]]


def _style(ground: Ground, sources: Json) -> Json:
    return {
        "version": 8,
        "name": f"Almaty {ground.theme}",
        "sources": sources,
        "layers": [
            {"id": "outside", "type": "background", "paint": {"background-color": ground.outside}},
            _fill("land", "districts", ground.land),
            _fill("parks", "areas", ground.park, ["==", ["get", "kind"], "park"]),
            _fill("water", "areas", ground.river, ["==", ["get", "kind"], "water"]),
            _stroke("rivers", ground.river, 1.6, "river", "canal"),
            _stroke("roads", ground.road, 2, "street", "road"),
            _stroke("railway", ground.border, 1, "railway", dash=[6, 3]),
            _stroke("avenues", ground.avenue, 3, "avenue"),
            _stroke("metro", ground.metro, 1.6, "metro"),
            _discs("stations", ground.metro, ground.land),
            _border(ground),
        ],
    }


def _fill(layer: str, source: str, color: str, condition: list[Any] | None = None) -> Json:
    made: Json = {"id": layer, "type": "fill", "source": source, "paint": {"fill-color": color}}
    return made | ({"filter": condition} if condition else {})


def _stroke(layer: str, color: str, width: float, *kinds: str, dash: list[float] | None = None) -> Json:
    return {
        "id": layer,
        "type": "line",
        "source": "lines",
        "filter": ["in", ["get", "kind"], ["literal", list(kinds)]],
        "layout": {"line-join": "round", "line-cap": "butt" if dash else "round"},
        "paint": {"line-color": color, "line-width": width} | ({"line-dasharray": dash} if dash else {}),
    }


def _discs(layer: str, color: str, ring: str) -> Json:
    paint = {"circle-radius": 3, "circle-color": color, "circle-stroke-color": ring, "circle-stroke-width": 1}
    return {"id": layer, "type": "circle", "source": "stations", "paint": paint}


def _border(ground: Ground) -> Json:
    paint = {"line-color": ground.border, "line-width": 1.2, "line-dasharray": [4, 2]}
    return {"id": "borders", "type": "line", "source": "districts", "paint": paint}
