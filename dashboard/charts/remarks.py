"""What do people say about a figure? A ring over it; the words appear when somebody points at it."""

from collections.abc import Mapping, Sequence
from html import escape
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import reading
from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.reading import Remark

LINE_LETTERS = 48
Names = Mapping[Any, str]
MARKER = {"symbol": "star-diamond", "size": 10}


def mark_over_bars(chart: go.Figure, frame: pd.DataFrame, value: str, t: Translator, look: Look) -> None:
    """One mark over each month that anybody explained, with all that was said."""
    said = _by_month(reading.note(frame, "remarks") or ())
    tops = frame.groupby("month")[value].sum()
    months = [month for month in said if month in tops.index]
    if months:
        texts = ["<br>".join(_words(remark, t) for remark in said[month]) for month in months]
        _marks(chart, months, [float(tops[month]) for month in months], texts, look)


def mark_cells(
    chart: go.Figure, frame: pd.DataFrame, place: Sequence[Mapping[Any, str]], t: Translator, look: Look
) -> None:
    """A mark in the cell of each library and month that anybody explained; ``place``: names of months and rows."""
    months, rows = place
    said = [
        remark
        for remark in reading.note(frame, "remarks") or ()
        if pd.Timestamp(remark.month) in months and remark.library in rows
    ]
    if said:
        x = [months[pd.Timestamp(remark.month)] for remark in said]
        _marks(chart, x, [rows[remark.library] for remark in said], [_words(remark, t) for remark in said], look)


def _by_month(remarks: Sequence[Remark]) -> dict[pd.Timestamp, list[Remark]]:
    months: dict[pd.Timestamp, list[Remark]] = {}
    for remark in remarks:
        months.setdefault(pd.Timestamp(remark.month), []).append(remark)
    return months


def _words(remark: Remark, t: Translator) -> str:
    # Plotly reads a little HTML in labels: what people wrote must stay text.
    lines = wrap(remark.text, LINE_LETTERS) or [""]
    return f"<b>{escape(t.short_name(remark.library))}</b>: {'<br>'.join(escape(line) for line in lines)}"


def _marks(chart: go.Figure, x: Sequence[Any], y: Sequence[Any], texts: Sequence[str], look: Look) -> None:
    chart.add_scatter(
        x=list(x), y=list(y), mode="markers", name="", text=list(texts), hovertemplate="%{text}<extra></extra>",
        marker={**MARKER, "color": look.named["red"], "line": {"color": look.background, "width": 1}},
        cliponaxis=False,
    )  # fmt: skip
