"""What do visits by age look like? Stacked, and as shares."""

from dataclasses import replace

import pandas as pd

from dashboard import reading, rules
from dashboard.charts.bars_across import districts_across
from dashboard.charts.chart import Chart
from dashboard.charts.heat_map import library_months
from dashboard.charts.moments import mark_moments
from dashboard.charts.remarks import mark_months, mark_over_bars
from dashboard.charts.stacked import Stack, bar_marker, stacked
from dashboard.charts.unusual import mark_unusual
from dashboard.charts.year_lines import total_line, year_lines
from dashboard.i18n import Translator
from dashboard.look import Look

__all__ = [
    "bar_marker",
    "districts_across",
    "library_months",
    "shares_stacked",
    "total_line",
    "visits_stacked",
    "year_lines",
]

HEIGHT = 340
SHARE_HEIGHT = 340
STACK = (rules.AgeGroup.ADULTS.value, rules.AgeGroup.YOUTH.value, rules.AgeGroup.CHILDREN.value)
"""From the bottom: the largest, steadiest group first."""


def visits_stacked(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """Visits a month as bars stacked by age; the moments of a single library stand above them."""
    chart = stacked(frame, _by_age(frame, "visits", HEIGHT, t, look), t, look)
    mark_over_bars(chart, frame, "visits", t, look)
    mark_moments(chart, reading.note(frame, "moments") or (), frame["month"], t, look)
    mark_unusual(chart, frame, "visits", t, look)
    return chart


def shares_stacked(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """Each month as a whole bar, divided by age."""
    # Plotly would write a percentage without the space before its sign.
    stack = replace(_by_age(frame, "share", SHARE_HEIGHT, t, look), written=lambda share: t.percent(share, 1))
    chart = stacked(frame, stack, t, look)
    ticks = (0, 0.25, 0.5, 0.75, 1)
    chart.update_yaxes(range=[0, 1.08], tickvals=ticks, ticktext=[t.percent(share) for share in ticks])
    mark_months(chart, dict.fromkeys(frame["month"], 1.0), frame, t, look)
    return chart


def _by_age(frame: pd.DataFrame, value: str, height: int, t: Translator, look: Look) -> Stack:
    ages = rules.age_boundaries(reading.as_of(frame))
    names = {group: f"{t(f'age.{group}')} {ages.span(group)}" for group in STACK}
    return Stack("age_group", value, STACK, look.age, names, height)
