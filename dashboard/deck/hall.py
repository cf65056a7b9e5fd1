"""How is a chart read from the last seat? The same drawing, enlarged as a whole: letters, lines, marks and margins."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dashboard.charts.chart import Chart
from dashboard.charts.template import FONT_SIZE
from dashboard.deck.model import ComposedSlide
from dashboard.panels.panel import Drawing
from dashboard.panels.prepared import drawn_once

HALL_SIZE = 24
"""Pixels of a letter in a hall."""
HEIGHT, SQUEEZE = 596, 1.2
"""Pixels a chart may take on a slide, and how much lower than enlarged it may be drawn: letters stay large, rows move
together. One that would be taller still is enlarged less."""
PIXELS = frozenset(
    {"gridwidth", "xshift", "yshift", "ax", "ay", "standoff", "borderpad", "borderwidth", "ticklen", "height"}
)
"""Properties of a figure in pixels, wherever they stand; ``size`` and ``width`` only inside these:"""
INSIDE = {"size": ("font", "marker", "pattern", "tickfont", "textfont"), "width": ("line",)}


@lru_cache(maxsize=64)
def hall_drawing(slide: ComposedSlide, scale: float = 1.0) -> Drawing | None:
    """The drawing of a slide in the size of a hall; a map stays as it is, a table has none.

    ``scale``: how much larger the screen is than one of 1440 × 900; 0 for a phone, which is read from the hand.
    """
    drawing = slide.prepared.drawing if slide.prepared else None
    return drawn_once(enlarged(drawing, scale)) if scale and isinstance(drawing, Chart) else drawing


def enlarged(figure: Chart, scale: float = 1.0) -> Chart:
    """A copy of a figure in which everything measured in pixels is larger by one factor."""
    plain = figure.to_dict()
    layout = plain["layout"]
    larger = min(HALL_SIZE / FONT_SIZE, SQUEEZE * HEIGHT / float(layout["height"]))
    height = scale * min(larger * float(layout["height"]), HEIGHT)
    return Chart(
        {**_scaled(layout, "", scale * larger), "height": height},
        [_scaled(trace, "", scale * larger) for trace in plain["data"]],
    )


def _scaled(value: Any, inside: str, factor: float) -> Any:
    if isinstance(value, Mapping):
        return {key: _property(key, one, inside, factor) for key, one in value.items()}
    if isinstance(value, list | tuple) and value and isinstance(value[0], Mapping):
        return [_scaled(one, inside, factor) for one in value]
    return value


def _property(key: str, value: Any, inside: str, factor: float) -> Any:
    pixels = key in PIXELS or inside == "margin" or any(part in inside for part in INSIDE.get(key, ()))
    if not pixels:
        return _scaled(value, key, factor)
    if isinstance(value, list | tuple):
        return [one * factor for one in value]
    return value * factor if isinstance(value, int | float) and not isinstance(value, bool) else value
