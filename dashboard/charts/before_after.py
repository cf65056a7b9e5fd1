"""How does a library stand before and after? A ring, a dot and the change between them, a row a library."""

from collections.abc import Sequence

import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.charts.remarks import mark_rows
from dashboard.charts.template import LINE, MARGIN, figure, label_at_right, nice_step, write_numbers
from dashboard.i18n import Translator
from dashboard.look import Look

ROW, FRAME = 25, 56
NAME = 20
"""Letters of a library's name beside its row: more would leave a phone no room."""
CHANGE_MARGIN = 64
TICKS = 3
EMPTY_HEIGHT = 120


def before_after_pairs(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """A ring before, a dot after; the change stands at the right, red where visits fell."""
    shown = frame[frame["state"] == "estimated"]
    if shown.empty:
        return nothing(t("charts.effect.nothing"), look)
    colors = [look.named["blue" if change >= 0 else "red"] for change in shown["change"]]
    chart = figure(look, ROW * len(shown) + FRAME, right=CHANGE_MARGIN)
    chart.update_layout(hovermode="closest", margin={"t": MARGIN + LINE})
    _ties(chart, shown, colors)
    _ends(chart, shown, "before", [look.background] * len(shown), [look.muted] * len(shown), t)
    _ends(chart, shown, "after", colors, colors, t)
    for row, change, color in zip(range(len(shown)), shown["change"], colors, strict=True):
        label_at_right(chart, row, t.signed_percent(change, 0), color)
    mark_rows(chart, shown, (shown["after"], range(len(shown))), t, look)
    _library_rows(chart, shown, t, look)
    _values_across(chart, float(shown[["before", "after"]].max().max()), t, look)
    return chart


def nothing(text: str, look: Look) -> Chart:
    """One quiet sentence where there is no mark to draw."""
    chart = figure(look, EMPTY_HEIGHT)
    chart.update_xaxes(visible=False)
    chart.update_yaxes(visible=False)
    chart.add_annotation(
        x=0.5, y=0.5, xref="paper", yref="paper", text=text, showarrow=False, font={"color": look.muted}
    )
    return chart


def _ties(chart: Chart, shown: pd.DataFrame, colors: Sequence[str]) -> None:
    pairs = zip(shown["before"], shown["after"], colors, strict=True)
    for row, (before, after, color) in enumerate(pairs):
        line = {"color": color, "width": 2}
        chart.add_scatter(x=[before, after], y=[row, row], mode="lines", line=line, hoverinfo="skip")


def _ends(
    chart: Chart, shown: pd.DataFrame, name: str, fills: Sequence[str], lines: Sequence[str], t: Translator
) -> None:
    chart.add_scatter(
        x=shown[name], y=list(range(len(shown))), mode="markers", cliponaxis=False,
        text=[_told(row, t) for row in shown.itertuples()], hovertemplate="%{text}<extra></extra>",
        marker={"size": 10, "color": list(fills), "line": {"color": list(lines), "width": 2}},
    )  # fmt: skip
    first = float(shown[name].iloc[0])
    chart.add_annotation(
        x=first, y=0, yshift=18, text=t(f"charts.effect.{name}"), showarrow=False,
        font={"color": lines[0], "size": 13},
    )  # fmt: skip


def _told(row: object, t: Translator) -> str:
    library, months, began, back = (
        getattr(row, name) for name in ("library", "months_compared", "began_on", "after_from")
    )
    numbers = {name: t.number(getattr(row, name), 0) for name in ("before", "after")}
    pair = t("charts.effect.pair", change=t.signed_percent(getattr(row, "change"), 0), **numbers)  # noqa: B009  a row of a frame has no declared fields
    days = t("charts.effect.days", began=t.date(began.date()), back=t.date(back.date()))
    return "<br>".join((t.name(library), pair, t("charts.effect.months", n=int(months)), days))


def _library_rows(chart: Chart, shown: pd.DataFrame, t: Translator, look: Look) -> None:
    names = [t.short_name(code) for code in shown["library"]]
    chart.update_yaxes(
        range=[len(names) - 0.5, -0.5], tickmode="array", tickvals=list(range(len(names))), showgrid=False,
        ticktext=[name if len(name) <= NAME else f"{name[: NAME - 1].rstrip()}…" for name in names],
        tickfont={"size": 12, "color": look.text},
    )  # fmt: skip


def _values_across(chart: Chart, highest: float, t: Translator, look: Look) -> None:
    step = nice_step(highest / TICKS)
    ticks = [step * index for index in range(int(highest // step) + 1)]
    chart.update_xaxes(
        range=[0, highest * 1.04], tickmode="array", tickvals=ticks, ticktext=[t.number(tick) for tick in ticks],
        showgrid=True, gridcolor=look.grid,
    )  # fmt: skip
    write_numbers(chart, t)
