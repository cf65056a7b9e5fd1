"""What stands over the spans of a Gantt chart? Today's line and the notches of pauses, as shapes that can be moved.

A bar chart of Office has no line at a day. Where its axis lies is therefore set, not left to the program, and the
shapes are drawn over it.
"""

from dataclasses import dataclass
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.util import Emu, Pt

from dashboard.export.native_chart import NativeChart
from dashboard.export.pptx_axes import CHART, rgb
from dashboard.export.pptx_shapes import box_of
from dashboard.i18n import Translator
from dashboard.look import Look

PLOT = (0.24, 0.09, 0.745, 0.75)
"""Where the axes lie in the chart: from the left, from the top, width, height."""
BAR = 0.69
"""Of a category's height its bar takes, beside a gap of 45 percent of the bar."""
NOTCH, WORD_WIDTH, WORD_HEIGHT = Emu(70_000), Emu(1_100_000), Emu(240_000)


@dataclass(frozen=True, slots=True)
class _Plot:
    """The axes on the slide, in English Metric Units."""

    left: float
    top: float
    width: float
    height: float
    first: float
    last: float

    def x(self, day: float) -> int:
        return round(self.left + self.width * (day - self.first) / (self.last - self.first))


def add_moments(slide: Any, frame: Any, made: NativeChart, t: Translator, look: Look) -> None:
    """Draw over a chart of spans."""
    plot = _settled(frame, made)
    if plot is None:
        return
    if made.today is not None and plot.first <= made.today <= plot.last:
        _today(slide, plot, made.today, t, look)
    slot = plot.height / len(made.categories)
    for place, day in enumerate(made.pauses):
        if day is not None and plot.first < day < plot.last:
            middle = plot.top + slot * (place + 0.5)
            _notch(slide, plot.x(day), middle, slot * BAR, look)


def _settled(frame: Any, made: NativeChart) -> _Plot | None:
    """Set where the axes lie, and tell it; None where they have no ends of their own."""
    axis = frame.chart.value_axis
    if axis.minimum_scale is None or axis.maximum_scale is None or not made.categories:
        return None
    x, y, width, height = PLOT
    places = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge", "x": x, "y": y, "w": width, "h": height}
    parts = "".join(f'<c:{name} val="{value}"/>' for name, value in places.items())
    area = frame.chart._chartSpace.chart.plotArea  # noqa: SLF001  the library has no name for the place of the axes
    for old in area.findall(f"{{{CHART}}}layout"):
        area.remove(old)
    layout = f'<c:layout xmlns:c="{CHART}"><c:manualLayout>{parts}</c:manualLayout></c:layout>'
    area.insert(0, parse_xml(layout))
    return _Plot(
        frame.left + frame.width * x, frame.top + frame.height * y, frame.width * width, frame.height * height,
        axis.minimum_scale, axis.maximum_scale,
    )  # fmt: skip


def _today(slide: Any, plot: _Plot, day: float, t: Translator, look: Look) -> None:
    x, top, foot = plot.x(day), round(plot.top), round(plot.top + plot.height)
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, x, top, x, foot)
    line.line.color.rgb, line.line.width, line.line.dash_style = rgb(look.text), Pt(1.25), MSO_LINE.ROUND_DOT
    line.name = t("projects.today")
    box = (x - WORD_WIDTH // 2, foot, WORD_WIDTH, WORD_HEIGHT)
    word = box_of(slide, box, ((t("projects.today"), 12, look.muted, False),))
    word.text_frame.paragraphs[0]._p.get_or_add_pPr().set("algn", "ctr")  # noqa: SLF001  set beside those of other boxes


def _notch(slide: Any, x: int, middle: float, high: float, look: Look) -> None:
    shape = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, x - NOTCH // 2, round(middle - high / 2 - NOTCH / 4), NOTCH, round(high + NOTCH / 2)
    )
    shape.shadow.inherit = False
    shape.fill.solid()
    shape.fill.fore_color.rgb, shape.line.color.rgb = rgb(look.background), rgb(look.muted)
    shape.line.width = Pt(0.75)
