"""How much room do the words beside a plot take? Told ahead, a browser draws a chart once.

Plotly draws a chart, finds that the words beside an axis do not fit its margin, and draws all of it again with more
room. Here the margin is made to fit before; Plotly still widens it where a word turns out longer (``automargin``).
Labels at the right are ours alone: what does not fit there would be cut off.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import ceil
from typing import Any

from PIL import ImageFont

from dashboard import settings
from dashboard.charts.chart import Chart

SIDES = ("l", "r", "t", "b")
PAD = 12
"""Pixels that Plotly keeps free beside the words, unless a margin of the chart is narrower."""
AWAY = {"l": 2, "b": 2, "t": 0}
"""Pixels from the words to the plot."""
EDGE = 2
"""Pixels before and after a label."""
LINE = 18 / 14
"""Height of a line, in sizes of its letters."""
REGULAR, BOLD = 400, 700
BREAK, MARKUP = "<br>", re.compile(r"<[^>]+>")
Axis = Mapping[str, Any]


def leave_room(chart: Chart) -> None:
    """Widen the margins of a finished chart to what the words beside its axes and at its right take."""
    chart.widen("r", ceil(max(_labels(chart), default=0)))
    taken = dict(_taken(chart))
    free = [pixels for side, pixels in chart.margin.items() if side in SIDES and side not in taken]
    for side, pixels in taken.items():
        chart.widen(side, ceil(min(PAD, *free) + AWAY[side] + pixels))


def _labels(chart: Chart) -> Iterator[float]:
    """How far each label at the right reaches into the margin."""
    for label in chart.annotations:
        if (label.get("xref"), label.get("x"), label.get("xanchor")) == ("paper", 1, "left"):
            size = float(label.get("font", {}).get("size", chart.letters))
            yield label.get("xshift", 0) + EDGE + _width(label["text"], size)


def _taken(chart: Chart) -> Iterator[tuple[str, float]]:
    """Sides where words stand, and how far they reach."""
    for name, letter in (("xaxis", "x"), ("yaxis", "y")):
        axis = chart.axis(name)
        words = list(_words(axis, chart.values(letter)))
        if words and axis.get("visible", True) and axis.get("showticklabels", True):
            size = float(axis["tickfont"].get("size", chart.letters))
            if letter == "y":
                yield "l", axis.get("ticklabelstandoff", 0) + max(_width(word, size) for word in words)
            else:
                yield "t" if axis.get("side") == "top" else "b", max(_lines(word) for word in words) * LINE * size


def _words(axis: Axis, values: Iterable[Any]) -> Iterable[str]:
    """What stands beside an axis: what we wrote, or the names of its categories."""
    given = axis.get("ticktext")
    return given if given is not None else {value for value in values if isinstance(value, str)}


def _lines(word: str) -> int:
    return word.count(BREAK) + 1


def _width(word: str, size: float) -> float:
    return max(_drawn(MARKUP.sub("", line), size, BOLD if "<b>" in line else REGULAR) for line in word.split(BREAK))


@lru_cache(maxsize=4096)
def _drawn(line: str, size: float, weight: int) -> float:
    return float(_font(size, weight).getlength(line))


@lru_cache(maxsize=64)  # a slide is as large as somebody's screen
def _font(size: float, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(settings.STATIC / "culture-sans.woff2"), size)
    font.set_variation_by_axes([weight])
    return font
