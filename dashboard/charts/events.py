"""What do events look like? Stacked by type; cells by library and by month."""

import pandas as pd

from dashboard import rules
from dashboard.charts.bars_across import types_across
from dashboard.charts.chart import Chart
from dashboard.charts.heat_map import calendar, library_types
from dashboard.charts.remarks import mark_over_bars
from dashboard.charts.stacked import Stack, stacked
from dashboard.charts.unusual import mark_unusual
from dashboard.i18n import Translator
from dashboard.look import Look

__all__ = ["calendar", "events_stacked", "library_types", "types_across"]

RIGHT = 136
"""Pixels for labels: names of types are longer than those of ages."""

COLORS = {
    rules.EventType.MASTER_CLASS.value: "teal",
    rules.EventType.LITERARY_EVENT.value: "plum",
    rules.EventType.LECTURE.value: "stone",
    rules.EventType.CREATIVE_MEETING.value: "blue",
}
"""From the bottom, none of them red. Gold, blue and fir are ages elsewhere: only one of them is used here."""


def events_stacked(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """Events a month as bars stacked by type; the running month is hatched, types are named at the right."""
    names = {code: t(f"event_type.{code}").replace(" ", "<br>") for code in COLORS}
    colors = {code: look.named[name] for code, name in COLORS.items()}
    chart = stacked(frame, Stack("event_type", "events", tuple(COLORS), colors, names, right=RIGHT), t, look)
    mark_over_bars(chart, frame, "events", t, look)
    mark_unusual(chart, frame, "events", t, look)
    return chart
