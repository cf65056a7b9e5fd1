"""How is a map drawn where no map engine runs? The layers of a deck over the lines of our basemap, as SVG.

Every word is escaped: names may come from a file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from dashboard.export.map_plan import HEIGHT, WIDTH, Row, View, features, lines_of, plan_of, style_of, view_of

OPAQUE = 255


def map_svg(deck: Any, words: str) -> str:
    """An ``<svg>`` of a ``pdk.Deck``; ``words`` say what is to be seen. Where there is more room, more land is seen."""
    plan = plan_of(deck)
    view, style = view_of(plan), style_of(plan)
    ground, areas = "".join(_ground(style, view)), "".join(mark for one in plan["layers"] for mark in _layer(one, view))
    background = style["layers"][0]["paint"]["background-color"]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="img" '
        f'aria-label="{escape(words)}" font-family="Source Sans, sans-serif">'
        f'<rect x="-4000" y="-4000" width="9000" height="9000" fill="{background}"/>{ground}{areas}</svg>'
    )


def _ground(style: Any, view: View) -> Iterator[str]:
    for layer in style["layers"]:
        paint = layer["paint"]
        for geometry in features(style, layer):
            if layer["type"] == "fill":
                yield f'<path d="{_rings(geometry, view)}" fill="{paint["fill-color"]}"/>'
            elif layer["type"] == "line":
                dashes = " ".join(str(length * paint["line-width"]) for length in paint.get("line-dasharray", ()))
                yield (
                    f'<path d="{_rings(geometry, view)}" fill="none" stroke="{paint["line-color"]}" '
                    f'stroke-width="{paint["line-width"]}" stroke-linejoin="round" stroke-dasharray="{dashes}"/>'
                )
            elif layer["type"] == "circle":
                x, y = view.at(geometry["coordinates"])
                yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{paint["circle-radius"]}" fill="{paint["circle-color"]}"/>'


def _rings(geometry: Any, view: View) -> str:
    return " ".join(_path(line, view, closed="Polygon" in geometry["type"]) for line in lines_of(geometry))


def _path(line: Iterable[Sequence[float]], view: View, *, closed: bool) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in map(view.at, line)) + ("Z" if closed else "")


def _layer(layer: Mapping[str, Any], view: View) -> Iterator[str]:
    draw = DRAWN[layer["@@type"]]
    for row in layer["data"]:
        mark = draw(Row(layer, row), view)
        tip = f"<title>{escape(str(row['tip']))}</title>" if layer.get("pickable") and row.get("tip") else ""
        yield f"<g>{tip}{mark}</g>"


def _polygon(row: Row, view: View) -> str:
    line = _path(row.get("getPolygon"), view, closed=True)
    return f'<path d="{line}" {_fill(row.get("getFillColor"))}/>'


def _disc(row: Row, view: View) -> str:
    position, radius = row.get("getPosition"), row.get("getRadius")
    x, y = view.at(position)
    if row.get("radiusUnits") != "pixels":
        radius = view.pixels(radius, position)
    width = row.get("getLineWidth", 1)
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {_fill(row.get("getFillColor"))} '
        f"{_stroke(row.get('getLineColor'), width)}/>"
    )


def _text(row: Row, view: View) -> str:
    x, y = view.at(row.get("getPosition"))
    right, down = row.get("getPixelOffset", (0, 0))
    plate = row.get("getBackgroundColor") if row.get("background") else None
    halo = f'paint-order="stroke" stroke-linejoin="round" {_stroke(plate, 5)}' if plate else ""
    size = row.get("getSize")
    return (
        f'<text x="{x + right:.1f}" y="{y + down + size * 0.35:.1f}" font-size="{size}" {halo} '
        f'font-weight="{row.get("fontWeight", 400)}" text-anchor="{row.get("getTextAnchor", "middle")}" '
        f"{_fill(row.get('getColor'))}>{escape(str(row.get('getText')))}</text>"
    )


def _route(row: Row, view: View) -> str:
    line = _path(row.get("getPath"), view, closed=False)
    return f'<path d="{line}" fill="none" {_stroke(row.get("getColor"), row.get("getWidth", 3))}/>'


DRAWN: Mapping[str, Callable[[Row, View], str]] = {
    "PolygonLayer": _polygon,
    "ScatterplotLayer": _disc,
    "TextLayer": _text,
    "PathLayer": _route,
}


def _fill(color: Sequence[int]) -> str:
    return f'fill="{_hex(color)}" fill-opacity="{_opacity(color)}"'


def _stroke(color: Sequence[int], width: float) -> str:
    return f'stroke="{_hex(color)}" stroke-opacity="{_opacity(color)}" stroke-width="{width}"'


def _hex(color: Sequence[int]) -> str:
    return "#" + "".join(f"{part:02x}" for part in color[:3])


def _opacity(color: Sequence[int]) -> float:
    return round((color[3] if len(color) > 3 else OPAQUE) / OPAQUE, 2)  # noqa: PLR2004  red, green, blue, and opacity
