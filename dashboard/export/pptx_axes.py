"""What do the axes of a native chart say? Quiet lines, few names, counts from zero, dates by their years."""

from typing import Any

from pptx.chart.chart import Chart
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.util import Pt

from dashboard.export.native_chart import SHARE, YEAR, NativeChart, Shape
from dashboard.look import Look

NAMED, YEAR_DAYS, SLACK = 8, 365.25, 3
"""Categories named on an axis at most; days of a year on an axis of dates, and how far after New Year a line stands:
leap years must not push one into the year before."""
ACROSS = frozenset({Shape.ACROSS, Shape.SPANS})
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
TEXT = Pt(14)


def rgb(color: str) -> RGBColor:
    """A hex colour as PowerPoint's."""
    return RGBColor(*(int(color[at : at + 2], 16) for at in (1, 3, 5)))


def axes(chart: Chart, made: NativeChart, look: Look) -> None:
    """Quiet axes: counts from zero, dates by their years, names of bars at the left, first on top."""
    _numbered(chart)
    names, values = chart.category_axis, chart.value_axis
    for axis in (names, values):
        axis.format.line.color.rgb = rgb(look.border)
        axis.tick_labels.font.size, axis.tick_labels.font.color.rgb = TEXT, rgb(look.muted)
        axis.has_major_gridlines = False
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    values.has_major_gridlines = made.shape is not Shape.ACROSS
    if values.has_major_gridlines:
        values.major_gridlines.format.line.color.rgb = rgb(look.grid)
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = made.number_format, False
    if made.shape in ACROSS:
        _across(chart, made)
    elif made.shape is Shape.POINTS:
        values.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        names.tick_labels.number_format, names.tick_labels.number_format_is_linked = made.x_format, False
        _years(names, made.x_format, [x for one in made.series for x in one.xs])
        _years(values, made.number_format, [y for one in made.series for y in one.values if y is not None])
    else:
        _every(names, len(made.categories), made.named)
        _from_zero(values, made)


def _numbered(chart: Chart) -> None:
    """The library numbers its axes below zero; the format's schema counts them from zero to 2³² − 1."""
    # LibreOffice reads no number from 2³¹ on: it took both axes for one and drew bars without names, the last first.
    for named in chart._chartSpace.iter(*(f"{{{CHART}}}{tag}" for tag in ("axId", "crossAx"))):  # noqa: SLF001  no public name
        named.set("val", str(int(named.get("val")) % 2**31))


def _across(chart: Chart, made: NativeChart) -> None:
    plot, names, values = chart.plots[0], chart.category_axis, chart.value_axis
    plot.gap_width, names.reverse_order = 45, True
    if made.shape is Shape.SPANS:
        begins, *lengths = ([number or 0.0 for number in one.values] for one in made.series)
        _years(values, YEAR, [*(day for day in begins if day), *map(sum, zip(begins, *lengths, strict=True))])
        return
    values.visible = False
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = made.number_format, False
    labels.font.size, labels.position = TEXT, XL_LABEL_POSITION.OUTSIDE_END


def _years(axis: Any, number_format: str, days: list[float]) -> None:
    """An axis of dates, from its first year to its last."""
    if number_format == YEAR and days:
        first, last = int((min(days) - SLACK) / YEAR_DAYS), int(max(days) / YEAR_DAYS) + 1
        axis.minimum_scale, axis.maximum_scale = (round(year * YEAR_DAYS) + SLACK for year in (first, last))
        axis.major_unit = YEAR_DAYS * max(1, round((last - first) / NAMED))


def _every(axis: Any, count: int, named: int) -> None:
    """Name every n-th category: more would run into one another."""
    step = named or (-(-count // NAMED) if count > 2 * NAMED else 1)
    for tag in ("tickLblSkip", "tickMarkSkip"):
        made = parse_xml(f'<c:{tag} xmlns:c="{CHART}" val="{step}"/>')
        axis._element.find(f"{{{CHART}}}noMultiLvlLbl").addprevious(made)  # noqa: SLF001  no public name


def _from_zero(values: Any, made: NativeChart) -> None:
    """Counts stand on zero, shares end at the whole; changes may lie below."""
    numbers = [value for one in made.series for value in one.values if value is not None]
    if made.shape is not Shape.INTERVALS and min(numbers) >= 0:
        values.minimum_scale = 0
    if made.shape is Shape.STACKED and made.number_format == SHARE:
        values.maximum_scale = 1
