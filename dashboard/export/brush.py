"""How is a picture drawn without a browser? Shapes and words in map pixels, drawn four times as large and reduced."""

import io
import math
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from dashboard.export.inert_text import one_line

FINE, KEPT = 4, 2
"""Times larger than map pixels: while drawing, and in the picture that is kept."""
ANCHORS = {"start": "lm", "end": "rm", "middle": "mm"}
SHAPES = {"◆": 4, "▲": 3, "■": -4}
"""Corners of the marks that are drawn as shapes (−4: a square on its side)."""
Color = Sequence[int] | str
Point = tuple[float, float]


@cache
def _font(size: float, weight: int) -> ImageFont.FreeTypeFont:
    """The letters of the pages, as Streamlit brings them: they hold those of Kazakh."""
    spec = find_spec("streamlit")  # found, not imported: nothing here speaks Streamlit
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("streamlit")
    media = Path(spec.origin).parent / "static" / "static" / "media"
    (file,) = media.glob("SourceSansVF-Upright.*.woff2")
    font = ImageFont.truetype(str(file), size)
    font.set_variation_by_axes([weight])
    return font


class Brush:
    """A picture that is being drawn; all measures in map pixels."""

    def __init__(self, width: float, height: float, ground: str) -> None:
        self.image = Image.new("RGB", (round(width * FINE), round(height * FINE)), ground)
        self.pen = ImageDraw.Draw(self.image, "RGBA")  # colours with opacity are laid over what is there

    def area(self, corners: Sequence[Point], fill: Color, outline: Color | None = None, width: float = 1) -> None:
        """A filled area."""
        line = self._fine(corners)
        self.pen.polygon(line, fill=_color(fill))
        if outline is not None:
            self.pen.line([*line, line[0]], fill=_color(outline), width=round(width * FINE), joint="curve")

    def line(self, corners: Sequence[Point], color: Color, width: float, dash: Sequence[float] = ()) -> None:
        """A line, in dashes (drawn, left) of so many pixels."""
        for part in _dashed(corners, dash) if dash else [corners]:
            self.pen.line(self._fine(part), fill=_color(color), width=max(1, round(width * FINE)), joint="curve")

    def disc(self, at: Point, radius: float, fill: Color | None, ring: Color | None = None, width: float = 1) -> None:
        """A disc with a ring around it."""
        x, y, r = at[0] * FINE, at[1] * FINE, radius * FINE
        self.pen.ellipse(
            (x - r, y - r, x + r, y + r), _color(fill) if fill else None, _color(ring) if ring else None,
            max(1, round(width * FINE)),
        )  # fmt: skip

    def mark(self, sign: str, at: Point, size: float, color: Color) -> bool:
        """A mark as a shape; False where it is none that is drawn."""
        corners, radius = SHAPES.get(sign), size * 0.36
        if sign in {"●", "○", "◯"}:
            hollow = sign != "●"
            self.disc(at, radius, None if hollow else color, color, 2 if hollow else 1)
        elif sign == "━":
            self.line([(at[0] - radius, at[1]), (at[0] + radius, at[1])], color, 3)
        elif corners:
            turn = math.pi / 4 if corners < 0 else math.pi / 2
            steps = [turn + 2 * math.pi * step / abs(corners) for step in range(abs(corners))]
            self.area([(at[0] + radius * math.cos(a), at[1] - radius * math.sin(a)) for a in steps], color)
        else:
            return False
        return True

    def text(
        self, at: Point, words: str, size: float, color: Color, anchor: str = "start", weight: int = 400,
        plate: Color | None = None,
    ) -> None:  # fmt: skip
        """One line of words, its middle level with ``at``; on a halo where it needs one."""
        self.pen.text(
            (at[0] * FINE, at[1] * FINE), one_line(words), fill=_color(color), font=_font(size * FINE, weight),
            anchor=ANCHORS[anchor], stroke_width=round(2.5 * FINE) if plate else 0,
            stroke_fill=_color(plate) if plate else None,
        )  # fmt: skip

    def wide(self, words: str, size: float, weight: int = 400) -> float:
        """How wide words are."""
        return _font(size * FINE, weight).getlength(one_line(words)) / FINE

    def png(self) -> bytes:
        """The picture, reduced so that its edges are smooth."""
        buffer = io.BytesIO()
        self.image.reduce(FINE // KEPT).save(buffer, "PNG", dpi=(192, 192))
        return buffer.getvalue()

    def _fine(self, corners: Sequence[Point]) -> list[Point]:
        return [(x * FINE, y * FINE) for x, y in corners]


def _color(color: Color) -> tuple[int, ...]:
    if isinstance(color, str):
        return tuple(int(color[at : at + 2], 16) for at in (1, 3, 5))
    return tuple(color)


def _dashed(corners: Sequence[Point], dash: Sequence[float]) -> list[list[Point]]:
    """The pieces of a line that are drawn."""
    drawn: list[list[Point]] = [[corners[0]]]
    left, on = dash[0], True
    for (x0, y0), (x1, y1) in pairwise(corners):
        length, gone = math.hypot(x1 - x0, y1 - y0), 0.0
        while length - gone > left:
            gone += left
            point = (x0 + (x1 - x0) * gone / length, y0 + (y1 - y0) * gone / length)
            if on:
                drawn[-1].append(point)
            else:
                drawn.append([point])
            on = not on
            left = dash[0] if on else dash[1]
        left -= length - gone
        if on:
            drawn[-1].append((x1, y1))
    return [part for part in drawn if len(part) > 1]
