"""Which months are unusual? A diamond over the month; beside the strongest a few words, all of them on pointing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape
from textwrap import wrap
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard import reading
from dashboard.charts.chart import Chart
from dashboard.charts.template import LINE, MARGIN
from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.reading import ALL, Unusual

NAMED = 4
"""Libraries of one month that are named; more are counted."""
LABELS = 2
"""Diamonds with words beside them: more would cover the bars on a phone."""
LIFT = 0.05
"""Share of the axis by which a mark stands over its bar."""
LETTERS = 34
"""Letters of a line: a longer one leaves a phone's screen."""
APART = 13
"""Months between two months with words."""
WHOLE, PARTS = "diamond-open", "circle-open"

By = Mapping[pd.Timestamp, Sequence[Unusual]]


def mark_unusual(chart: Chart, frame: pd.DataFrame, value: str, t: Translator, look: Look) -> None:
    """Marks over the bars of the months that are unusual, for the selection (diamond) or single libraries (ring)."""
    tops = frame.groupby("month")[value].sum()
    lift = float(tops.max()) * LIFT
    mark_months(chart, {month: float(top) + lift for month, top in tops.items()}, frame, t, look)


def mark_months(chart: Chart, heights: Mapping[Any, float], frame: pd.DataFrame, t: Translator, look: Look) -> None:
    """The same at heights that are given by month, with words beside the strongest."""
    mark_points(chart, {month: (month, height) for month, height in heights.items()}, frame, t, look)
    _label(chart, by_month(reading.note(frame, "unusual") or (), heights), heights, t, look)


def mark_points(
    chart: Chart, points: Mapping[Any, tuple[Any, Any]], frame: pd.DataFrame, t: Translator, look: Look,
    rests: Mapping[Any, str] = MappingProxyType({}),
) -> None:  # fmt: skip
    """The same at points that are given by month; ``rests``: what totals rest on, where a mark hides its total."""
    said = by_month(reading.note(frame, "unusual") or (), points)
    for whole, symbol in ((True, WHOLE), (False, PARTS)):
        months = [month for month, some in said.items() if (some[0].whose == ALL) is whole]
        if months:
            texts = ["<br>".join(filter(None, (*_lines(said[month], t), rests.get(month)))) for month in months]
            x, y = ([points[month][axis] for month in months] for axis in (0, 1))
            _marks(chart, x, y, texts, symbol, [_color(said[month], look) for month in months])


def mark_cells(
    chart: Chart, frame: pd.DataFrame, place: Sequence[Mapping[Any, str]], t: Translator, look: Look
) -> None:
    """A diamond in the cell of each library and month that is unusual; ``place``: names of months and rows."""
    months, rows = place
    found = [one for one in reading.note(frame, "unusual") or () if pd.Timestamp(one.month) in months]
    if len(rows) == 1:  # a selection of one library is that library
        found = [replace(one, whose=next(iter(rows))) for one in found]
    found = [one for one in found if one.whose in rows]
    if found:
        x, y = [months[pd.Timestamp(one.month)] for one in found], [rows[one.whose] for one in found]
        # A diamond of the page's colour beneath keeps the mark readable on dark cells.
        chart.add_scatter(
            x=x, y=y, mode="markers", hoverinfo="skip",
            marker={"symbol": WHOLE, "size": 8, "color": look.background, "line": {"width": 5}},
        )  # fmt: skip
        _marks(chart, x, y, ["<br>".join(_lines([one], t)) for one in found], WHOLE, [look.text] * len(found), size=8)


def by_month(unusual: Iterable[Unusual], months: Iterable[Any]) -> By:
    """Unusual figures of the months shown; that of the whole selection first, then the furthest off."""
    shown, found = set(months), dict[pd.Timestamp, list[Unusual]]()
    for one in sorted(unusual, key=lambda each: (each.month, each.whose != ALL, -abs(each.change))):
        if pd.Timestamp(one.month) in shown:
            found.setdefault(pd.Timestamp(one.month), []).append(one)
    return found


def _color(some: Sequence[Unusual], look: Look) -> str:
    return look.text if any(one.reason is None for one in some) else look.muted


def _lines(some: Sequence[Unusual], t: Translator) -> list[str]:
    lines = [_told(one, t) for one in some[:NAMED]]
    return [*lines, t("anomaly.more", n=len(some) - NAMED)] if len(some) > NAMED else lines


def _told(one: Unusual, t: Translator) -> str:
    numbers = {name: t.number(round(getattr(one, name))) for name in ("value", "usual", "low", "high")}
    told = t("anomaly.told", **numbers)
    if one.reason:
        told = t("anomaly.reasoned", told=told, reason=t(f"anomaly_reason.{one.reason}"))
    # Plotly reads a little HTML in labels: a library's name must stay text.
    whose = t("anomaly.all") if one.whose == ALL else escape(t.short_name(one.whose))
    lines = "<br>".join(wrap(told, LETTERS, break_on_hyphens=False))
    return t("anomaly.whose", whose=f"<b>{whose}</b>", told=lines)


def _marks(
    chart: Chart, x: Sequence[Any], y: Sequence[Any], texts: Sequence[str], symbol: str, colors: Sequence[str],
    size: int = 9,
) -> None:  # fmt: skip
    chart.add_scatter(
        x=list(x), y=list(y), mode="markers", name="", text=list(texts), hovertemplate="%{text}<extra></extra>",
        marker={"symbol": symbol, "size": size, "color": list(colors), "line": {"width": 2}}, cliponaxis=False,
    )  # fmt: skip


def _label(chart: Chart, said: By, heights: Mapping[Any, float], t: Translator, look: Look) -> None:
    """Words over the plot, tied to their mark by a thin line: beside it they would cover other months."""
    chosen = _strongest(said)
    if not chosen:
        return
    middle, top = min(heights) + (max(heights) - min(heights)) / 2, chart.above
    for month in chosen:
        color = _color(said[month], look)
        chart.add_annotation(
            x=month, y=1, yref="paper", yshift=top - MARGIN, yanchor="bottom", showarrow=False,
            text=t("anomaly.label", change=t.signed_percent(said[month][0].change, 0)),
            xanchor="right" if month > middle else "left", font={"color": color, "size": 12},
        )  # fmt: skip
        line = {"color": color, "width": 1, "dash": "dot"}
        chart.add_shape(type="line", x0=month, x1=month, y0=0, y1=1, yref="paper", line=line, layer="below")
    chart.raise_top(LINE)


def _strongest(said: By) -> list[pd.Timestamp]:
    """Months of the whole selection that get words: without a known reason first, the furthest off, none too close."""
    whole = [month for month, some in said.items() if some[0].whose == ALL]
    whole.sort(key=lambda month: (said[month][0].reason is not None, -abs(said[month][0].change)))
    chosen: list[pd.Timestamp] = []
    for month in whole:
        if all(abs((month - other).days) > APART * 30 for other in chosen):
            chosen.append(month)
    return chosen[:LABELS]
