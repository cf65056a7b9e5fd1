"""What do visits look like? Stacked by age."""

import pandas as pd
import plotly.graph_objects as go

from dashboard import reading, rules
from dashboard.charts.template import LABEL_MARGIN, figure, label_at_right, month_axis, value_axis
from dashboard.i18n import Translator
from dashboard.look import Look

HEIGHT = 340
STACK = (rules.AgeGroup.ADULTS.value, rules.AgeGroup.YOUTH.value, rules.AgeGroup.CHILDREN.value)
"""From the bottom: the largest, steadiest group first."""


def visits_stacked(frame: pd.DataFrame, t: Translator, look: Look) -> go.Figure:
    """Visits a month as bars stacked by age; the running month is hatched, groups are named at the right."""
    table = frame.pivot_table(index="month", columns="age_group", values="visits", aggfunc="sum")
    running = reading.unfinished(frame)
    chart = figure(look, HEIGHT, right=LABEL_MARGIN)
    chart.update_layout(barmode="stack")
    for group in (group for group in STACK if group in table):
        chart.add_bar(
            x=table.index,
            y=table[group],
            name=t(f"age.{group}"),
            marker=bar_marker(look.age[group], [month == running for month in table.index], look),
            hovertemplate="%{y:,.0f}",
        )
    value_axis(chart, float(table.sum(axis=1).max()), t)
    month_axis(chart, table.index, t)
    _name_groups(chart, table[table.index < running], t, look, rules.age_boundaries(reading.as_of(frame)))
    return chart


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


def _name_groups(chart: go.Figure, table: pd.DataFrame, t: Translator, look: Look, ages: rules.AgeBoundaries) -> None:
    if table.empty:
        return
    month, last = table.index[-1], table.iloc[-1].dropna()
    base = 0.0
    for group in (group for group in STACK if group in last):
        share = t(
            "attendance.share_in_month", share=t.percent(last[group] / last.sum()), month=t.month_in(month.date())
        )
        name = f"<b>{t(f'age.{group}')} {ages.span(group)}</b><br>{share}"
        label_at_right(chart, base + last[group] / 2, name, look.age[group])
        base += last[group]
