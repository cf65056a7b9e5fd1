"""Is it more than last year? Years laid over each other, and the line of twelve-month totals."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard import reading
from dashboard.charts import remarks
from dashboard.charts.chart import Chart
from dashboard.charts.rests import months_pointed_at, rests_by_month
from dashboard.charts.template import END_MARGIN, LABEL_MARGIN, Label, figure, labels_at_right, month_axis, value_axis
from dashboard.charts.unusual import mark_points
from dashboard.filters import MONTHS
from dashboard.i18n import Translator
from dashboard.look import Look

HEIGHT = 400
TOTAL_HEIGHT = 280
AXIS = 56
"""Pixels of a chart's height that are not plot."""
HEADROOM = 1.15
"""Room over the highest point for the label of the newest."""
QUARTERS = (1, 4, 7, 10)
LATE = 7
"""From this month on a label stands to the left of its point."""


def year_lines(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """A line a year over the same twelve months: this year blue, the last muted, the one before faint."""
    running = reading.unfinished(frame)
    names = [t.month_name(date(2000, month, 1)) for month in range(1, MONTHS + 1)]
    years = sorted(frame["month"].dt.year.unique(), reverse=True)
    chart = figure(look, HEIGHT, right=END_MARGIN)
    colors = (look.named["blue"], look.muted, look.faint)
    labels, rests = [], rests_by_month(frame)
    for year, color in reversed(list(zip(years, colors, strict=False))):
        values = _of_year(frame, int(year))
        months = pd.to_datetime([f"{year}-{month:02d}-01" for month in values.index])
        done, width = values.where(months < running), 3 if year == years[0] else 2
        pointed = months_pointed_at("%{y:,.0f}", done.set_axis(months), rests, t)
        _line(chart, done, names, str(year), {"color": color, "width": width}, pointed)
        if year != years[0] and done.notna().any():
            labels.append(Label(float(done.dropna().iloc[-1]), str(year), look.muted))
        if year == running.year:
            _running(chart, values, names, running.month, t, look)
    points = {
        month: (names[month.month - 1], visits) for month, visits in zip(frame["month"], frame["visits"], strict=True)
    }
    mark_points(chart, points, frame, t, look)
    highest = float(frame["visits"].max())
    value_axis(chart, highest, t, name_zero=False)
    chart.update_yaxes(range=[0, highest * HEADROOM])
    chart.update_xaxes(
        type="category", categoryorder="array", categoryarray=names, range=[-0.5, MONTHS - 0.5],
        tickmode="array", tickvals=[names[month - 1] for month in QUARTERS],
    )  # fmt: skip
    labels_at_right(chart, labels, highest * HEADROOM, HEIGHT - AXIS)
    _newest(chart, frame[frame["month"] < running], highest, names, t, look)
    remarks.mark_points(chart, points, frame, t, look)
    return chart


def total_line(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """Twelve-month totals as a line; the newest and the one a year before it are told."""
    blue = look.named["blue"]
    values = frame.set_index("month")["visits_12_months"].asfreq("MS")
    chart = figure(look, TOTAL_HEIGHT, right=LABEL_MARGIN)
    chart.add_scatter(
        x=values.index, y=values, mode="lines", line={"color": blue, "width": 3}, name=t("column.visits_12_months"),
        **months_pointed_at("%{y:,.0f}", values, rests_by_month(frame), t),
    )  # fmt: skip
    newest = values.index[-1]
    _point(chart, newest, values.iloc[-1], blue, blue)
    labels = [Label(values.iloc[-1], f"<b>{t.short_number(values.iloc[-1])}</b><br>{t.month(newest.date())}", blue)]
    year_ago = newest - pd.DateOffset(years=1)
    if year_ago in values.index and pd.notna(values[year_ago]):
        _point(chart, year_ago, values[year_ago], look.background, look.muted)
        text = t("charts.year_ago", value=t.short_number(values[year_ago]))
        chart.add_annotation(
            x=year_ago,
            y=values[year_ago],
            yshift=-18,
            bgcolor=look.background,
            text=text,
            showarrow=False,
            font={"color": look.muted},
        )
    value_axis(chart, float(values.max()), t, name_zero=False)
    month_axis(chart, values.index, t)
    labels_at_right(chart, labels, float(values.max()) * 1.05, TOTAL_HEIGHT - AXIS)
    remarks.mark_months(chart, values.to_dict(), frame, t, look)
    return chart


def _of_year(frame: pd.DataFrame, year: int) -> "pd.Series[float]":
    inside = frame[frame["month"].dt.year == year]
    values = pd.Series(inside["visits"].to_numpy(dtype="float64"), index=inside["month"].dt.month)
    return values.reindex(range(1, MONTHS + 1))


def _line(
    chart: Chart,
    values: "pd.Series[float]",
    names: list[str],
    year: str,
    line: dict[str, object],
    pointed: dict[str, Any],
) -> None:
    # A month between two gaps has no line: it is seen as a point.
    alone = values.notna() & values.shift(1).isna() & values.shift(-1).isna()
    chart.add_scatter(
        x=names, y=values, mode="lines+markers", name=year, connectgaps=False, line=line,
        marker={"color": line["color"], "size": [7 if single else 0 for single in alone]},
        **pointed,
    )  # fmt: skip


def _running(chart: Chart, values: "pd.Series[float]", names: list[str], month: int, t: Translator, look: Look) -> None:
    if pd.isna(values[month]):
        return
    blue = look.named["blue"]
    before = [month - 1] if month > 1 and pd.notna(values[month - 1]) else []
    shown = [*before, month]
    chart.add_scatter(
        x=[names[index - 1] for index in shown], y=values[shown], mode="lines+markers", hoverinfo="skip",
        line={"color": blue, "width": 2, "dash": "dot"},
        marker={"color": look.background, "size": [0] * len(before) + [8], "line": {"color": blue, "width": 2}},
    )  # fmt: skip
    chart.add_annotation(
        x=names[month - 1], y=values[month], yshift=-16, xanchor="right" if month >= LATE else "left",
        text=t("charts.not_finished", month=names[month - 1]), showarrow=False, font={"color": look.muted, "size": 12},
    )  # fmt: skip


def _newest(chart: Chart, finished: pd.DataFrame, highest: float, names: list[str], t: Translator, look: Look) -> None:
    if finished.empty:
        return
    blue, month = look.named["blue"], finished["month"].iloc[-1]
    value = float(finished["visits"].iloc[-1])
    _point(chart, names[month.month - 1], value, blue, blue)
    text = t("charts.year_point", year=str(month.year), value=t.short_number(value), month=t.month_in(month.date()))
    chart.add_annotation(
        x=names[month.month - 1], y=highest, yshift=18, xanchor="right" if month.month >= LATE else "left", text=text,
        showarrow=False, font={"color": blue}, bgcolor=look.background,
    )  # fmt: skip


def _point(chart: Chart, x: object, y: float, fill: str, outline: str) -> None:
    chart.add_scatter(
        x=[x], y=[y], mode="markers", hoverinfo="skip",
        marker={"color": fill, "size": 9, "line": {"color": outline, "width": 2}},
    )  # fmt: skip
