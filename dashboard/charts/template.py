"""What do all charts share? Type, colours, quiet axes, labels beside the marks instead of a legend."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.i18n import Translator
from dashboard.look import Look

FONT = "Source Sans, sans-serif"
FONT_SIZE = 14
LABEL_MARGIN = 116
"""Pixels kept at the right for direct labels: the plot shrinks on a phone, the labels do not."""
END_MARGIN = 40
"""Pixels kept at the right for the year at a line's end."""
MARGIN = 8
TICKS = 4
JANUARY, JULY = 1, 7


def figure(look: Look, height: int, right: int = MARGIN, left: int = MARGIN) -> go.Figure:
    """An empty figure in the house style. It carries no Plotly template: the spec stays three times smaller."""
    axis: dict[str, Any] = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickangle": 0,
        "fixedrange": True,
        "automargin": True,
        "tickfont": {"color": look.muted},
    }
    return go.Figure(
        layout={
            "template": "none",
            "font": {"family": FONT, "size": FONT_SIZE, "color": look.text},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": left, "r": right, "t": MARGIN, "b": MARGIN, "pad": 0},
            "height": height,
            "showlegend": False,
            "dragmode": False,
            "hovermode": "x unified",
            "hoverlabel": {"bgcolor": look.surface, "bordercolor": look.border, "font": {"color": look.text}},
            "bargap": 0.22,
            "separators": ",\u00a0",
            "xaxis": axis,
            "yaxis": {**axis, "showgrid": True, "gridcolor": look.grid, "gridwidth": 1},
        }
    )


def value_axis(chart: go.Figure, highest: float, t: Translator, *, from_zero: bool = True) -> None:
    """At most four grid lines from zero; the unit's word stands on the top tick only."""
    step = nice_step(highest / TICKS) if highest > 0 else 1
    ticks = [step * index for index in range(int(highest // step) + 1)]
    texts = [t.number(value) for value in ticks]
    size, word = _unit(ticks[-1])
    if word:
        texts = [t.number(value / size) for value in ticks]
        texts[-1] += f"\u00a0{t(f'number.{word}')}"
    if from_zero:
        chart.update_yaxes(rangemode="tozero")
    chart.update_yaxes(tickmode="array", tickvals=ticks, ticktext=texts)


def nice_step(rough: float) -> float:
    """The next of 1, 2, 2.5, 5 × a power of ten: grid lines people can read."""
    power = 10.0 ** _floor_log10(rough)
    return next(nice * power for nice in (1, 2, 2.5, 5, 10) if nice * power >= rough)


def _floor_log10(value: float) -> int:
    return int(f"{value:e}".split("e")[1])


def _unit(top: float) -> tuple[float, str]:
    if top >= 1e6:  # noqa: PLR2004  a million is a million
        return 1e6, "million"
    return (1e3, "thousand") if top >= 1e4 else (1.0, "")  # noqa: PLR2004


def month_axis(chart: go.Figure, months: Iterable[pd.Timestamp], t: Translator) -> None:
    """Ticks at January (with its year) and July; every month when there are few."""
    shown = list(months)
    few = len(shown) <= TICKS * 2
    marked = [month for month in shown if few or month.month in {JANUARY, JULY}]
    texts = [_month_label(month, first=index == 0, t=t) for index, month in enumerate(marked)]
    chart.update_xaxes(tickmode="array", tickvals=marked, ticktext=texts)


def _month_label(month: pd.Timestamp, t: Translator, *, first: bool) -> str:
    label = t.month_short(month.date())
    return f"{label}<br>{month.year}" if first or month.month == JANUARY else label


def label_at_right(chart: go.Figure, y: float, text: str, color: str) -> None:
    """A direct label in the right margin, level with a value."""
    chart.add_annotation(
        x=1, xref="paper", xanchor="left", y=y, yref="y", xshift=8, text=text, showarrow=False, align="left",
        font={"color": color},
    )  # fmt: skip
