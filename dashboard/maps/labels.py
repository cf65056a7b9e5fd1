"""Where does a name stand? Beside its mark, so that no name covers another at the first view.

deck.gl can hide names that collide, but only where a name covers its own point; ours stand beside it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

TILE = 512
HEIGHT = 22.0
GAP = 12.0
LETTER, CAPITAL = 7.2, 8.2
"""Width of a letter in pixels: 13 px semibold, 12 px capitals. A little generous, so that plates do not touch."""

PHONE = 148.0
"""Half the width of a map on a narrow phone: it shows the middle of the view, and cuts names at its sides."""

CUT = 1.5
"""Marks that a name rather covers than be cut there."""

MARK = 9.0
"""Half the side of the square that a disc or diamond needs."""

ANCHORS = {"start": 0.5, "end": -0.5, "middle": 0.0}
"""Text anchors of deck.gl, and how far the middle of the text lies from its anchor, in widths."""

BESIDE = (("start", GAP, 0.0), ("end", -GAP, 0.0), ("middle", 0.0, 20.0), ("middle", 0.0, -20.0))
AROUND = tuple(("middle", float(right), float(down)) for right in (0, -40, 40) for down in (0, -18, 18, -36, 36))
"""Places to try, best first: anchor, pixels to the right, pixels down."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the screen: middle and half sides, pixels."""

    x: float
    y: float
    half_width: float
    half_height: float

    def overlaps(self, other: "Box") -> bool:
        """Whether two rectangles share any surface."""
        apart = abs(self.x - other.x) >= self.half_width + other.half_width
        return not apart and abs(self.y - other.y) < self.half_height + other.half_height


def pixel(position: Sequence[float], zoom: float) -> tuple[float, float]:
    """Web Mercator pixels of a longitude and latitude at a zoom, y downwards."""
    size = TILE * 2**zoom
    lat = math.radians(position[1])
    return (position[0] + 180) / 360 * size, (1 - math.asinh(math.tan(lat)) / math.pi) / 2 * size


def marks(rows: Iterable[dict[str, Any]], zoom: float) -> list[Box]:
    """The squares that the marks of the map take."""
    return [Box(*pixel(row["position"], zoom), MARK, MARK) for row in rows]


def placed(
    rows: Iterable[dict[str, Any]], taken: list[Box], names: list[Box], view: Mapping[str, float], *,
    capitals: bool = False,
) -> list[dict[str, Any]]:  # fmt: skip
    """The rows whose name finds room, with ``anchor`` and ``offset``; ``names`` grows by the names set.

    A name never covers another name; among its free places it takes the one that covers fewest marks and that
    a phone shows whole.
    """
    set_rows = []
    middle = pixel((view["longitude"], view["latitude"]), view["zoom"])[0]
    for row in rows:
        x, y = pixel(row["position"], view["zoom"])
        seen = abs(x - middle) < PHONE
        half = len(row["name"]) * (CAPITAL if capitals else LETTER) / 2
        tried = [
            (anchor, right, down, Box(x + right + 2 * half * ANCHORS[anchor], y + down, half, HEIGHT / 2))
            for anchor, right, down in (AROUND if capitals else BESIDE)
        ]
        free = [one for one in tried if not any(one[3].overlaps(name) for name in names)]
        if free:
            anchor, right, down, box = min(
                free,
                key=lambda one: sum(one[3].overlaps(mark) for mark in taken) + CUT * (seen and _cut(one[3], middle)),
            )
            names.append(box)
            set_rows.append({**row, "anchor": anchor, "offset": [right, down]})
    return set_rows


def _cut(box: Box, middle: float) -> bool:
    """Whether a name reaches beyond the sides of a phone's map."""
    return abs(box.x - middle) + box.half_width > PHONE
