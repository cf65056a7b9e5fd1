"""What is to be drawn of a map? A deck's layers and our basemap, read once for SVG and for pictures."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dashboard.maps.labels import pixel
from dashboard.settings import STATIC

WIDTH, HEIGHT = 900.0, 620.0
METRES_AROUND = 40_075_016.7
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class View:
    """From degrees to the picture."""

    zoom: float
    left: float
    top: float

    def at(self, position: Sequence[float]) -> Point:
        """Pixels of a longitude and a latitude."""
        x, y = pixel(position, self.zoom)
        return x - self.left, y - self.top

    def pixels(self, metres: float, position: Sequence[float]) -> float:
        """The length of so many metres on the ground, here."""
        world = 512 * 2**self.zoom
        return metres * world / (METRES_AROUND * math.cos(math.radians(position[1])))


def plan_of(deck: Any) -> Any:
    """What a ``pdk.Deck`` says, as plain data: initialViewState, mapStyle, layers with their rows."""
    return json.loads(deck.to_json())


def view_of(plan: Any) -> View:
    """The first view of a deck, on our picture."""
    state: Mapping[str, float] = plan["initialViewState"]
    zoom = state["zoom"]
    x, y = pixel((state["longitude"], state["latitude"]), zoom)
    return View(zoom, x - WIDTH / 2, y - HEIGHT / 2)


def style_of(plan: Any) -> Any:
    """The ground a deck stands on."""
    return _style(str(plan["mapStyle"]).rsplit("/", 1)[-1])


@cache
def _style(name: str) -> Any:
    return json.loads((STATIC / name).read_text(encoding="utf-8"))


def features(style: Any, layer: Any) -> Iterator[Any]:
    """Geometries of a layer of the ground."""
    if "source" not in layer:
        return
    kinds = _kinds(layer.get("filter"))
    for feature in style["sources"][layer["source"]]["data"]["features"]:
        if kinds is None or feature["properties"].get("kind") in kinds:
            yield feature["geometry"]


def _kinds(condition: Any) -> frozenset[str] | None:
    """The kinds that a filter of our style lets through: ``[==, [get kind], x]`` or ``[in, …, [literal, [x, y]]]``."""
    if condition is None:
        return None
    wanted = condition[2]
    return frozenset(wanted[1] if isinstance(wanted, list) else [wanted])


def lines_of(geometry: Any) -> list[Any]:
    """The lines or rings of a geometry."""
    shape, corners = geometry["type"], geometry["coordinates"]
    if shape == "LineString":
        return [corners]
    if shape == "MultiPolygon":
        return [ring for piece in corners for ring in piece]
    return list(corners)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a layer: a property is given for all of them, or names the field that holds it."""

    layer: Mapping[str, Any]
    row: Mapping[str, Any]

    def get(self, name: str, default: Any = None) -> Any:
        """A property of the row."""
        value = self.layer.get(name, default)
        if isinstance(value, str) and value.startswith("@@="):
            return self.row[value.removeprefix("@@=")]
        return value
