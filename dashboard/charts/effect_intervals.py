"""How sure is an effect? An interval a row; one that reaches over zero is grey and claims nothing."""

import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.charts.template import LINE, MARGIN, figure, nice_step, write_numbers
from dashboard.i18n import Translator
from dashboard.look import Look

ROW, FRAME = 76, 52
TICKS = 4
ROOM = 1.12
"""The axis reaches so much farther than the widest interval."""
LEAST = 0.1
"""Half-width of the axis where there is no interval at all."""


def estimate_intervals(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """What is estimated stands above its interval, the effect in words beside it; the dotted line is no change."""
    chart = figure(look, ROW * len(frame) + FRAME, left=MARGIN * 2, right=MARGIN * 2)
    chart.update_layout(hovermode="closest", margin={"t": MARGIN + LINE})
    for place, row in enumerate(frame.to_dict("records")):
        _row(chart, place, row, t, look)
    _axis(chart, frame, t, look)
    return chart


def _row(chart: Chart, place: int, row: dict[object, object], t: Translator, look: Look) -> None:
    changed, measured = t(f"intervention.{row['intervention']}"), t(f"effect.{row['measure']}")
    subject = t("charts.effect.subject", intervention=changed, measure=measured)
    color = look.named["blue"] if row["state"] == "effect_shown" else look.muted
    chart.add_annotation(
        x=0, xref="paper", xanchor="left", y=place, yshift=28, align="left", showarrow=False,
        text=f"{subject[:1].upper()}{subject[1:]}<br><b>{_verdict(row, t)}</b>",
        font={"color": look.text}, bgcolor=look.background,
    )  # fmt: skip
    if row["state"] == "not_enough":
        return
    effect, low, high = (float(str(row[name])) for name in ("effect", "low", "high"))
    words = t("charts.effect.interval", low=t.signed_percent(low, 0), high=t.signed_percent(high, 0))
    chart.add_scatter(
        x=[low, high], y=[place, place], mode="lines", line={"color": color, "width": 4}, text=[words, words],
        hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip
    fill = color if row["state"] == "effect_shown" else look.background
    chart.add_scatter(
        x=[effect], y=[place], mode="markers", text=[words], hovertemplate="%{text}<extra></extra>",
        marker={"size": 13, "color": fill, "line": {"color": color, "width": 2}},
    )  # fmt: skip


def _verdict(row: dict[object, object], t: Translator) -> str:
    return (
        t.signed_percent(float(str(row["effect"])), 0) if row["state"] == "effect_shown" else t(f"state.{row['state']}")
    )


def _axis(chart: Chart, frame: pd.DataFrame, t: Translator, look: Look) -> None:
    low = min(float(frame["low"].fillna(0).min()), -LEAST)
    high = max(float(frame["high"].fillna(0).max()), LEAST)
    step = nice_step((high - low) / TICKS)
    ticks = [step * index for index in range(int(low // step) + 1, int(high // step) + 1)]
    chart.update_xaxes(
        range=[low * ROOM, high * ROOM], tickmode="array", tickvals=ticks, showgrid=True, gridcolor=look.grid,
        ticktext=[t.signed_percent(tick, 0) if tick else t.percent(0) for tick in ticks],
    )  # fmt: skip
    chart.update_yaxes(range=[len(frame) - 0.7, -0.75], showticklabels=False, showgrid=False)
    chart.add_shape(
        type="line", x0=0, x1=0, y0=0, y1=1, yref="paper", line={"color": look.text, "width": 1.5, "dash": "dot"},
        layer="below",
    )  # fmt: skip
    write_numbers(chart, t)
