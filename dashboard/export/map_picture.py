"""How does a map stand where nothing draws it? A picture made here: ground, layers, legend and whose data it is."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from dashboard.export.brush import Brush
from dashboard.export.map_plan import HEIGHT, WIDTH, Row, View, features, lines_of, plan_of, style_of, view_of
from dashboard.i18n import Translator
from dashboard.look import LOOKS, Look
from dashboard.maps.guests import legend_lines
from dashboard.maps.legend import BADGE, Legend, legend
from dashboard.maps.walking import reach_legend
from dashboard.panels import Prepared

ASIDE, MARGIN, LINE, SIZE = 440.0, 20.0, 27.0, 21.0
"""The legend's width, its margins, the height of a line and of its letters: it is read from a slide."""
RAMP = 1.8
"""Times larger than the pages draw the ramp."""
MARK = re.compile(r":(?P<color>[a-z]+)\[(?P<sign>.)\]? (?P<words>[^\]]*)\]?")
PROJECT = "◆"


def map_picture(prepared: Prepared, t: Translator, look: Look | None = None) -> bytes:
    """A PNG of a prepared map, 2 680 × 1 240 pixels. Asks no host and needs no browser."""
    plan = plan_of(prepared.drawing)
    view, style = view_of(plan), style_of(plan)
    brush = Brush(WIDTH + ASIDE, HEIGHT, style["layers"][0]["paint"]["background-color"])
    _ground(brush, style, view)
    for layer in plan["layers"]:
        for row in layer["data"]:
            DRAWN[layer["@@type"]](brush, Row(layer, row), view)
    _aside(brush, prepared, t, look or LOOKS["light"])
    return brush.png()


def legend_of(prepared: Prepared, t: Translator, look: Look) -> Legend:
    """The legend of any map of the catalogue."""
    if "layer" in prepared.frame:
        return legend(prepared.frame, t, look)
    if "opening_state" in prepared.frame:
        return Legend(marks=legend_lines(prepared.frame, t))
    if prepared.panel.id == "map.reach":
        return reach_legend(prepared.frame, t, look)
    return Legend(marks=(f":orange[◯] {t(prepared.panel.word('name'))}", f":blue[◯] {t('walk.there')}"))


def _ground(brush: Brush, style: Any, view: View) -> None:
    for layer in style["layers"]:
        paint = layer["paint"]
        for geometry in features(style, layer):
            if layer["type"] == "circle":
                brush.disc(view.at(geometry["coordinates"]), paint["circle-radius"], paint["circle-color"])
                continue
            for line in lines_of(geometry):
                corners = [view.at(corner) for corner in line]
                if layer["type"] == "fill":
                    brush.area(corners, paint["fill-color"])
                else:
                    width = paint["line-width"]
                    brush.line(
                        corners, paint["line-color"], width, [d * width for d in paint.get("line-dasharray", ())]
                    )


def _polygon(brush: Brush, row: Row, view: View) -> None:
    brush.area([view.at(corner) for corner in row.get("getPolygon")], row.get("getFillColor"))


def _disc(brush: Brush, row: Row, view: View) -> None:
    position, radius = row.get("getPosition"), row.get("getRadius")
    if row.get("radiusUnits") != "pixels":
        radius = view.pixels(radius, position)
    brush.disc(view.at(position), radius, row.get("getFillColor"), row.get("getLineColor"), row.get("getLineWidth", 1))


def _text(brush: Brush, row: Row, view: View) -> None:
    x, y = view.at(row.get("getPosition"))
    right, down = row.get("getPixelOffset", (0, 0))
    words, size, at = str(row.get("getText")), row.get("getSize"), (x + right, y + down)
    if not brush.mark(words, at, size, row.get("getColor")):
        plate = row.get("getBackgroundColor") if row.get("background") else None
        weight = int(row.get("fontWeight", 400))
        brush.text(at, words, size, row.get("getColor"), row.get("getTextAnchor", "middle"), weight, plate)


def _route(brush: Brush, row: Row, view: View) -> None:
    brush.line([view.at(corner) for corner in row.get("getPath")], row.get("getColor"), row.get("getWidth", 3))


DRAWN: Mapping[str, Callable[[Brush, Row, View], None]] = {
    "PolygonLayer": _polygon,
    "ScatterplotLayer": _disc,
    "TextLayer": _text,
    "PathLayer": _route,
}


def _aside(brush: Brush, prepared: Prepared, t: Translator, look: Look) -> None:
    """The legend at the right, and below it whose data the ground is."""
    left, right = WIDTH, WIDTH + ASIDE
    brush.area([(left, 0), (right, 0), (right, HEIGHT), (left, HEIGHT)], look.surface)
    brush.line([(left, 0), (left, HEIGHT)], look.border, 1)
    shown, at = legend_of(prepared, t, look), MARGIN + LINE
    at = _words(brush, t(prepared.panel.word("name")), at, look.text, 600)
    if shown.ramp:
        at = _ramp(brush, shown, _words(brush, shown.title, at + 8, look.muted), look)
    for line in shown.marks:
        at = _mark(brush, line, at + 7, look)
    licence = _wrapped(brush, t("map.schematic"), ASIDE - 2 * MARGIN, 400)
    _words(brush, t("map.schematic"), HEIGHT - MARGIN - len(licence) * LINE, look.muted)


def _words(brush: Brush, words: str, at: float, color: str, weight: int = 400, left: float = MARGIN) -> float:
    """Words in as many lines as they need; returns where the next may begin."""
    for line in _wrapped(brush, words, ASIDE - left - MARGIN, weight):
        brush.text((WIDTH + left, at), line, SIZE, color, weight=weight)
        at += LINE
    return at


def _wrapped(brush: Brush, words: str, room: float, weight: int) -> list[str]:
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and brush.wide(longer, SIZE, weight) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _ramp(brush: Brush, shown: Legend, at: float, look: Look) -> float:
    """The ramp as the pages draw it, from its own SVG."""
    lowest = at
    for part in ET.fromstring(shown.ramp).iter():  # noqa: S314  our own SVG, made a line above
        kind = part.tag.rsplit("}", 1)[-1]
        if kind == "rect":
            x, y = WIDTH + MARGIN + float(part.get("x", 0)) * RAMP, at + float(part.get("y", 0)) * RAMP
            wide, high = float(part.get("width", 0)) * RAMP, float(part.get("height", 0)) * RAMP
            box = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
            brush.area(box, part.get("fill", look.border), look.border, 0.5)
        elif kind == "text":
            x, y = WIDTH + MARGIN + float(part.get("x", 0)) * RAMP, at + float(part.get("y", 0)) * RAMP
            brush.text((x, y - 4), part.text or "", SIZE - 3, look.muted, "middle")
            lowest = max(lowest, y)
    return lowest + LINE


def _mark(brush: Brush, line: str, at: float, look: Look) -> float:
    found = MARK.fullmatch(line)
    if found is None:
        return _words(brush, line, at, look.text)
    color = look.named.get(found["color"], look.muted)
    statuses = {shown: status for status, shown in BADGE.items()}
    if found["sign"] == PROJECT or found["color"] not in look.named:
        color = look.status[statuses[found["color"]]]
    brush.mark(found["sign"], (WIDTH + MARGIN + 8, at), 24, color)
    return _words(brush, found["words"], at, look.text, left=MARGIN + 30)
