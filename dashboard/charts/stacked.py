"""How do parts of a month add up? Bars stacked by group, groups named beside the newest finished month."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import reading
from dashboard.charts.chart import Chart
from dashboard.charts.rests import tell_months
from dashboard.charts.template import LABEL_MARGIN, MANY, Label, figure, labels_at_right, month_axis, value_axis
from dashboard.i18n import Translator
from dashboard.look import Look

AXIS = 56
"""Pixels of a chart's height that are not plot: month ticks and margins."""


@dataclass(frozen=True, slots=True)
class Stack:
    """What is stacked: column of codes, column of values, order from the bottom, colour and name of each code.

    ``written``: how a value is told on pointing; a whole number where nothing is said.
    """

    code: str
    value: str
    order: Sequence[str]
    colors: Mapping[str, str]
    names: Mapping[str, str]
    height: int = 340
    right: int = LABEL_MARGIN
    written: Callable[[float], str] | None = None

    @property
    def plot_height(self) -> int:
        """Pixels of the plot itself."""
        return self.height - AXIS


def stacked(frame: pd.DataFrame, stack: Stack, t: Translator, look: Look) -> Chart:
    """A bar a month; the running month hatched; groups named at the right. A month without data has no bar."""
    table = frame.groupby(["month", stack.code])[stack.value].sum(min_count=1).unstack()  # nothing known is no zero
    running = reading.unfinished(frame)
    chart = figure(look, stack.height, right=stack.right)
    chart.update_layout(barmode="stack")
    hatched = [month == running for month in table.index]
    for code in (code for code in stack.order if code in table):
        marker = bar_marker(stack.colors[code], hatched, look)
        name = stack.names[code].replace("<br>", " ")
        chart.add_bar(x=table.index, y=table[code], name=name, marker=marker, **_pointed(table[code], stack))
    if len(table) > MANY:
        chart.update_traces(marker={"line": {"width": 0}})
        chart.update_layout(bargap=0)
    tell_months(chart, frame, t)
    highest = float(table.sum(axis=1).to_numpy().max())
    value_axis(chart, highest, t)
    month_axis(chart, table.index, t)
    labels_at_right(chart, _names(table[table.index < running], stack, t), highest * 1.05, stack.plot_height)
    if any(hatched):
        _say_running(chart, running, float(frame.loc[frame["month"] == running, stack.value].sum()), t, look)
    return chart


def _pointed(values: "pd.Series[float]", stack: Stack) -> dict[str, Any]:
    if stack.written is None:
        return {"hovertemplate": "%{y:,.0f}"}
    told = ["" if pd.isna(value) else stack.written(value) for value in values]
    return {"hovertemplate": "%{customdata}", "customdata": told}


def bar_marker(color: str, hatched: list[bool], look: Look) -> dict[str, object]:
    """Bars of one colour; hatched where the month is not over (colour on the page's own ground)."""
    return {
        "color": color,
        "line": {"color": look.background, "width": 1},
        "pattern": {
            "shape": ["/" if month else "" for month in hatched],
            "bgcolor": look.background,
            "fgcolor": color,
            "size": 6,
        },
    }


def _names(finished: pd.DataFrame, stack: Stack, t: Translator) -> list[Label]:
    if finished.empty or not finished.iloc[-1].sum():
        return []
    month, last = finished.index[-1], finished.iloc[-1].dropna()
    labels, base = [], 0.0
    shown = [code for code in stack.order if code in last]
    for code in shown:
        share = t("charts.share_in_month", share=t.percent(last[code] / last.sum()), month=t.month_in(month.date()))
        beside = f"<br>{share}" if len(shown) > 1 else ""  # one that is chosen alone is not all there is
        labels.append(Label(base + last[code] / 2, f"<b>{stack.names[code]}</b>{beside}", stack.colors[code]))
        base += last[code]
    return labels


def _say_running(chart: Chart, running: pd.Timestamp, top: float, t: Translator, look: Look) -> None:
    chart.add_annotation(
        x=running, y=top, yanchor="bottom", text=t("charts.running"), showarrow=False,
        font={"color": look.muted, "size": 12},
    )  # fmt: skip
