"""How does a mark of what people explained get onto a chart that Office draws? As points of its own, or in a label.

The marks are a series of the chart's workbook like any other, so that they move with its numbers; they are drawn by a
second plot over the same axes, for a bar chart has no markers.
"""

from copy import deepcopy
from typing import Any

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.oxml import parse_xml
from pptx.util import Pt

from dashboard.export.inert_text import in_cell
from dashboard.export.native_chart import NativeChart, Series
from dashboard.export.pptx_axes import CHART, TEXT, rgb
from dashboard.look import Look

LINES = (
    f'<c:lineChart xmlns:c="{CHART}"><c:grouping val="standard"/><c:varyColors val="0"/><c:marker val="1"/>'
    "</c:lineChart>"
)
BAR_ONLY = ("invertIfNegative", "pictureOptions", "shape")
SIZE = 13


def over_the_rest(chart: Chart, marks: Series) -> None:
    """Draw the last series, which holds the marks, by a plot of its own: red points without a line."""
    under = chart.plots[0]._element  # noqa: SLF001  the library knows no chart of two kinds
    last = chart.plots[0].series[-1]._element  # noqa: SLF001  the same
    over = _plot_like(under)
    under.addnext(over)
    over.find(f"{{{CHART}}}varyColors").addnext(last)
    for tag in BAR_ONLY:
        for element in last.findall(f"{{{CHART}}}{tag}"):
            last.remove(element)
    _points(chart.plots[1].series[0], marks)


def _plot_like(under: Any) -> Any:
    """An empty plot over the same axes: lines over bars, else of the same kind."""
    if under.tag.endswith("barChart"):
        over = parse_xml(LINES)
        for axis in under.findall(f"{{{CHART}}}axId"):
            over.append(deepcopy(axis))
        return over
    over = deepcopy(under)
    for series in over.findall(f"{{{CHART}}}ser"):
        over.remove(series)
    return over


def _points(drawn: Any, marks: Series) -> None:
    drawn.smooth = False
    drawn.format.line.fill.background()
    marker = drawn.marker
    marker.style, marker.size = XL_MARKER_STYLE.STAR, SIZE
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = rgb(marks.color)
    marker.format.line.color.rgb, marker.format.line.width = rgb(marks.color), Pt(2)


def star_the_ends(chart: Chart, made: NativeChart, look: Look) -> None:
    """Write the mark behind the number at the end of a bar."""
    if not made.starred:
        return
    drawn = chart.plots[0].series[0]
    # A label of one point is the series' own: without this the other bars would lose their numbers.
    labels = drawn.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    labels.number_format, labels.number_format_is_linked, labels.font.size = made.number_format, False, TEXT
    for place, words in made.starred.items():
        label = drawn.points[place].data_label
        label.position = XL_LABEL_POSITION.OUTSIDE_END
        run = label.text_frame.paragraphs[0].add_run()
        run.text, run.font.size, run.font.color.rgb = in_cell(words), TEXT, rgb(look.named["red"])
