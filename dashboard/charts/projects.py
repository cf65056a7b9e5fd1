"""What is late, and by how many days?"""

from typing import Any

import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.charts.remarks import mark_rows
from dashboard.charts.template import figure
from dashboard.i18n import Translator
from dashboard.look import Look

ROW = 44
NAME = 0.42
"""Where the name lies, in rows above its bar."""


def slippage_bars(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """Days between the first promise and the last announced date, longest first; the longest is red."""
    rows = -pd.RangeIndex(len(frame)).to_series(index=frame.index).astype(float)
    chart = figure(look, len(frame) * ROW + 24)
    chart.update_layout(hovermode="closest", margin={"l": 8, "r": 72, "t": 8, "b": 8})
    chart.add_bar(
        x=frame["slippage_days"],
        y=rows,
        orientation="h",
        width=0.34,
        marker={"color": [_color(days, index, look) for index, days in enumerate(frame["slippage_days"])]},
        hovertemplate=[f"{t.name(code)}<extra></extra>" for code in frame["project"]],
    )
    low = min(0, int(frame["slippage_days"].min()))
    chart.update_xaxes(visible=False, range=[low, max(1, int(frame["slippage_days"].max()))])
    chart.update_yaxes(visible=False, range=[-len(frame) + 0.6, 0.75])
    for (_, row), y in zip(frame.iterrows(), rows, strict=True):
        _label(chart, row, float(y), t, look)
    mark_rows(chart, frame, (frame["slippage_days"], rows), t, look)
    return chart


def _color(days: int, index: int, look: Look) -> str:
    return look.named["red"] if index == 0 and days > 0 else look.named["blue"]


def _label(chart: Chart, row: "pd.Series[Any]", y: float, t: Translator, look: Look) -> None:
    days = int(str(row["slippage_days"]))
    chart.add_annotation(
        x=0, xref="paper", xanchor="left", y=y + NAME, showarrow=False, text=t.short_name(str(row["project"])),
        font={"color": look.text},
    )  # fmt: skip
    chart.add_annotation(
        x=max(days, 0), xanchor="left", xshift=6, y=y, showarrow=False, font={"color": look.text},
        text=f"<b>{t('projects.days', days=t.signed(days))}</b>",
    )  # fmt: skip
