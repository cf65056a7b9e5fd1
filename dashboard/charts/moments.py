"""Why did the figures jump? Dates of a library's life, as dotted lines over a chart of months."""

from collections.abc import Iterable

import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.charts.template import LINE
from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.reading import Moment

LEVELS = 3
"""Labels that follow each other closely stand on different levels."""
HALF_MONTH = pd.Timedelta(days=15)


def mark_moments(
    chart: Chart, moments: Iterable[Moment], months: "pd.Series[pd.Timestamp]", t: Translator, look: Look
) -> None:
    """A dotted line and a short label for each moment inside the months shown."""
    shown = [moment for moment in moments if months.min() <= _month(moment) <= months.max()]
    if not shown:
        return
    levels = min(LEVELS, len(shown))
    middle = months.min() + (months.max() - months.min()) / 2
    for index, moment in enumerate(shown):
        _line(chart, moment, look)
        _label(chart, moment, t, look, level=levels - 1 - index % levels, left=_month(moment) > middle)
    chart.raise_top(LINE * levels)


def _month(moment: Moment) -> pd.Timestamp:
    return pd.Timestamp(moment.on.replace(day=1))


def _edge(moment: Moment) -> pd.Timestamp:
    # Bars are centred on the first day: the edge before the bar is the beginning of its month.
    return _month(moment) - HALF_MONTH


def _line(chart: Chart, moment: Moment, look: Look) -> None:
    chart.add_shape(
        type="line", x0=_edge(moment), x1=_edge(moment), y0=0, y1=1, yref="paper",
        line={"color": look.muted, "width": 1, "dash": "dot"},
    )  # fmt: skip


def _label(chart: Chart, moment: Moment, t: Translator, look: Look, *, level: int, left: bool) -> None:
    text = t(f"moment.{moment.kind}", on=t.date(moment.on, moment.precision))
    chart.add_annotation(
        x=_edge(moment), y=1, yref="paper", xanchor="right" if left else "left", yanchor="bottom", yshift=level * LINE,
        text=text, showarrow=False, font={"color": look.muted, "size": 12},
    )  # fmt: skip
