"""What do people say about a figure? A ring over it; the words appear when somebody points at it."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from textwrap import wrap
from typing import Any

import pandas as pd

from dashboard import reading
from dashboard.charts.chart import Chart
from dashboard.i18n import Translator
from dashboard.i18n.plain_name import visible
from dashboard.look import Look
from dashboard.reading import Explanation, Remark, whose

LINE_LETTERS, LONGEST = 48, 400
TOLD = 8
"""Explanations of one point that are written out; more are counted."""
Places = tuple[Iterable[Any], Iterable[Any]]
MARKER = {"symbol": "star-diamond", "size": 10}


def mark_over_bars(chart: Chart, frame: pd.DataFrame, value: str, t: Translator, look: Look) -> None:
    """One mark over each month that anybody explained, with all that was said."""
    mark_months(chart, frame.groupby("month")[value].sum().to_dict(), frame, t, look)


def mark_months(chart: Chart, heights: Mapping[Any, float], frame: pd.DataFrame, t: Translator, look: Look) -> None:
    """The same at heights that are given by month."""
    mark_points(chart, {month: (month, height) for month, height in heights.items()}, frame, t, look)


def mark_points(
    chart: Chart, points: Mapping[Any, tuple[Any, Any]], frame: pd.DataFrame, t: Translator, look: Look
) -> None:
    """The same at points that are given by month; a month without a figure has no point."""
    said = _by_month(reading.note(frame, "remarks") or ())
    months = [month for month in said if month in points and pd.notna(points[month][1])]
    if months:
        x, y = ([points[month][axis] for month in months] for axis in (0, 1))
        _marks(chart, x, y, [_together(said[month], t) for month in months], look)


def mark_rows(chart: Chart, frame: pd.DataFrame, places: Places, t: Translator, look: Look) -> None:
    """A mark at the point of each row of a frame that anybody explained; ``places``: x and y of its rows."""
    said = [
        (x, y, some)
        for x, y, some in zip(*places, reading.remarks_by_row(frame), strict=True)
        if some and pd.notna(x) and pd.notna(y)
    ]
    if said:
        texts = [_together(some, t) for _, _, some in said]
        _marks(chart, [x for x, _, _ in said], [y for _, y, _ in said], texts, look)


def mark_news(chart: Chart, frame: pd.DataFrame, line: str, axes: tuple[str, str], t: Translator, look: Look) -> None:
    """A mark where a remark is met first on a line of running totals: every later total stands on it too."""
    met: set[tuple[Any, Remark | Explanation]] = set()
    said: list[tuple[Any, Any, list[Remark | Explanation]]] = []
    rows = zip(frame[line], frame[axes[0]], frame[axes[1]], reading.remarks_by_row(frame), strict=True)
    for name, x, y, some in rows:
        news = [one for one in some if (name, one) not in met]
        met |= {(name, one) for one in news}
        said += [(x, y, news)] if news else []
    if said:
        _marks(chart, [x for x, _, _ in said], [y for _, y, _ in said], [_together(some, t) for *_, some in said], look)


def mark_cells(
    chart: Chart, frame: pd.DataFrame, place: Sequence[Mapping[Any, str]], t: Translator, look: Look
) -> None:
    """A mark in the cell of each library and month that anybody explained; ``place``: names of months and rows."""
    months, rows = place
    cells: dict[tuple[str, str], list[Remark | Explanation]] = {}
    for remark in reading.note(frame, "remarks") or ():
        if pd.Timestamp(remark.month) in months and remark.whose in rows:
            cells.setdefault((months[pd.Timestamp(remark.month)], rows[remark.whose]), []).append(remark)
    known = reading.note(frame, "explanations") or {}
    for row in frame.index.intersection(list(known)):
        cells.setdefault((months[frame["month"][row]], rows[frame["library"][row]]), []).extend(known[row])
    if cells:
        texts = [_together(some, t) for some in cells.values()]
        _marks(chart, [x for x, _ in cells], [y for _, y in cells], texts, look)


def _by_month(remarks: Sequence[Remark]) -> dict[pd.Timestamp, list[Remark]]:
    months: dict[pd.Timestamp, list[Remark]] = {}
    for remark in remarks:
        months.setdefault(pd.Timestamp(remark.month), []).append(remark)
    return months


def _together(some: Sequence[Remark | Explanation], t: Translator) -> str:
    lines = [_words(remark, t) for remark in some[:TOLD]]
    return "<br>".join([*lines, t("slides.more", n=len(some) - TOLD)] if len(some) > TOLD else lines)


def _words(remark: Remark | Explanation, t: Translator) -> str:
    # Plotly reads a little HTML in labels: what people wrote must stay text.
    lines = wrap(visible(remark.text, LONGEST), LINE_LETTERS) or [""]
    return f"<b>{escape(whose(remark, t))}</b>: {'<br>'.join(escape(line) for line in lines)}"


def _marks(chart: Chart, x: Sequence[Any], y: Sequence[Any], texts: Sequence[str], look: Look) -> None:
    chart.add_scatter(
        x=list(x), y=list(y), mode="markers", name="", text=list(texts), hovertemplate="%{text}<extra></extra>",
        marker={**MARKER, "color": look.named["red"], "line": {"color": look.background, "width": 1}},
        cliponaxis=False,
    )  # fmt: skip
