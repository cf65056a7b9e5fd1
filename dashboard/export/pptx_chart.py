"""How does PowerPoint draw it? A chart of its own with its numbers in a workbook inside: nothing is a picture."""

from collections.abc import Mapping
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.util import Pt

from dashboard.export.inert_text import in_cell
from dashboard.export.native_chart import COUNT, DAY, YEAR, NativeChart, Series, Shape
from dashboard.export.pptx_axes import CHART, TEXT, axes, rgb
from dashboard.export.pptx_marks import over_the_rest, star_the_ends
from dashboard.look import Look

TYPES: Mapping[Shape, XL_CHART_TYPE] = {
    Shape.STACKED: XL_CHART_TYPE.COLUMN_STACKED,
    Shape.ACROSS: XL_CHART_TYPE.BAR_CLUSTERED,
    Shape.SPANS: XL_CHART_TYPE.BAR_STACKED,
    Shape.LINES: XL_CHART_TYPE.LINE_MARKERS,
    Shape.INTERVALS: XL_CHART_TYPE.LINE_MARKERS,
    Shape.POINTS: XL_CHART_TYPE.XY_SCATTER_LINES,
}
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SMALL = Pt(12)


def add_chart(slide: Any, made: NativeChart, box: tuple[int, int, int, int], look: Look) -> Any:
    """Draw on a slide; returns the frame that holds the chart."""
    frame = slide.shapes.add_chart(TYPES[made.shape], *box, _data(made))
    chart: Chart = frame.chart
    if made.marks is not None:
        over_the_rest(chart, made.marks)
    chart.font.size, chart.font.color.rgb = TEXT, rgb(look.text)
    chart.has_title = False
    _legend(chart, made)
    for drawn, series in zip(chart.plots[0].series, made.series, strict=True):
        _series(drawn, series, made, look)
    axes(chart, made, look)
    if made.shape is Shape.INTERVALS:
        _bounds(chart, made, look)
    star_the_ends(chart, made, look)
    return frame


def _data(made: NativeChart) -> Any:
    if made.shape is Shape.POINTS:
        points = XyChartData(number_format=made.number_format)
        for series in _all(made):
            drawn = points.add_series(in_cell(series.name), _cells(made.number_format))
            for x, y in zip(series.xs, series.values, strict=True):
                if y is not None:
                    drawn.add_data_point(x, y)
        return points
    data = CategoryChartData(number_format=made.number_format)
    data.categories = [in_cell(name) for name in made.categories]
    for place, series in enumerate(_all(made)):
        spans = made.shape is Shape.SPANS and place > 0  # lengths in days: only the beginning is a date
        data.add_series(in_cell(series.name), series.values, COUNT if spans else _cells(made.number_format))
    return data


def _all(made: NativeChart) -> tuple[Series, ...]:
    return made.series if made.marks is None else (*made.series, made.marks)


def _cells(number_format: str) -> str:
    """How the workbook writes what the axis tells by its year."""
    return DAY if number_format == YEAR else number_format


def _legend(chart: Chart, made: NativeChart) -> None:
    chart.has_legend = len(_all(made)) > 1
    if not chart.has_legend:
        return
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = TEXT
    for index, series in enumerate(made.series):
        if series.clear or series.quiet:
            entry = parse_xml(
                f'<c:legendEntry xmlns:c="{CHART}"><c:idx val="{index}"/><c:delete val="1"/></c:legendEntry>'
            )
            chart.legend._element.find(f"{{{CHART}}}legendPos").addnext(entry)  # noqa: SLF001  no public way to leave one out


def _series(drawn: Any, series: Series, made: NativeChart, look: Look) -> None:
    if made.shape in {Shape.LINES, Shape.POINTS, Shape.INTERVALS}:
        _line(drawn, series, made)
        return
    if series.clear:
        drawn.format.fill.background()
    else:
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = rgb(series.color)
        _points(drawn, series, made, look)
    if series.labels:
        _words(drawn, series)


def _points(drawn: Any, series: Series, made: NativeChart, look: Look) -> None:
    for place, color in enumerate(series.colors):
        fill = drawn.points[place].format.fill
        fill.solid()
        fill.fore_color.rgb = rgb(color)
    if made.unfinished is not None and made.shape is Shape.STACKED:
        fill = drawn.points[made.unfinished].format.fill
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = rgb(series.color), rgb(look.background)


def _words(drawn: Any, series: Series) -> None:
    for place, words in enumerate(series.labels):
        label = drawn.points[place].data_label
        label.position = XL_LABEL_POSITION.INSIDE_BASE
        label.text_frame.word_wrap = False
        run = label.text_frame.paragraphs[0].add_run()
        run.text, run.font.size, run.font.bold = in_cell(words), SMALL, True
        run.font.color.rgb = rgb(series.colors[place])


def _line(drawn: Any, series: Series, made: NativeChart) -> None:
    drawn.smooth = False
    line, marker = drawn.format.line, drawn.marker
    line.width, line.color.rgb = Pt(0.75 if series.quiet else 1.5 if series.dashed else 2.75), rgb(series.color)
    if series.dashed:
        line.dash_style = MSO_LINE.DASH
    plain = series.dashed or series.quiet
    marker.style, marker.size = (XL_MARKER_STYLE.NONE if plain else XL_MARKER_STYLE.CIRCLE), 6
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = rgb(series.color)
    marker.format.line.fill.background()
    if made.shape is Shape.INTERVALS:
        line.fill.background()
        marker.size = 11 if series is made.series[1] else 5


def _bounds(chart: Chart, made: NativeChart, look: Look) -> None:
    """A line from the lowest to the highest through each middle mark."""
    low, middle, high = ([value or 0.0 for value in one.values] for one in made.series)
    bounds = {
        "plus": [top - value for top, value in zip(high, middle, strict=True)],
        "minus": [value - end for end, value in zip(low, middle, strict=True)],
    }
    parts = "".join(f"<c:{name}><c:numLit>{_numbers(values)}</c:numLit></c:{name}>" for name, values in bounds.items())
    line = (
        f'<c:spPr><a:ln xmlns:a="{DRAWING}" w="28575"><a:solidFill><a:srgbClr val="{look.named["blue"][1:]}"/>'
        "</a:solidFill></a:ln></c:spPr>"
    )
    head = '<c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
    made_bars = parse_xml(f'<c:errBars xmlns:c="{CHART}">{head}{parts}{line}</c:errBars>')
    drawn = chart.plots[0].series[1]._element  # noqa: SLF001  the library has no name for these lines
    drawn.find(f"{{{CHART}}}cat").addprevious(made_bars)


def _numbers(values: list[float]) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>' for place, value in enumerate(values))
    return f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}'
